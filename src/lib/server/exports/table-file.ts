import { displayed } from '#lib/indicators/format.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { FigureCell } from '#lib/indicators/typed-cell.ts';

/** A table that a page shows, as files are made of it. */
export type TableFile = {
	/** What the file is called, in ASCII, without date or ending: `committee`. */
	readonly name: string;
	readonly title: string;
	readonly language: Language;
	readonly columns: readonly TableColumn[];
	/** Read once; as many cells as columns. */
	readonly rows: Iterable<TableRow> | AsyncIterable<TableRow>;
	/** What whoever opens the file must know, in the reader's words. */
	readonly notes: readonly TableNote[];
	readonly marks: TableMarks;
};

export type TableColumn = {
	/** In open data, and in the schema: ASCII, never translated. */
	readonly id: string;
	/** In the reader's language. */
	readonly title: string;
	/** `code` is text that looks like a number: INSEE, SIREN. `figure` is a number or why there is none. */
	readonly type: 'text' | 'code' | 'date' | 'number' | 'boolean' | 'figure';
	/** For who reuses the file, in the reader's language. */
	readonly meaning?: string;
};

export type TableRow = readonly TableCell[];
export type TableCell = string | number | boolean | null | FigureCell | CodedCell;

/** What people read in words and machines by a code that is never translated. */
export type CodedCell = { readonly code: string; readonly words: string };

export type TableNote = { readonly title: string; readonly text: string };

/** What each row of open data says too, since notes have no place there. */
export type TableMarks = {
	readonly asOf: IsoDate | null;
	/** Id of the edition; null for what no edition holds. */
	readonly edition: string | null;
	/** What the rows are held to, in words; null for everything. */
	readonly filters: string | null;
	readonly fictitious: boolean;
};

export function isFigure(cell: TableCell): cell is FigureCell {
	return typeof cell === 'object' && cell !== null && 'value' in cell;
}

export function isCoded(cell: TableCell): cell is CodedCell {
	return typeof cell === 'object' && cell !== null && 'code' in cell;
}

/** How many digits of a binary fraction mean something: 0.1 + 0.2 is 0.3. */
const meaningfulDigits = 15;

/** A figure as people count it, whole: 41.23456 of a percentage or in points, not 0.4123456. */
export function countedValue({ value, format }: FigureCell): number | null {
	if (value === null || !Number.isFinite(value)) return null;
	const counted = format.style === 'percent' ? value * 100 : value;
	return Number(counted.toPrecision(meaningfulDigits));
}

/** A figure as the page shows it, rounded as its indicator is. */
export function shownValue({ value, format }: FigureCell): number | null {
	return value === null || !Number.isFinite(value) ? null : displayed(value, format);
}

/** The file's name in full, in ASCII: `jalon-committee-2019-12-20.xlsx`. */
export function fileName(name: string, asOf: IsoDate | null, ending: string): string {
	const plain = name
		.normalize('NFD')
		.replace(/[^\x20-\x7e]/g, '')
		.replace(/[^A-Za-z0-9_]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 100);
	return `${['jalon', plain, asOf].filter((part) => part).join('-')}${ending}`;
}
