import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { dropDraft } from '#lib/server/templates/drafts.ts';
import { editedFile } from '#lib/server/templates/edited-file.ts';
import { acting, textFields } from '../../../../acting.ts';
import { refusing } from '../../../../refusing.ts';
import { loadChange } from '../change.ts';
import { keptQuery } from '../preview-fields.ts';
import { editHref } from '../typed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url, setHeaders }) =>
	refusing(locals, () => {
		setHeaders({ 'cache-control': 'no-store' });
		return loadChange(locals, params.name, url);
	});

export const actions: Actions = {
	async default({ locals, params, request, url }) {
		const fields = await textFields(request);
		return acting(locals, {}, async () => {
			const { workspace } = locals.application;
			const edited = await editedFile(workspace, params.name, fields.get('file') ?? null);
			dropDraft(workspace, edited.path, Number(fields.get('version')));
			// A report that was only a draft is no more; its variant goes back to the report's own.
			if (edited.published === null && edited.path === `reports/${params.name}.md`)
				redirect(303, localizeHref('/reports?done=dropped', { locale: locals.language }));
			const back = edited.published === null ? `${params.name}.md` : edited.file;
			redirect(303, editHref(locals, params.name, back, { ...keptQuery(url), done: 'dropped' }));
		});
	}
};
