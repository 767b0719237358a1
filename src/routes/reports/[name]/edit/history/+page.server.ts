import { redirect } from '@sveltejs/kit';
import { formatMoment } from '#lib/indicators/moment-words.ts';
import { historyPage, resumeText } from '#lib/server/templates/history-page.ts';
import { acting, textFields } from '../../../../acting.ts';
import { refusing } from '../../../../refusing.ts';
import { keptQuery } from '../preview-fields.ts';
import { editHref } from '../typed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	refusing(locals, async () => {
		const { application, reader, language } = locals;
		const edition = await locals.edition(null);
		const file = url.searchParams.get('file');
		const page = await historyPage(
			application.workspace,
			{ name: params.name, file },
			reader.language
		);
		const { timeZone } = edition.programme.settings;
		const told = (at: string) => formatMoment(at, timeZone, language);
		return {
			page,
			kept: keptQuery(url),
			moments: Object.fromEntries(page.entries.map(({ key, at }) => [key, told(at)]))
		};
	});

export const actions: Actions = {
	async default({ locals, params, request, url }) {
		const fields = await textFields(request);
		return acting(locals, {}, async () => {
			const file = await resumeText(locals.application.workspace, {
				name: params.name,
				file: fields.get('file') ?? null,
				key: fields.get('resume') ?? ''
			});
			redirect(303, editHref(locals, params.name, file, { ...keptQuery(url), done: 'resumed' }));
		});
	}
};
