import { redirect } from '@sveltejs/kit';
import { meetingWords } from '#lib/components/meeting-words.ts';
import type { Language } from '#lib/indicators/language.ts';
import { formatMoment } from '#lib/indicators/moment-words.ts';
import { rebaseDraft } from '#lib/server/templates/drafts.ts';
import { editedFile } from '#lib/server/templates/edited-file.ts';
import { editPage, type EditPage } from '#lib/server/templates/edit-page.ts';
import { acting, textFields } from '../../../acting.ts';
import { refusing } from '../../../refusing.ts';
import { keptQuery, momentOf, previewFields, previewQuery } from './preview-fields.ts';
import { drawTyped, editHref, keepTyped, typedFields } from './typed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url, setHeaders }) =>
	refusing(locals, async () => {
		// A page that is shown again from a cache would write under another's name.
		setHeaders({ 'cache-control': 'no-store' });
		const { application, reader, language } = locals;
		const { workspace } = application;
		const edition = await locals.edition(null);
		const query = (name: string) => url.searchParams.get(name);
		const asking = previewFields(query);
		const page = await editPage(
			workspace,
			edition,
			{
				...{ name: params.name, file: query('file'), text: Number(query('text')) || null },
				moment: momentOf(asking)
			},
			reader
		);
		const chosen = languageOf(page, asking.language || language);
		const { hand } = page.form;
		const preview = { ...asking, language: chosen };
		return {
			page,
			chosen: { ...text(page.choices.chosen), language: chosen },
			kept: previewQuery(asking),
			moments: momentsOf(page, edition.programme.settings.timeZone, language),
			meetings: page.choices.meetings.map((one) => ({
				id: one.id,
				words: meetingWords(one, language)
			})),
			/** Without a script, what « Voir » asks for. */
			shown: url.searchParams.has('show')
				? await drawTyped(locals, params.name, { file: page.file, text: page.text, hand, preview })
				: null,
			done: query('done')
		};
	});

/** Choices as fields say them. */
function text<K extends string>(
	choices: Readonly<Record<K, string | number | null>>
): Readonly<Record<K, string>> {
	const said = Object.entries(choices).map(([name, value]) => [name, String(value ?? '')]);
	return Object.fromEntries(said) as Record<K, string>;
}

function languageOf({ languages }: Pick<EditPage, 'languages'>, asked: string): string {
	return languages.find((one) => one === asked) ?? languages[0] ?? asked;
}

/** When each text of the draft was typed, in words. */
function momentsOf(
	{ draft, shown, others }: EditPage,
	timeZone: string,
	language: Language
): Readonly<Record<number, string>> {
	return Object.fromEntries(
		[draft, shown, ...others].flatMap((one) =>
			one ? [[one.number, formatMoment(one.at, timeZone, language)]] : []
		)
	);
}

export const actions: Actions = {
	async show({ locals, params, request }) {
		const typed = typedFields(await textFields(request));
		return acting(locals, { typed }, async () => {
			const saved = await keepTyped(locals, params.name, typed);
			const text = saved?.aside ? { text: String(saved.text) } : {};
			const asked = { ...previewQuery(typed.preview), ...text, show: '' };
			redirect(303, editHref(locals, params.name, typed.file, asked));
		});
	},
	async publish({ locals, params, request }) {
		const typed = typedFields(await textFields(request));
		return acting(locals, { typed }, async () => {
			const saved = await keepTyped(locals, params.name, typed);
			const step = saved?.aside ? { text: String(saved.text) } : { step: '/publish' };
			const kept = previewQuery(typed.preview);
			redirect(303, editHref(locals, params.name, typed.file, { ...kept, ...step }));
		});
	},
	async rebase({ locals, params, request, url }) {
		const fields = await textFields(request);
		return acting(locals, {}, async () => {
			const { workspace } = locals.application;
			const { path, file, hash } = await editedFile(
				workspace,
				params.name,
				fields.get('file') ?? null
			);
			// Seen as it is now, or it is shown again.
			if (fields.get('base') === hash)
				rebaseDraft(workspace, path, Number(fields.get('version')), hash);
			const done = fields.get('base') === hash ? { done: 'rebased' } : {};
			redirect(303, editHref(locals, params.name, file, { ...keptQuery(url), ...done }));
		});
	}
};
