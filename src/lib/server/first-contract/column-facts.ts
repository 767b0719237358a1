/** What all rows of a file say of one of its columns. */
export type ColumnFacts = {
	/** The header, on one line. */
	readonly title: string;
	/** The column in the trial's table. */
	readonly name: string;
	readonly rows: number;
	readonly filled: number;
	readonly distinct: number;
	/** The most frequent texts, with how often each comes; all of them when there are few. */
	readonly texts: readonly { readonly text: string; readonly count: number }[];
	readonly tally: Tally;
};

/** What the distinct texts of a column can be read as. */
export type Tally = {
	/** Texts other than those that mean unknown. */
	readonly known: number;
	readonly integers: number;
	readonly numbers: number;
	/** `1,234`: a number only once the decimal mark is known. */
	readonly unsettledNumbers: number;
	readonly commas: number;
	readonly points: number;
	readonly percents: number;
	/** `01`: a code, never a number. */
	readonly leadingZeros: number;
	readonly digitsOnly: number;
	/** Longer than a number keeps exactly. */
	readonly longDigits: number;
	readonly truths: number;
	readonly falsehoods: number;
	readonly dates: { readonly dayFirst: number; readonly monthFirst: number };
	/** With a time of day other than midnight. */
	readonly timed: number;
	/** Day, month and year as figures, whichever comes first but the year. */
	readonly slashed: number;
	readonly dayFirstOnly: number;
	readonly monthFirstOnly: number;
	readonly yearFirst: number;
	readonly twoDigitYears: number;
	readonly packedDates: number;
	readonly serials: number;
	readonly yearMonths: number;
	readonly monthYears: number;
	readonly emails: number;
	readonly phones: number;
	/** By nomenclature, how many belong to it. */
	readonly codes: Readonly<Record<CodeKind, number>>;
	/** A text that is of no such code, to show what would be refused. */
	readonly strangers: Readonly<Partial<Record<CodeKind, string>>>;
	/** A text that is no date, no number, to show what would be refused. */
	readonly notDate: string | null;
	readonly notNumber: string | null;
	/** Texts that mean unknown, as they were written. */
	readonly unknowns: readonly string[];
	/** Dates as ISO text. */
	readonly firstDate: string | null;
	readonly lastDate: string | null;
};

export type CodeKind = 'commune' | 'intercommunality' | 'department' | 'rome' | 'siret' | 'naf';

export const codeKinds: readonly CodeKind[] = [
	'commune',
	'intercommunality',
	'department',
	'rome',
	'siret',
	'naf'
];
