import { fail, redirect } from '@sveltejs/kit';
import { declareFigure, readDeclared, withdrawFigure } from '#lib/server/declared/declare.ts';
import { declarationsPage } from '#lib/server/pages/declarations.ts';
import { demandAbout } from '#lib/server/people/matter.ts';
import { acting, textFields } from '../acting.ts';
import { followed, publishingAll, stopping } from '../publishing.ts';
import { signedIn } from '../signed-in.ts';
import { refusing } from '../refusing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	refusing(locals, async () => {
		const { application, reader, view } = locals;
		const person = signedIn(locals);
		// Before the figures are read: what is told to be published is then in them.
		const told = followed(locals, url.searchParams.get('done'));
		return {
			page: declarationsPage(await locals.edition(), application.workspace, { reader, person }),
			user: application.user,
			asked: {
				indicator: url.searchParams.get('indicator') ?? '',
				territory: view.territory ?? '',
				date: view.asOf ?? '',
				value: '',
				source: ''
			},
			...told
		};
	});

export const actions: Actions = {
	async declare({ locals, request }) {
		const { application, reader } = locals;
		const fields = await textFields(request);
		const read = (name: string) => fields.get(name)?.trim() ?? '';
		const typed = {
			indicator: read('indicator'),
			territory: read('territory'),
			date: read('date'),
			value: read('value'),
			source: read('source')
		};
		return acting(locals, { typed }, async () => {
			const edition = await locals.edition(null);
			demandAbout(locals.person, 'declare-figures', edition.programme, {
				indicator: typed.indicator,
				territory: typed.territory || null
			});
			const reading = await readDeclared(typed, edition, reader, application.clock);
			if ('faults' in reading) return fail(400, { typed, faults: reading.faults });
			declareFigure(application.workspace, reading.figure);
			redirect(303, '?done=declared');
		});
	},
	async withdraw({ locals, request }) {
		const fields = await textFields(request);
		return acting(locals, {}, async () => {
			const edition = await locals.edition(null);
			const about = {
				indicator: fields.get('indicator') ?? '',
				territory: fields.get('territory') || null,
				date: fields.get('date') ?? ''
			};
			demandAbout(locals.person, 'declare-figures', edition.programme, about);
			withdrawFigure(locals.application.workspace, edition, about);
			redirect(303, '?done=withdrawn');
		});
	},
	publish: ({ locals }) =>
		acting(locals, {}, async () => redirect(303, `?done=${await publishingAll(locals)}`)),
	stop: ({ locals }) => stopping(locals, (done) => `?done=${done}`)
};
