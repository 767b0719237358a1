import { redirect } from '@sveltejs/kit';
import { publishTemplate } from '#lib/server/templates/publish-template.ts';
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
			const { workspace, untilServed } = locals.application;
			const { path, file } = await editedFile(workspace, params.name, fields.get('file') ?? null);
			const result = await publishTemplate(workspace, path, Number(fields.get('version')));
			await untilServed(result.edition);
			redirect(303, editHref(locals, params.name, file, { ...keptQuery(url), done: 'published' }));
		});
	}
};
