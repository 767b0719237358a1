import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize, type Language, type Localized } from '#lib/indicators/language.ts';
import { nextFigureOn } from '#lib/indicators/next-figure.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { levels, type Level, type Territory } from '#lib/indicators/territory.ts';
import { indicatorCoverage } from '../editions/coverage.ts';
import type { Edition, Span } from '../editions/edition.ts';
import type { Reading } from '../ingest/delivery.ts';
import type { Declared } from '../programme/declared-figures.ts';
import type { Contract } from '../programme/contract.ts';
import { valuesOf } from './check-dimensions.ts';
import { findIndicators } from './compute-values.ts';
import { declaredFor } from './declared.ts';
import { maskedIndicators } from './masks/masks.ts';
import { factsShapes } from './facts-shape.ts';
import { columnOf, geographyOf } from './geography.ts';
import { isTold } from './measured-answers.ts';
import { dimensionsOf, indicatorOf, measuredIds } from './question.ts';

/** Everything known of an indicator but its figures: what it says, and what stands behind it. */
export type IndicatorDescription = {
	readonly indicator: Indicator;
	/** Its file and SQL as published; for a formula, its parts' too. */
	readonly queries: readonly { readonly id: string; readonly file: string; readonly sql: string }[];
	readonly datasets: readonly DatasetDescription[];
	/** Days that all datasets cover; null when nothing limits them. */
	readonly coverage: readonly Span[] | null;
	/** Rows of facts, of both parts for a formula; null where it may be a secret count and the reader sees none. */
	readonly facts: number | null;
	readonly lastFigureOn: IsoDate | null;
	/** When the figure after that is due; null without a cadence. */
	readonly nextFigureOn: IsoDate | null;
	readonly dimensions: readonly DimensionDescription[];
	/** Figures that people declared, by territory and day; none for a reader held to suppression. */
	readonly declared: readonly Declared[];
	/** Levels that it has figures for. */
	readonly levels: readonly Level[];
};

export type DatasetDescription = {
	readonly dataset: string;
	readonly contract: Contract | null;
	readonly coverage: readonly Span[];
	/** Deliveries taken in or refused, latest first, each with its rows. */
	readonly deliveries: readonly Reading[];
};

export type DimensionDescription = {
	readonly id: string;
	readonly title: Localized;
	readonly values: readonly { readonly value: string; readonly label: Localized }[];
};

/** Describes an indicator as of a date. Throws as computeValues does for what the reader may not see. */
export async function describeIndicator(
	edition: Edition,
	id: string,
	reader: Reader,
	asOf: IsoDate = edition.asOf
): Promise<IndicatorDescription> {
	const [indicator] = findIndicators(edition, [id], reader);
	if (!indicator) throw new Error(`no indicator ${id}`);
	const ids = measuredIds(edition, indicator);
	const lastOn = lastFigureOn(edition, indicator, asOf);
	return {
		indicator,
		queries: [...new Set([id, ...ids])].flatMap((query) => {
			const found = edition.programme.indicators.find((other) => other.id === query);
			return found ? [{ id: found.id, file: found.file, sql: found.sql }] : [];
		}),
		datasets: datasetsBehind(edition, ids),
		coverage: indicatorCoverage(edition.manifest, edition.programme, id),
		facts: tellsRows(edition, ids, reader)
			? ids.reduce((sum, part) => sum + (edition.manifest.facts[part]?.rows ?? 0), 0)
			: null,
		lastFigureOn: lastOn,
		nextFigureOn: nextFigureOn(lastOn, indicator.cadence, indicator.delay),
		dimensions: await describeDimensions(edition, indicator),
		declared: reader.unsuppressed ? declaredFor(edition, id) : [],
		levels: await levelsOf(edition, ids)
	};
}

function tellsRows(
	{ programme }: Edition,
	ids: readonly string[],
	{ unsuppressed }: Reader
): boolean {
	const masked = maskedIndicators(programme);
	return unsuppressed || !ids.some((id) => masked.includes(id));
}

/** The last day, at most `asOf`, that the data behind an indicator cover; null when there is none. */
export function lastFigureOn(
	edition: Edition,
	indicator: Indicator,
	asOf: IsoDate
): IsoDate | null {
	if (indicator.declared) return lastDeclaredOn(edition, indicator, asOf);
	const spans = indicatorCoverage(edition.manifest, edition.programme, indicator.id);
	if (spans === null) return asOf;
	const last = spans.findLast(({ from }) => from <= asOf);
	if (!last) return null;
	return last.until < asOf ? last.until : asOf;
}

