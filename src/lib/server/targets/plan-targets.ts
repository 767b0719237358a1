import { typedAsPercent } from '#lib/indicators/figure-text.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import { isIsoDate, type IsoDate } from '#lib/indicators/period.ts';
import type { TargetPoint } from '#lib/indicators/target.ts';
import { parseNumber } from '../ingest/parse-number.ts';
import { JalonError } from '../programme/problem.ts';
import type { Programme } from '../programme/programme.ts';
import { parseTargets } from '../values/targets.ts';
import {
	joinTargets,
	splitTargets,
	targetKey,
	writeTargetLine,
	type TargetLine,
	type TargetsText
} from './targets-text.ts';

/** One cell as a person wants it. */
export type TargetEdit = {
	readonly indicator: string;
	readonly territory: string | null;
	readonly role: TargetPoint['role'];
	readonly date: string;
	/** As typed; empty takes the point away. */
	readonly text: string;
};

export type TargetChange = {
	readonly kind: 'new' | 'changed' | 'gone';
	readonly indicator: string;
	readonly territory: string | null;
	readonly role: TargetPoint['role'];
	readonly date: IsoDate;
	readonly before: number | null;
	readonly after: number | null;
	/** The day before, where a baseline moves. */
	readonly dateBefore: IsoDate | null;
};

/** What is wrong with one cell, in the reader's words. */
export type CellProblem = {
	readonly indicator: string;
	readonly territory: string | null;
	readonly date: string;
	readonly role: TargetPoint['role'];
	readonly message: string;
};

/** The file that edits make, and what changes in it. */
export type TargetsPlan = {
	readonly text: string;
	readonly changes: readonly TargetChange[];
	readonly problems: readonly CellProblem[];
};

/** Works out what edits make of the file. Lines that are not edited stay to the letter, notes and order too. */
export function planTargets(
	current: string,
	edits: readonly TargetEdit[],
	programme: Pick<Programme, 'indicators' | 'settings'>,
	language: Language
): TargetsPlan {
	const file = splitTargets(current);
	const ids = programme.indicators.map(({ id }) => id);
	const { timeZone } = programme.settings;
	const points = parseTargets(current, ids, timeZone);
	const pointOf = new Map(points.map((point) => [targetKey(point), point]));
	const lines: (TargetLine & { point?: TargetPoint })[] = [];
	let read = 0;
	for (const line of file.lines) {
		const point = line.cells && Object.values(line.cells).some((cell) => cell) && points[read++];
		lines.push(point ? { ...line, point } : line);
	}
	const changes: TargetChange[] = [];
	const problems: CellProblem[] = [];
	for (const edit of edits) {
		const indicator = programme.indicators.find(({ id }) => id === edit.indicator)?.indicator;
		if (!indicator) continue;
		const before = pointOf.get(targetKey(edit)) ?? null;
		const read = readCell(edit, indicator, language);
		if ('message' in read) {
			const { message } = read;
			const { territory, date, role } = edit;
			problems.push({ indicator: edit.indicator, territory, date, role, message });
			continue;
		}
		const { value } = read;
		const moved = value !== null && before !== null && before.date !== edit.date;
		if (before === null ? value === null : value === before.value && !moved) continue;
		const about = {
			indicator: edit.indicator,
			territory: edit.territory,
			role: edit.role,
			date: value === null ? before!.date : edit.date,
			before: before?.value ?? null,
			after: value,
			dateBefore: moved ? before.date : null
		};
		changes.push({
			...about,
			kind: before === null ? 'new' : value === null ? 'gone' : 'changed'
		});
		change(lines, file, edit, value, indicator, before);
	}
	const text = joinTargets({ ...file, lines });
	if (problems.length === 0) problems.push(...problemsOf(text, ids, timeZone, language));
	return { text, changes, problems };
}

type Read = { readonly value: number | null } | { readonly message: string };

