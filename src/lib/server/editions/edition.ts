import type { IsoDate } from '#lib/indicators/period.ts';
import type { Programme } from '../programme/programme.ts';
import type { Reading } from '../ingest/delivery.ts';
import { dayOf } from '#lib/indicators/time-zone.ts';
import type { Database } from '../duckdb.ts';

/** What a check found in an edition. */
export type Finding = {
	readonly check: string;
	readonly severity: 'blocks' | 'warns';
	readonly rows: number;
	/** Up to 20 of the rows that break it, without personal columns. */
	readonly sample: readonly Readonly<Record<string, string | number | boolean | null>>[];
};

/** Coverage of one dataset: disjoint spans in order, both ends included. */
export type Span = { readonly from: IsoDate; readonly until: IsoDate };

export type BuiltInRelation = 'territories' | 'former_communes' | 'calendar';

/** `var/editions/<id>.json`: content only; when it was published is in jalon.sqlite. */
export type Manifest = {
	readonly version: 1;
	readonly readings: readonly Reading[];
	/** Table id → hash of its part and number of rows. */
	readonly tables: Readonly<Record<string, { readonly part: string; readonly rows: number }>>;
	/** Indicator id → hash of its facts part, rows, and the datasets it stands on, found from its SQL. Formulas have none. */
	readonly facts: Readonly<
		Record<
			string,
			{ readonly part: string; readonly rows: number; readonly datasets: readonly string[] }
		>
	>;
	/** Kind of events → hash of its part and number of rows; absent without any. */
	readonly events?: Readonly<Record<string, { readonly part: string; readonly rows: number }>>;
	readonly coverage: Readonly<Record<string, readonly Span[]>>;
	/** Indicator id → hash of the part that says what readers held to suppression see of it. */
	readonly masks?: Readonly<Record<string, { readonly part: string; readonly rows: number }>>;
	/** Parts of the relations that Jalon gives to SQL. */
	readonly builtIn: Readonly<Record<BuiltInRelation, string>>;
	/** What the bytes of every part named here must be. */
	readonly parts: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
	/** Checks that found rows; those that found none are not listed. */
	readonly findings: readonly Finding[];
	/** The text of settings, contracts, queries, targets and reports, by path. */
	readonly sources: Readonly<Record<string, string>>;
	/** e.g. `@etalab/decoupage-administratif 6.0.0 (COG 2026)`. */
	readonly geography: string;
	readonly reader: string;
	/** Fingerprint of the key that made the pseudonyms; left out of a fictitious programme's. */
	readonly key?: string;
	/** Its rows were purged: it keeps facts without whom they are about, for figures alone. Left out of others. */
	readonly withoutRows?: true;
};

/** A published edition, open for reading. */
export type Edition = {
	readonly id: string;
	readonly publishedAt: string;
	readonly publishedBy: string;
	/** Published although a check that blocks found rows. */
	readonly provisional: boolean;
	readonly manifest: Manifest;
	/** Parsed from the manifest's sources, never from the folder. `folder` is where it lies. */
	readonly programme: Programme;
	/**
	 * Parts as views, read-only and locked: `facts."<id>"`, `tables."<id>"`, `events."<kind>"`, `received.<dataset>`,
	 * `rejects` (all deliveries), `territories`, `calendar`.
	 */
	readonly database: Database;
	/** The default as of: the latest date that the headline indicators cover. */
	readonly asOf: IsoDate;
};

/** The day that an edition was published, where its programme is. */
export function publishedOn({
	publishedAt,
	programme
}: Pick<Edition, 'publishedAt' | 'programme'>): IsoDate {
	return dayOf(publishedAt, programme.settings.timeZone);
}
