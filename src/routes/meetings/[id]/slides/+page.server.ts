import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';
import type { UnitChoice } from '#lib/server/reports/arrange-units.ts';
import { choicesPage } from '#lib/server/slides/choices-page.ts';
import { listChoices, saveChoices } from '#lib/server/slides/meeting-choices.ts';
import { acting } from '../../../acting.ts';
import { refusing } from '../../../refusing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	refusing(locals, async () => {
		const page = await pageOf(locals, params.id, url);
		return {
			page,
			history: listChoices(locals.application.workspace, params.id, page.key),
			done: url.searchParams.has('done')
		};
	});

export const actions: Actions = {
	async default({ locals, params, request, url }) {
		const fields = await request.formData();
		const choices = movedChoices(readUnits(fields), String(fields.get('move') ?? ''));
		return acting(locals, { typed: choices }, async () => {
			const { key, template } = await pageOf(locals, params.id, url);
			saveChoices(locals.application.workspace, {
				meeting: params.id,
				template: key,
				seen: Number(fields.get('seen')),
				choices
			});
			const query = new URLSearchParams({ template, done: '' });
			const [, moved] = String(fields.get('move') ?? '').split(' ');
			const place = moved === undefined ? '' : `#unit-${moved}`;
			redirect(
				303,
				localizeHref(`/meetings/${params.id}/slides?${query}${place}`, { locale: locals.language })
			);
		});
	}
};

function pageOf(locals: App.Locals, meeting: string, url: URL) {
	const { reader, application } = locals;
	const asked = { meeting, template: url.searchParams.get('template') };
	return choicesPage(application.workspace, asked, (id) => locals.edition(id), reader);
}

/** The order of the fields is the order of the units. */
function readUnits(fields: FormData): UnitChoice[] {
	const text = (name: string) => String(fields.get(name) ?? '').trim() || null;
	return fields.getAll('unit').map((unit) => {
		const id = String(unit);
		return {
			id,
			shown: fields.has(`shown ${id}`),
			title: text(`title ${id}`),
			note: text(`note ${id}`)
		};
	});
}

/** `up ID` and `down ID` change places with a neighbour. */
function movedChoices(choices: readonly UnitChoice[], move: string): readonly UnitChoice[] {
	const [way, id] = move.split(' ');
	const from = choices.findIndex((choice) => choice.id === id);
	const to = from + (way === 'up' ? -1 : 1);
	const [one, other] = [choices[from], choices[to]];
	if (!one || !other) return choices;
	return choices.map((choice, at) => (at === from ? other : at === to ? one : choice));
}
