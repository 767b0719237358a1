import { parse } from 'csv-parse/sync';
import type { IsoDate } from '#lib/indicators/period.ts';

/** One line of `data/targets.csv`: its text to the letter, and what its cells say. */
export type TargetLine = {
	/** Line break included, and empty lines before it. */
	readonly raw: string;
	/** By name of column; null for the header. */
	readonly cells: Readonly<Record<string, string>> | null;
};

/** The file as it lies there: what is not edited stays to the letter. */
export type TargetsText = {
	readonly delimiter: ',' | ';';
	readonly newline: '\n' | '\r\n';
	readonly columns: readonly string[];
	readonly lines: readonly TargetLine[];
};

export const emptyTargets = 'indicator,territory,date,value,role,note\n';

/** Splits the file into lines. The text was read before by `parseTargets`, which says what is wrong with it. */
export function splitTargets(text: string): TargetsText {
	const bytes = Buffer.from(text === '' ? emptyTargets : text);
	const first = bytes.toString('utf8').split(/\r?\n/, 1)[0] ?? '';
	const delimiter = first.includes(';') ? ';' : ',';
	const records = parse(bytes, {
		bom: true,
		delimiter,
		info: true,
		relax_column_count: true,
		skip_empty_lines: true,
		trim: true
	}) as unknown as { record: string[]; info: { bytes: number } }[];
	const columns = records[0]?.record ?? [];
	let from = 0;
	const lines = records.map(({ record, info }, at): TargetLine => {
		const to = at === records.length - 1 ? bytes.length : info.bytes;
		const raw = bytes.subarray(from, to).toString('utf8');
		from = to;
		const cells = Object.fromEntries(columns.map((name, column) => [name, record[column] ?? '']));
		return { raw, cells: at === 0 ? null : cells };
	});
	return { delimiter, newline: text.includes('\r\n') ? '\r\n' : '\n', columns, lines };
}

export function joinTargets({ lines, newline }: TargetsText): string {
	return lines
		.map(({ raw }, at) => (at < lines.length - 1 && !/\n$/.test(raw) ? raw + newline : raw))
		.join('');
}

/** A line with these cells, written as the file writes its own. */
export function writeTargetLine(
	{ columns, delimiter, newline }: TargetsText,
	cells: Readonly<Record<string, string>>
): TargetLine {
	const quoted = columns.map((name) => {
		const cell = cells[name] ?? '';
		return /["\r\n]/.test(cell) || cell.includes(delimiter)
			? `"${cell.replaceAll('"', '""')}"`
			: cell;
	});
	return { raw: quoted.join(delimiter) + newline, cells };
}

/** What a line is about; a baseline is one for its indicator and territory, whatever its day. */
export function targetKey(point: {
	readonly indicator: string;
	readonly territory: string | null;
	readonly role: string;
	readonly date: IsoDate;
}): string {
	const { indicator, territory, role, date } = point;
	return [indicator, territory ?? '', role, role === 'baseline' ? '' : date].join('|');
}
