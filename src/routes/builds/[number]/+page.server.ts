import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { buildPage } from '#lib/server/pages/report-builds.ts';
import { findReportBuild, orderOf } from '#lib/server/report-builds/report-build.ts';
import { acting, textFields } from '../../acting.ts';
import { asker } from '../../asker.ts';
import { refusing } from '../../refusing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, setHeaders }) =>
	refusing(locals, async () => {
		setHeaders({ 'cache-control': 'no-store' });
		const { application, reader } = locals;
		const edition = await locals.edition(null);
		return { build: buildPage(application.workspace, edition, reader, Number(params.number)) };
	});

export const actions: Actions = {
	cancel: ({ locals, params, url }) =>
		acting(locals, {}, async () => {
			locals.application.reports.cancel(Number(params.number));
			redirect(303, url.pathname);
		}),
	again: async ({ locals, params, request }) => {
		const onSame = (await textFields(request)).get('on') === 'same';
		return acting(locals, {}, async () => {
			const { workspace, reports } = locals.application;
			const build = findReportBuild(workspace, Number(params.number));
			const { id } = await locals.edition(null);
			const edition = onSame || build.meeting !== null ? build.edition : id;
			const { number } = reports.ask(
				{ ...orderOf(build), edition, reader: asker(locals) },
				build.title
			);
			redirect(303, localizeHref(`/builds/${number}`, { locale: locals.language }));
		});
	}
};
