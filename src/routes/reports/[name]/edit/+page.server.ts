import { redirect } from '@sveltejs/kit';
import { meetingWords } from '#lib/components/meeting-words.ts';
import { formatMoment } from '#lib/indicators/moment-words.ts';
import { listMeetings } from '#lib/server/meetings/meeting.ts';
import { rebaseDraft } from '#lib/server/templates/drafts.ts';
import { editedFile } from '#lib/server/templates/edited-file.ts';
import { editPage } from '#lib/server/templates/edit-page.ts';
import { acting, textFields } from '../../../acting.ts';
import { refusing } from '../../../refusing.ts';
import { drawTyped, editHref, keepTyped, typedFields } from './typed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url, setHeaders }) =>
	refusing(locals, async () => {
		// A page that is shown again from a cache would write under another's name.
		setHeaders({ 'cache-control': 'no-store' });
		const { application, asked, reader, language } = locals;
		const { workspace } = application;
		const edition = await locals.edition(null);
		const query = (name: string) => url.searchParams.get(name);
		const page = await editPage(
			workspace,
			edition,
			{ name: params.name, file: query('file'), text: Number(query('text')) || null },
			reader
		);
		const meetings = listMeetings(workspace);
		const { settings } = edition.programme;
		const [first, last] = [settings.since, edition.asOf].map((date) => Number(date.slice(0, 4)));
		return {
			page,
			moments: Object.fromEntries(
				[page.draft, page.shown, ...page.others].flatMap((one) =>
					one ? [[one.number, formatMoment(one.at, settings.timeZone, language)]] : []
				)
			),
			chosen: {
				year: query('year') ?? (asked.asOf ?? edition.asOf).slice(0, 4),
				asOf: asked.asOf ?? '',
				territory: asked.territory ?? '',
				meeting: asked.meeting ?? (page.needsMeeting ? (meetings[0]?.id ?? '') : ''),
				language: page.languages.includes(language) ? language : (page.languages[0] ?? language)
			},
			years: Array.from({ length: last! - first! + 1 }, (_, at) => String(last! - at)),
			meetings: meetings.map((meeting) => ({
				id: meeting.id,
				words: meetingWords(meeting, language)
			})),
			done: query('done')
		};
	});

export const actions: Actions = {
	async show({ locals, params, request }) {
		const typed = typedFields(await textFields(request));
		return acting(locals, { typed }, async () => {
			const saved = await keepTyped(locals, params.name, typed);
			if (saved?.aside)
				redirect(303, editHref(locals, params.name, typed.file, { text: String(saved.text) }));
			return { typed, shown: await drawTyped(locals, params.name, typed) };
		});
	},
	async publish({ locals, params, request }) {
		const typed = typedFields(await textFields(request));
		return acting(locals, { typed }, async () => {
			const saved = await keepTyped(locals, params.name, typed);
			const step = saved?.aside ? { text: String(saved.text) } : { step: '/publish' };
			redirect(303, editHref(locals, params.name, typed.file, step));
		});
	},
	async rebase({ locals, params, request }) {
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
			redirect(303, editHref(locals, params.name, file, done));
		});
	}
};
