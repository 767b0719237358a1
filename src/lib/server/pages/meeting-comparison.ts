import type { Localized } from '#lib/indicators/language.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Weather } from '#lib/indicators/weather.ts';
import type { Workspace } from '../editions/workspace.ts';
import { appraisalsSeenAt, listAppraisals } from '../meetings/appraisals.ts';
import { hasMoved, type FigureMove, type FiguresComparison } from '../meetings/compare-figures.ts';
import { compareNamed, type OpenEdition } from '../meetings/compare-sides.ts';
import { findMeeting, listMeetings, type Meeting } from '../meetings/meeting.ts';

/** One line: the figure's move, and the appraisals that both meetings saw. */
export type ComparedLine = FigureMove & {
	readonly moved: boolean;
	readonly appraisals: { readonly before: Weather | null; readonly after: Weather | null };
};

export type MeetingComparisonPage = {
	/** All meetings, the latest first, to choose two from. */
	readonly meetings: readonly Meeting[];
	/** The earlier and the later of the two; null when there are not two meetings. */
	readonly compared: {
		readonly before: Meeting;
		readonly after: Meeting;
		readonly gone: FiguresComparison['gone'];
		readonly axes: readonly {
			readonly id: string;
			readonly title: Localized;
			readonly lines: readonly ComparedLine[];
		}[];
		readonly movedCount: number;
	} | null;
};

/** The ids that the address asks for; an empty field is none. */
export function readComparison(parameters: URLSearchParams): {
	readonly a: string | null;
	readonly b: string | null;
} {
	return { a: parameters.get('a') || null, b: parameters.get('b') || null };
}

/** The last two meetings unless others are asked for. Throws `unknown-meeting`. */
export async function meetingComparisonPage(
	workspace: Workspace,
	asked: { readonly a: string | null; readonly b: string | null },
	open: OpenEdition,
	reader: Reader
): Promise<MeetingComparisonPage> {
	const meetings = listMeetings(workspace);
	const after = asked.b ? findMeeting(workspace, asked.b) : meetings[0];
	const rest = meetings.filter(({ date, id }) => id !== after?.id && date <= (after?.date ?? ''));
	const before = asked.a ? findMeeting(workspace, asked.a) : rest[0];
	if (!before || !after) return { meetings, compared: null };
	const comparison = await compareNamed(
		workspace,
		[
			{ name: before.id, asOf: null },
			{ name: after.id, asOf: null }
		],
		open,
		reader
	);
	const [first, last] = [comparison.before, comparison.after].map((side) =>
		side.meeting === before.id ? before : after
	) as [Meeting, Meeting];
	const written = listAppraisals(workspace);
	const levels = [first, last].map(
		(meeting) =>
			new Map(
				appraisalsSeenAt(written, meeting).flatMap(({ subject, level }) =>
					subject.kind === 'indicator' && level ? [[subject.id, level] as const] : []
				)
			)
	);
	const lines = comparison.moves.map((move): ComparedLine => {
		const { id } = move.indicator;
		const appraisals = {
			before: levels[0]?.get(id) ?? null,
			after: levels[1]?.get(id) ?? null
		};
		return { ...move, moved: hasMoved(move) || appraisals.before !== appraisals.after, appraisals };
	});
	const axes = Map.groupBy(lines, ({ indicator }) => indicator.axis);
	return {
		meetings,
		compared: {
			before: first,
			after: last,
			gone: comparison.gone,
			movedCount: lines.filter(({ moved }) => moved).length,
			axes: [...axes].map(([id, own]) => ({
				id,
				title: comparison.axes.find((axis) => axis.id === id)?.title ?? { fr: id },
				lines: own
			}))
		}
	};
}