function lastDeclaredOn(edition: Edition, { id }: Indicator, asOf: IsoDate): IsoDate | null {
	return (
		declaredFor(edition, id)
			.map(({ date }) => date)
			.filter((date) => date <= asOf)
			.sort()
			.at(-1) ?? null
	);
}

function datasetsBehind(edition: Edition, ids: readonly string[]): readonly DatasetDescription[] {
	const { manifest, programme } = edition;
	const datasets = new Set(ids.flatMap((id) => manifest.facts[id]?.datasets ?? []));
	return [...datasets].sort().map((dataset) => ({
		dataset,
		contract: programme.contracts.find((contract) => contract.dataset === dataset) ?? null,
		coverage: manifest.coverage[dataset] ?? [],
		deliveries: manifest.readings.filter((reading) => reading.dataset === dataset).toReversed()
	}));
}

async function describeDimensions(
	edition: Edition,
	indicator: Indicator
): Promise<readonly DimensionDescription[]> {
	return Promise.all(
		dimensionsOf(edition, indicator).map(async (id) => ({
			id,
			title: dimensionTitle(edition, indicator, id),
			values: (await valuesOf(edition, [indicator], id)).map((value) => ({
				value,
				label: labelOf(edition, indicator, id, value)
			}))
		}))
	);
}

/** What a split is called, as the indicator or a part of it declares. */
export function dimensionTitle(
	edition: Edition,
	indicator: Indicator,
	dimension: string
): Localized {
	const declared = [
		indicator,
		...measuredIds(edition, indicator).map((id) => indicatorOf(edition, id))
	];
	const holder = declared.find((one) => one && Object.hasOwn(one.dimensions, dimension));
	return holder?.dimensions[dimension] ?? { fr: dimension };
}

const unknownLabel: Required<Localized> = { fr: 'Non renseigné', en: 'Not stated' };

/** A dimension value in the reader's language, as the contract labels it; null is "not stated". */
export function dimensionLabel(
	edition: Edition,
	indicator: Indicator,
	dimension: string,
	value: string | null,
	language: Language
): string {
	return localize(
		value === null ? unknownLabel : labelOf(edition, indicator, dimension, value),
		language
	);
}

/** A dimension's title and the labels of some of its values, in every language; `''` is "not stated". */
export function indicatorLabels(
	edition: Edition,
	indicator: Indicator,
	dimension: string,
	values: readonly (string | null)[]
): { readonly title: Localized; readonly labels: Readonly<Record<string, Localized>> } {
	const labels = values.map((value) => [
		value ?? '',
		value === null ? unknownLabel : labelOf(edition, indicator, dimension, value)
	]);
	return {
		title: dimensionTitle(edition, indicator, dimension),
		labels: Object.fromEntries(labels) as Record<string, Localized>
	};
}

function labelOf(
	edition: Edition,
	indicator: Indicator,
	dimension: string,
	value: string
): Localized {
	for (const id of measuredIds(edition, indicator)) {
		const query = edition.programme.indicators.find((other) => other.id === id);
		if (!query || !Object.hasOwn(query.labels, dimension)) continue;
		const label = query.labels[dimension]?.find((known) => known.value === value)?.label;
		if (label) return label;
	}
	return { fr: value };
}

/** Names of territories by code; the whole programme, null, has none. */
export async function territoryNames(
	edition: Edition,
	codes: readonly (string | null)[]
): Promise<ReadonlyMap<string, Territory>> {
	const geography = await geographyOf(edition);
	const named = await Promise.all(
		[...new Set(codes)].map(async (code) => (code === null ? null : geography.find(code)))
	);
	return new Map(named.flatMap((place) => (place ? [[place.code, place] as const] : [])));
}

/** The levels at which facts of all these indicators lie. */
export async function levelsOf(
	edition: Edition,
	ids: readonly string[]
): Promise<readonly Level[]> {
	const shapes = await factsShapes(edition);
	const parts = ids.flatMap((id) => {
		const [shape, part] = [shapes.get(id), indicatorOf(edition, id)];
		return shape && part ? [{ shape, part }] : [];
	});
	const { groupings } = edition.programme.settings;
	return levels.filter((level) => {
		if (level === 'programme') return true;
		if (level === 'grouping' && groupings.length === 0) return false;
		return (
			parts.length > 0 &&
			parts.every(
				({ shape, part }) => shape.located[columnOf[level]] > 0 && isTold(part, shape, level)
			)
		);
	});
}
