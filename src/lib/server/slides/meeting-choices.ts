import type { Language } from '#lib/indicators/language.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { findMeeting } from '../meetings/meeting.ts';
import { stampOf } from '../meetings/stamp.ts';
import { JalonError } from '../programme/problem.ts';
import type { UnitChoice } from '../reports/arrange-units.ts';
import { readTemplate } from '../reports/template.ts';

/** What somebody chose for a meeting; the latest counts, the earlier ones stay. */
export type MeetingChoices = {
	/** 0 when nobody chose anything. */
	readonly number: number;
	readonly choices: readonly UnitChoice[];
	readonly at: string | null;
	readonly by: string | null;
};

type Row = { number: number; choices: string; at: string; by: string };

const select = `select number, choices, chosen_at as at, chosen_by as by from meeting_choices
	where meeting = ? and template = ? order by number desc`;

/** Characters. */
export const longestUnitTitle = 240;
export const longestUnitNote = 2_000;
const mostUnits = 300;

/** Parts of a report are known by their headings, which each language has of its own; slides by their names. */
export function choicesKey(
	template: string,
	layout: 'pages' | 'slides',
	language: Language
): string {
	return layout === 'slides' || language === 'fr' ? template : `${template}.${language}`;
}

/** What counts now for a meeting and a template. */
export function readChoices(
	{ records }: Workspace,
	meeting: string,
	template: string
): MeetingChoices {
	const row = records.one<Row>(`${select} limit 1`, meeting, template);
	return row === null
		? { number: 0, choices: [], at: null, by: null }
		: { ...row, choices: JSON.parse(row.choices) as UnitChoice[] };
}

/** All that was ever chosen, the latest first. */
export function listChoices(
	{ records }: Workspace,
	meeting: string,
	template: string
): readonly MeetingChoices[] {
	return records
		.all<Row>(select, meeting, template)
		.map((row) => ({ ...row, choices: JSON.parse(row.choices) as UnitChoice[] }));
}

/**
 * Writes choices down. `seen` is the number of those that the person had before them: when others
 * came meanwhile nothing is written. Throws `changed-meanwhile`, `choices-too-long`, `unknown-meeting`.
 */
export function saveChoices(
	workspace: Workspace,
	asked: {
		readonly meeting: string;
		readonly template: string;
		readonly seen: number;
		readonly choices: readonly UnitChoice[];
	}
): MeetingChoices {
	const { records } = workspace;
	const { meeting, template } = asked;
	const { at, by } = stampOf(workspace, {});
	const choices = asked.choices.map(checkChoice);
	if (choices.length > mostUnits) throw tooLong();
	return records.transaction(() => {
		findMeeting(workspace, meeting);
		const latest = readChoices(workspace, meeting, template);
		if (latest.number !== asked.seen) throw chosenMeanwhile(latest.by ?? '');
		records.run(
			'insert into meeting_choices (meeting, template, choices, chosen_at, chosen_by) values (?, ?, ?, ?, ?)',
			...[meeting, template, JSON.stringify(choices), at, by]
		);
		return readChoices(workspace, meeting, template);
	});
}

function checkChoice({ id, shown, title, note }: UnitChoice): UnitChoice {
	const written = { title: title?.trim() || null, note: note?.trim() || null };
	const isLong =
		id.length > 200 ||
		(written.title?.length ?? 0) > longestUnitTitle ||
		(written.note?.length ?? 0) > longestUnitNote;
	if (isLong) throw tooLong();
	return { id, shown, ...written };
}

function tooLong(): JalonError {
	return new JalonError('choices-too-long', {
		fr: `Un titre tient en ${longestUnitTitle} caractères, une note en ${longestUnitNote}.`,
		en: `A title holds in ${longestUnitTitle} characters, a note in ${longestUnitNote}.`
	});
}

function chosenMeanwhile(by: string): JalonError {
	return new JalonError('changed-meanwhile', {
		fr: `Pendant que vous choisissiez, ${by} a enregistré d’autres choix, rappelés au-dessus des vôtres. Rien n’est perdu : relisez, puis enregistrez de nouveau.`,
		en: `While you were choosing, ${by} saved other choices, recalled above yours. Nothing is lost: read them, then save again.`
	});
}

/** What a meeting chose of a report, for who builds it; nothing without a meeting. Throws `unknown-report`. */
export function choicesFor(
	workspace: Workspace,
	{ programme, manifest }: Pick<Edition, 'programme' | 'manifest'>,
	{ meeting, template }: { readonly meeting: string | null; readonly template: string },
	language: Language
): readonly UnitChoice[] {
	if (meeting === null) return [];
	const { about } = readTemplate(programme, manifest.sources, template, language);
	return readChoices(workspace, meeting, choicesKey(template, about.layout, language)).choices;
}
