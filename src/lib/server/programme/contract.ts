import type { SeriesBreak } from '#lib/indicators/indicator.ts';
import type { Localized } from '#lib/indicators/language.ts';
import type { Duration, IsoDate } from '#lib/indicators/period.ts';

export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime';

/** A nomenclature that a code must belong to; names of communes are turned into codes. */
export type Nomenclature = 'commune' | 'intercommunality' | 'department' | 'rome' | 'siret' | 'naf';

/** A field of a contract: Table Schema, plus what French exports need. */
export type Field = {
	readonly name: string;
	readonly title: string;
	readonly description: string | null;
	readonly type: FieldType;
	/** Date shape such as `DD/MM/YYYY`, `YYYY-MM-DD`, `MM/DD/YY HH:mm`; null is found. */
	readonly format: string | null;
	/** Other headers under which the column arrives; `*` stands for digits (`P*_POP` → `P21_POP`). */
	readonly aliases: readonly string[];
	/** A column that may be absent from an export. */
	readonly optional: boolean;
	readonly constraints: {
		readonly required: boolean;
		readonly unique: boolean;
		readonly minimum: number | string | null;
		readonly maximum: number | string | null;
		readonly pattern: string | null;
		readonly enum: readonly string[] | null;
		readonly nomenclature: Nomenclature | null;
	};
	/** `dropped` never leaves the reader; `pseudonym` is replaced by a keyed HMAC. */
	readonly personal: 'dropped' | 'pseudonym' | null;
	/** Says something of a person that the law protects more: hidden wherever rows are shown. */
	readonly sensitive: boolean;
	/** Kept as it came, since figures join on it, and known to stand for one person or household: a case number. */
	readonly identifies: boolean;
	/** Labels of values, and the words under which each arrives. */
	readonly values: readonly FieldValue[];
	/** The field is taken from the file's name by this expression's first group, not from a column. */
	readonly filename: string | null;
	/** Texts that mean unknown in this column, such as `nc`. */
	readonly missing: readonly string[];
	/** The header that a person said the column comes under: it then answers for no other field. */
	readonly mapped?: string;
};

export type FieldValue = {
	readonly value: string;
	readonly label: Localized;
	readonly aliases: readonly string[];
};

/** Where the delivery's date comes from; never the file's modification time. */
export type DeliveredFrom =
	| { readonly from: 'filename'; readonly pattern: string }
	| { readonly from: 'field'; readonly field: string }
	| { readonly from: 'fixed'; readonly date: IsoDate };

/** What a delivery covers, in valid time. */
export type Covers = {
	/** The first day, or `delivery-month`: the month that the delivery's date lies in. */
	readonly from: IsoDate | 'delivery-month' | 'delivery-year';
	/** `delivered`: the delivery's date; `month-end`/`year-end` of it; or the greatest value of a field. */
	readonly until: 'delivered' | 'month-end' | 'year-end' | { readonly field: string };
};

/** The calendar day that a delivery is awaited by: of the month, or of one month of the year. */
export type DueDay = { readonly day: number; readonly month: number | null };

/** The ground that the law gives for keeping data about people (article 6 of the GDPR). */
export const bases = [
	'public-task',
	'consent',
	'contract',
	'legal-obligation',
	'legitimate-interests',
	'vital-interests'
] as const;
export type Basis = (typeof bases)[number];

/** How long after a person's last action what identifies them is kept. */
export type Keep = {
	readonly for: Duration;
	/** Date fields: the latest of them is the last action; the delivery's date where all are empty. */
	readonly after: readonly string[];
};

/** What the register of processing says of a dataset, in its contract's words; null where nobody wrote it. */
export type Processing = {
	readonly purpose: Localized | null;
	readonly basis: Basis | null;
	/** Whom the rows speak of. */
	readonly people: Localized | null;
	/** Who is given the rows or what is made of them. */
	readonly recipients: readonly Localized[];
	readonly keep: Keep | null;
};

/** Of a contract that says nothing for the register. */
export const noProcessing: Processing = {
	purpose: null,
	basis: null,
	people: null,
	recipients: [],
	keep: null
};

/** What an export must look like: `data/contracts/<dataset>.yaml`. */
export type Contract = {
	readonly version: 1;
	/** The dataset's id, the file's name: `welcome-cases`; in SQL `received.welcome_cases`. */
	readonly dataset: string;
	readonly file: string;
	readonly title: Localized;
	readonly description: Localized | null;
	/** Who sends it, a partner's id. */
	readonly partner: string | null;
	/** How it is made, in words: "Export Framaforms". */
	readonly source: Localized | null;
	readonly cadence: 'monthly' | 'quarterly' | 'yearly' | 'once' | null;
	/** Time that the partner has, once a period is over; null is the cadence's own. */
	readonly delay: Duration | null;
	/** In place of `delay`: the first such day after a period's end. */
	readonly due: DueDay | null;
	readonly mode: 'snapshot' | 'append' | 'upsert';
	/** `automatic` publishes a delivery that nothing asks a reason for; else a person says so. */
	readonly publish: 'asked' | 'automatic';
	/** Breaks in series, changes of unit among them: every indicator that stands on the dataset carries them. */
	readonly breaks: readonly SeriesBreak[];
	readonly processing: Processing;
	/** Field names that identify a row. */
	readonly key: readonly string[];
	readonly delivered: DeliveredFrom;
	readonly covers: Covers;
	/** What detection may not find by itself; all null in most contracts. */
	readonly shape: {
		readonly format: 'csv' | 'xlsx' | 'ods' | 'json' | 'ndjson' | null;
		readonly encoding: string | null;
		readonly delimiter: string | null;
		readonly sheet: string | null;
		/** Physical line of the header, from 1. */
		readonly headerRow: number | null;
		readonly decimal: ',' | '.' | null;
		readonly dateOrder: 'DMY' | 'MDY' | null;
		/** Path to the array of rows in a JSON file, `resultats`. */
		readonly rowsAt: string | null;
		/** Rows whose first cell matches are footers: read as blank. */
		readonly footer: string | null;
	};
	readonly fields: readonly Field[];
};

/** Whether a field's texts are shown to nobody who did not ask for them: personal or sensitive. */
export function isHidden({ personal, sensitive }: Pick<Field, 'personal' | 'sensitive'>): boolean {
	return personal !== null || sensitive;
}

/** Whether a field tells whom a row is about. */
export function tellsWhom({
	personal,
	identifies
}: Pick<Field, 'personal' | 'identifies'>): boolean {
	return personal !== null || identifies;
}

/** Whether a dataset's rows are about people, as its contract tells. */
export function isAboutPeople({ fields, processing }: Pick<Contract, 'fields' | 'processing'>) {
	return processing.people !== null || fields.some((field) => isHidden(field) || field.identifies);
}
