import { localReader } from '#lib/indicators/reader.ts';
import type { Edition } from '#lib/server/editions/edition.ts';
import { openEdition } from '#lib/server/editions/open-edition.ts';
import type { Workspace } from '#lib/server/editions/workspace.ts';
import { listAgenda } from '#lib/server/meetings/agenda.ts';
import { listAttendees } from '#lib/server/meetings/attendees.ts';
import { createMeeting, openMeeting } from '#lib/server/meetings/change-meeting.ts';
import { deleteMeeting } from '#lib/server/meetings/delete-meeting.ts';
import { listDecisions } from '#lib/server/meetings/decisions.ts';
import { freezeMeeting, latestFreeze, listFreezes } from '#lib/server/meetings/freezes.ts';
import { findMeeting, listMeetings, type Meeting } from '#lib/server/meetings/meeting.ts';
import { textOption, usageError, type CliContext, type CliInput, type Run } from './context.ts';
import { exportMeeting } from './meeting-export.ts';
import { withWorkspace } from './open-workspace.ts';

type Action = (workspace: Workspace, input: CliInput, context: CliContext) => Promise<void> | void;

/** `jalon meeting ACTION [ID]`: the committee's meetings from the command line. */
export const run: Run = (input, context) =>
	withWorkspace(context, async (workspace) => {
		const [name] = input.arguments;
		const action = typeof name === 'string' && Object.hasOwn(actions, name) ? actions[name] : null;
		if (!action)
			throw usageError({
				fr: `« ${String(name)} » : attendu ${Object.keys(actions).join(', ')}.`,
				en: `“${String(name)}”: expected ${Object.keys(actions).join(', ')}.`
			});
		await action(workspace, input, context);
	});

/** What each action does; another is added here. */
const actions: Readonly<Record<string, Action>> = {
	list(workspace, _, context) {
		const taken = Map.groupBy(listDecisions(workspace), ({ meeting }) => meeting);
		const meetings = listMeetings(workspace).map((meeting) => ({
			...meeting,
			frozen: latestFreeze(workspace, meeting.id),
			decisions: taken.get(meeting.id)?.length ?? 0
		}));
		if (context.json) return context.output.json({ version: 1, meetings });
		const say = (fr: string, en: string) => context.output.words({ fr, en });
		if (meetings.length === 0) return context.output.note(say('Aucune séance.', 'No meeting.'));
		context.output.table(
			[
				{ title: say('Séance', 'Meeting') },
				{ title: say('Date', 'Date') },
				{ title: say('Situation au', 'As of') },
				{ title: say('État', 'State') },
				{ title: say('Lieu', 'Place') },
				{ title: say('Version arrêtée', 'Frozen edition') },
				{ title: say('Décisions', 'Decisions'), align: 'right' }
			],
			meetings.map(({ id, date, asOf, state, place, frozen, decisions }) => [
				id,
				date,
				asOf,
				stateWords(state, context),
				place,
				frozen?.edition.slice(0, 8) ?? null,
				decisions
			])
		);
	},
	show(workspace, input, context) {
		const meeting = findMeeting(workspace, meetingId(input));
		show(workspace, meeting, context);
	},
	create(workspace, input, context) {
		const date = textOption(input, 'date');
		if (date === null)
			throw usageError({
				fr: 'Donnez le jour de la séance : --date 2024-06-14.',
				en: 'Give the day of the meeting: --date 2024-06-14.'
			});
		const meeting = createMeeting(workspace, {
			title: textOption(input, 'title'),
			date,
			asOf: textOption(input, 'asOf'),
			place: textOption(input, 'place'),
			chair: textOption(input, 'chair')
		});
		show(workspace, meeting, context);
	},
	async freeze(workspace, input, context) {
		const meeting = meetingId(input);
		const edition: Edition = await openEdition(workspace);
		try {
			const reader = localReader(workspace.user, context.language);
			const seen = latestFreeze(workspace, meeting)?.number ?? null;
			const reason = textOption(input, 'reason');
			await freezeMeeting(workspace, edition, { meeting, reason, seen }, reader);
		} finally {
			edition.database.close();
		}
		show(workspace, findMeeting(workspace, meeting), context);
	},
	export(workspace, input, context) {
		return exportMeeting(
			workspace,
			{ meeting: meetingId(input), out: textOption(input, 'out') },
			context
		);
	},
	open(workspace, input, context) {
		const id = meetingId(input);
		const seen = latestFreeze(workspace, id)?.number ?? null;
		show(workspace, openMeeting(workspace, id, seen), context);
	},
	delete(workspace, input, { json, output }) {
		const id = meetingId(input);
		deleteMeeting(workspace, id);
		if (json) return output.json({ version: 1, deleted: id });
		output.line(output.words({ fr: `Séance ${id} supprimée.`, en: `Meeting ${id} deleted.` }));
	}
};

function meetingId(input: CliInput): string {
	const [, id] = input.arguments;
	if (typeof id === 'string') return id;
	throw usageError({
		fr: 'Dites de quelle séance il s’agit. La liste : jalon meeting list',
		en: 'Say which meeting. The list: jalon meeting list'
	});
}

function show(workspace: Workspace, meeting: Meeting, context: CliContext): void {
	const { output } = context;
	const agenda = listAgenda(workspace, meeting.id);
	const attendees = listAttendees(workspace, meeting.id);
	const freezes = listFreezes(workspace, meeting.id);
	const decisions = listDecisions(workspace).filter((one) => one.meeting === meeting.id);
	if (context.json)
		return output.json({ version: 1, meeting, agenda, attendees, freezes, decisions });
	const say = (fr: string, en: string) => output.words({ fr, en });
	output.line(`${meeting.id}  ${meeting.date}  ${stateWords(meeting.state, context)}`);
	for (const [title, text] of [
		[say('Intitulé', 'Title'), meeting.title],
		[say('Situation au', 'As of'), meeting.asOf],
		[say('Lieu', 'Place'), meeting.place],
		[say('Présidence', 'Chair'), meeting.chair],
		[say('Membres', 'Members'), attendees.map(({ name }) => name).join(', ')]
	] as const)
		if (text) output.line(`${title}${say(' : ', ': ')}${text}`);
	const mark = say('À arbitrer : ', 'To be arbitrated: ');
	for (const { kind, title } of agenda)
		output.line(`- ${kind === 'arbitration' ? mark : ''}${title}`);
	for (const { edition, at, by, reason } of freezes)
		output.line(
			say(
				`Arrêtée sur la version ${edition.slice(0, 8)}, ${at}, ${by}${reason ? ` : ${reason}` : ''}`,
				`Frozen on edition ${edition.slice(0, 8)}, ${at}, ${by}${reason ? `: ${reason}` : ''}`
			)
		);
	for (const { id, wording, state } of decisions) output.line(`${id}  ${wording} (${state})`);
}

function stateWords(state: Meeting['state'], { output }: CliContext): string {
	return output.words(
		{
			preparation: { fr: 'en préparation', en: 'in preparation' },
			frozen: { fr: 'chiffres arrêtés', en: 'figures frozen' },
			held: { fr: 'tenue', en: 'held' }
		}[state]
	);
}