function readCell(
	{ text, date, role }: TargetEdit,
	indicator: Indicator,
	language: Language
): Read {
	const typed = text.trim();
	if (typed === '') return { value: null };
	if (!isIsoDate(date))
		return {
			message: localize(
				date === ''
					? role === 'baseline'
						? { fr: 'Il manque la date du point de départ.', en: 'The baseline’s date is missing.' }
						: { fr: 'Il manque la date de cette cible.', en: 'This target’s date is missing.' }
					: {
							fr: `« ${date} » n’est pas une date du calendrier.`,
							en: `“${date}” is no date of the calendar.`
						},
				language
			)
		};
	const mark = language === 'fr' ? ',' : '.';
	const value = parseNumber(typedAsPercent(typed, indicator.format), mark);
	if (value !== undefined) return { value };
	return {
		message: localize(
			{ fr: `« ${typed} » n’est pas un nombre.`, en: `“${typed}” is no number.` },
			language
		)
	};
}

function change(
	lines: (TargetLine & { point?: TargetPoint })[],
	file: TargetsText,
	edit: TargetEdit,
	value: number | null,
	indicator: Indicator,
	before: TargetPoint | null
): void {
	const at = before === null ? -1 : lines.findIndex(({ point }) => point === before);
	if (value === null) {
		if (at !== -1) lines.splice(at, 1);
		return;
	}
	const { territory, role, date } = edit;
	const point = { indicator: edit.indicator, territory, role, date, value };
	const written = {
		indicator: edit.indicator,
		territory: territory ?? '',
		date,
		value: writeValue(value, indicator, file.delimiter),
		role
	};
	if (at !== -1) {
		const { raw, cells } = lines[at]!;
		// A day kept is kept as it was written.
		const day = before?.date === date ? (cells?.['date'] ?? date) : date;
		const line = writeTargetLine(file, { ...cells, ...written, date: day });
		const blank = /^[\r\n]*/.exec(raw)?.[0] ?? '';
		lines[at] = { ...line, raw: blank + line.raw, point: { ...point, note: before?.note ?? null } };
		return;
	}
	const line = { ...writeTargetLine(file, written), point: { ...point, note: null } };
	lines.splice(placeFor(lines, point), 0, line);
}

/** Among the points of its indicator and territory, in order of days; after all others when it is the first. */
function placeFor(
	lines: readonly { readonly point?: TargetPoint }[],
	{ indicator, territory, role, date }: Omit<TargetPoint, 'note'>
): number {
	const isOwn = ({ point }: { readonly point?: TargetPoint }) =>
		point !== undefined && point.indicator === indicator && point.territory === territory;
	const last = lines.findLastIndex(isOwn);
	if (last === -1) return lines.length;
	const later = lines.findIndex(
		(line) => isOwn(line) && line.point?.role === 'target' && line.point.date > date
	);
	if (role === 'baseline') return lines.findIndex(isOwn);
	return later === -1 ? last + 1 : later;
}

/** As people write it in the file: a rate as `25 %`. */
function writeValue(value: number, { format }: Indicator, delimiter: string): string {
	const isRate = format.style === 'percent';
	const number = String(isRate ? Number((value * 100).toPrecision(15)) : value);
	return (delimiter === ';' ? number.replace('.', ',') : number) + (isRate ? ' %' : '');
}

/** What the check of the file finds in what was made of it, each problem in its cell. */
function problemsOf(
	text: string,
	ids: readonly string[],
	timeZone: string,
	language: Language
): readonly CellProblem[] {
	try {
		parseTargets(text, ids, timeZone);
		return [];
	} catch (error) {
		if (!(error instanceof JalonError)) throw error;
		const lines = text.split(/\r?\n/);
		const { columns, delimiter } = splitTargets(text);
		return error.problems.map(({ line, message }) => {
			const cells = (lines[(line ?? 1) - 1] ?? '').split(delimiter);
			const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
			return {
				indicator: cell('indicator'),
				territory: cell('territory') || null,
				date: cell('date'),
				role: cell('role') === 'baseline' ? 'baseline' : 'target',
				message: localize(message, language)
			};
		});
	}
}
