import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Edition } from '../editions/edition.ts';
import type { Reading, RowCounts } from '../ingest/delivery.ts';

/** Where an indicator's figure comes from: its datasets, their latest files, its SQL. */
export type Provenance = {
	readonly datasets: readonly DatasetFiles[];
	/** The indicator's own file, front matter included; a formula's two parts follow it. */
	readonly queries: readonly { readonly file: string; readonly text: string }[];
	/** Findings of checks, of any indicator. */
	readonly formula: { readonly numerator: Indicator; readonly denominator: Indicator } | null;
};

export type DatasetFiles = {
	readonly dataset: string;
	readonly title: string;
	readonly source: string | null;
	/** Files taken in whose date is at most the as-of date, newest first. */
	readonly latest: readonly {
		readonly name: string;
		readonly deliveredOn: IsoDate | null;
		readonly rows: RowCounts;
	}[];
	readonly files: number;
	readonly rows: RowCounts;
};

/** How many files are named; the others are counted. */
const filesNamed = 3;

export function provenanceOf(
	edition: Edition,
	indicator: Indicator,
	asOf: IsoDate,
	language: Language
): Provenance {
	const { indicators } = edition.programme;
	const find = (id: string) => indicators.find((query) => query.id === id) ?? null;
	const numerator = indicator.formula ? find(indicator.formula.numerator) : null;
	const denominator = indicator.formula ? find(indicator.formula.denominator) : null;
	const asked = [find(indicator.id), numerator, denominator].filter((query) => query !== null);
	const datasets = [
		...new Set(asked.flatMap(({ id }) => edition.manifest.facts[id]?.datasets ?? []))
	];
	return {
		datasets: datasets.map((dataset) => filesOf(edition, dataset, asOf, language)),
		queries: asked.map(({ file }) => ({ file, text: edition.manifest.sources[file] ?? '' })),
		formula:
			numerator && denominator
				? { numerator: numerator.indicator, denominator: denominator.indicator }
				: null
	};
}

/** Who an indicator's figures come from, as it is told under a chart; null where nothing says. */
export function sourceWords(
	edition: Edition,
	indicator: Indicator,
	asOf: IsoDate,
	language: Language
): string | null {
	const { datasets } = provenanceOf(edition, indicator, asOf, language);
	const named = datasets.map(({ source, title }) => source ?? title);
	const told = [...new Set(indicator.source ? [localize(indicator.source, language)] : named)];
	return told.length === 0 ? null : told.join(' · ');
}

function filesOf(
	edition: Edition,
	dataset: string,
	asOf: IsoDate,
	language: Language
): DatasetFiles {
	const contract = edition.programme.contracts.find((other) => other.dataset === dataset);
	const taken = edition.manifest.readings
		.filter((reading) => reading.dataset === dataset && reading.refused === null)
		.filter(({ deliveredOn, covers }) => (covers?.from ?? deliveredOn ?? '') <= asOf)
		.sort((a, b) => ((a.deliveredOn ?? '') < (b.deliveredOn ?? '') ? 1 : -1));
	return {
		dataset,
		title: contract ? localize(contract.title, language) : dataset,
		source: contract?.source ? localize(contract.source, language) : null,
		latest: taken.slice(0, filesNamed).map(({ name, deliveredOn, rows }) => ({
			name,
			deliveredOn,
			rows
		})),
		files: taken.length,
		rows: sumRows(taken)
	};
}

/** Rows of several readings, added up. */
export function sumRows(readings: readonly Pick<Reading, 'rows'>[]): RowCounts {
	const mended = readings.reduce((sum, { rows }) => sum + (rows.mended ?? 0), 0);
	const counts = readings.reduce(
		(sum, { rows }) => ({
			read: sum.read + rows.read,
			accepted: sum.accepted + rows.accepted,
			rejected: sum.rejected + rows.rejected,
			blank: sum.blank + rows.blank
		}),
		{ read: 0, accepted: 0, rejected: 0, blank: 0 }
	);
	return mended === 0 ? counts : { ...counts, mended };
}
