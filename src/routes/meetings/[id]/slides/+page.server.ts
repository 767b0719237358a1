import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';
import type { UnitChoice } from '#lib/server/reports/arrange-units.ts';
import { choicesPage } from '#lib/server/slides/choices-page.ts';
import { listChoices, saveChoices } from '#lib/server/slides/meeting-choices.ts';
import { acting } from '../../../acting.ts';
import { moveOf, type Move } from '../../../move-field.ts';
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
		const move = moveOf(fields.get('move')?.toString());
		const choices = movedChoices(readUnits(fields), move);
		return acting(locals, { typed: choices }, async () => {
			const { key, template } = await pageOf(locals, params.id, url);
			saveChoices(locals.application.workspace, {
				meeting: params.id,
				template: key,
				seen: Number(fields.get('seen')),
				choices
			});
			const query = new URLSearchParams({ template, done: '' });
			const place = move === null ? '' : `#unit-${move.id}`;
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

/** The one that moves changes places with its neighbour. */
function movedChoices(choices: readonly UnitChoice[], move: Move | null): readonly UnitChoice[] {
	const from = choices.findIndex((choice) => choice.id === move?.id);
	const to = from + (move?.way === 'up' ? -1 : 1);
	const [one, other] = [choices[from], choices[to]];
	if (!one || !other) return choices;
	return choices.map((choice, at) => (at === from ? other : at === to ? one : choice));
}
