import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { buildPage } from '#lib/server/pages/report-builds.ts';
import { findReportBuild, orderOf } from '#lib/server/report-builds/report-build.ts';
import { acting } from '../../acting.ts';
import { asker } from '../../asker.ts';
import { refusing } from '../../refusing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, setHeaders }) =>
	refusing(locals, () => {
		setHeaders({ 'cache-control': 'no-store' });
		const { application, reader } = locals;
		return { build: buildPage(application.workspace, Number(params.number), reader) };
	});

export const actions: Actions = {
	cancel: ({ locals, params, url }) =>
		acting(locals, {}, async () => {
			locals.application.reports.cancel(Number(params.number));
			redirect(303, url.pathname);
		}),
	again: ({ locals, params }) =>
		acting(locals, {}, async () => {
			const { workspace, reports } = locals.application;
			const build = findReportBuild(workspace, Number(params.number));
			const { id } = await locals.edition(null);
			const edition = build.meeting === null ? id : build.edition;
			const { number } = reports.ask(
				{ ...orderOf(build), edition, reader: asker(locals) },
				build.title
			);
			redirect(303, localizeHref(`/builds/${number}`));
		})
};
