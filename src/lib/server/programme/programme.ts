import type { Indicator, Unit } from '#lib/indicators/indicator.ts';
import type { Language, Localized } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Role } from '#lib/indicators/reader.ts';
import type { TerritoryMap } from '#lib/indicators/territory-map.ts';
import type { Grouping } from '#lib/indicators/territory.ts';
import type { Contract, FieldValue } from './contract.ts';
import type { PastMeeting } from './parse-history.ts';

/** A folder with `data/`, `queries/` and `reports/`, read and checked once. */
export type Programme = {
	/** Absolute path. */
	readonly folder: string;
	readonly settings: Settings;
	readonly contracts: readonly Contract[];
	readonly tables: readonly Query[];
	readonly checks: readonly Check[];
	readonly indicators: readonly IndicatorQuery[];
	/** Meetings held before Jalon, in order of date. */
	readonly history: readonly PastMeeting[];
	readonly events: readonly EventQuery[];
	/** Names of the templates in `reports/`, without `.md`. */
	readonly reports: readonly string[];
	/** Every file that says what the programme is, as text, by path from the folder. */
	readonly sources: Readonly<Record<string, string>>;
};

/** A file of `queries/`: id is the file's name; `sql` keeps the file's line numbers. */
export type Query = { readonly id: string; readonly file: string; readonly sql: string };

export type Check = Query & {
	readonly title: Localized;
	readonly severity: 'blocks' | 'warns';
};

export type IndicatorQuery = Query & {
	readonly indicator: Indicator;
	/** Dimension → labels of its values, from the contract field that it names or is called like. */
	readonly labels: Readonly<Record<string, readonly FieldValue[]>>;
};

/** What happened, by kind: told on the time charts of the indicators that it concerns. */
export type EventQuery = Query & {
	/** What one of them is, and several: « Salon », « Salons ». */
	readonly title: Unit;
	/** Axes whose indicators it concerns; with `indicators`, either is enough; both empty, all are. */
	readonly axes: readonly string[];
	readonly indicators: readonly string[];
	/** Words of what the query gives as `label`, when it gives the values of a field. */
	readonly labels: readonly FieldValue[];
	/** May be told to the public. */
	readonly publish: boolean;
};

export type Axis = { readonly id: string; readonly title: Localized; readonly context: boolean };

export type Partner = {
	readonly id: string;
	readonly name: string;
	readonly role: Localized | null;
	/** Address that reminders go to. */
	readonly contact: string | null;
};

/** Words, and the language that they are said in: `en`, `oc`. */
export type ForeignWords = { readonly words: string; readonly language: string };

/** `data/programme.yaml`, checked. */
export type Settings = {
	readonly version: 1;
	readonly id: string;
	readonly name: Localized;
	readonly description: Localized | null;
	/** Code of the territory, e.g. department `46`. */
	readonly territory: string;
	readonly languages: readonly Language[];
	/** Names and words of other languages than the reader's, which reports mark as such. */
	readonly foreign: readonly ForeignWords[];
	readonly axes: readonly Axis[];
	readonly partners: readonly Partner[];
	/** Presidents of the committee, by function, for the review's cover. */
	readonly presidents: readonly Localized[];
	readonly accent: string;
	readonly since: IsoDate;
	/** Last day of a programme that has ended: no delivery is due beyond it. */
	readonly until: IsoDate | null;
	readonly timeZone: string;
	/** Month and day the programme's year starts, `01-01` by default. */
	readonly yearStart: string;
	/** Days that bytes as received are kept. */
	readonly retentionDays: number;
	/** What becomes of figures when a person is erased: counted without them, or kept with somebody unknown in their place. */
	readonly erasure: 'recount' | 'keep-count';
	/** Days that the audit trail is kept. */
	readonly auditDays: number;
	readonly thresholds: {
		readonly units: number;
		readonly sensitive: number;
		readonly companies: number;
		/** Percent of a cell's quantity: one company above it hides the cell. */
		readonly dominance: number;
		/** Whether a zero may be hidden so that another count can't be deduced; shown, it never is. */
		readonly zeros: 'may-hide' | 'shown';
		/** Roles that may be granted to see figures under the thresholds; nobody else does, whatever was granted. */
		readonly seenBy: readonly Role[];
	};
	readonly fictitious: boolean;
	/** Dates of the committee's meetings, for comparison. */
	readonly meetings: readonly IsoDate[];
	/** Where intercommunalités stand in the schematic map; empty without one. */
	readonly map: TerritoryMap;
	/** Intercommunalités told together, in the order of lists; empty without any. */
	readonly groupings: readonly Grouping[];
	readonly contact: string | null;
	readonly publisher: Localized | null;
	/** Whose the outlines of `data/contours/` are; written under each map. */
	readonly mapCredit: Localized | null;
};
