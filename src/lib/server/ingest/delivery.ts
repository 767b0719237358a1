import type { IsoDate } from '#lib/indicators/period.ts';
import type { Problem } from '../programme/problem.ts';

/** How a file was understood. */
export type Understanding = {
	readonly format: 'csv' | 'xlsx' | 'ods' | 'json' | 'ndjson' | 'parquet' | 'arrow';
	readonly encoding: string | null;
	readonly delimiter: string | null;
	readonly quote: string | null;
	readonly sheet: string | null;
	/** Physical line of the last header row, from 1. */
	readonly headerRow: number | null;
	readonly decimal: ',' | '.' | null;
	readonly dateOrder: 'DMY' | 'MDY' | 'YMD' | null;
	readonly columns: readonly string[];
	readonly notes: readonly { readonly fr: string; readonly en: string }[];
};

/** read = accepted + rejected + blank, always. */
export type RowCounts = {
	readonly read: number;
	readonly accepted: number;
	readonly rejected: number;
	readonly blank: number;
	/** Rows in which a mend changed a text, whatever became of them; left out when there is none. */
	readonly mended?: number;
	/** Rows of erased people: counted as blank, or left without what identified them; left out when there is none. */
	readonly erased?: number;
};

/** What reading one export against its contract gave. Content only: the same bytes, name and contract give the same reading. */
export type Reading = {
	readonly dataset: string;
	readonly sha256: string;
	/** The file's name as received, without its folder. */
	readonly name: string;
	readonly bytes: number;
	readonly understanding: Understanding | null;
	readonly rows: RowCounts;
	readonly deliveredOn: IsoDate | null;
	readonly covers: { readonly from: IsoDate; readonly until: IsoDate } | null;
	/** Hash of the part with accepted rows; null when refused. */
	readonly part: string | null;
	/** Hash of the part with rejects; null when there is none. */
	readonly rejects: string | null;
	/** Rows that each mend changed, by its name; left out when none did. */
	readonly mends?: Readonly<Record<string, number>>;
	/** First 12 digits of the delivery whose refused rows these are, sent back; left out otherwise. */
	readonly completes?: string;
	/** What its refused rows held was purged: their lines, columns and rules stay. Left out otherwise. */
	readonly textsPurged?: true;
	/** Why the export as a whole was refused; null when it was taken in. */
	readonly refused: Problem | null;
};

/** The rules a row is refused by. */
export type Rule =
	| 'required'
	| 'type'
	| 'date'
	| 'number'
	| 'boolean'
	| 'enum'
	| 'minimum'
	| 'maximum'
	| 'pattern'
	| 'unique'
	| 'key'
	| 'nomenclature'
	| 'columns';

/** One refused row; columns of the rejects part in this order. */
export type Reject = {
	/** File name as received. */
	readonly file: string;
	readonly sheet: string | null;
	/** Physical line in the file (spreadsheet row for XLSX, index of the item from 1 for JSON). */
	readonly line: number;
	/** Header of the column as received; null for a rule on the row. */
	readonly column: string | null;
	/** Contract field name. */
	readonly field: string | null;
	readonly rule: Rule;
	/** The text as received in that column; null when the field is personal. */
	readonly value: string | null;
	/** The row as received: a JSON array of texts, with personal columns replaced by null. */
	readonly row: string;
	/** What was expected, e.g. the bound or the list of values, for the sentence. */
	readonly expected: string | null;
	/** Tells the row again in a later file; null where cells don't line up with the header. */
	readonly hash: string | null;
	/** Its key's values, as they are stored of accepted rows, with U+001F between them; null when it has none. */
	readonly key: string | null;
};
