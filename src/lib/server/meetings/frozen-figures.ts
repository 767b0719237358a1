import { createHash } from 'node:crypto';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Localized } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { TargetPoint } from '#lib/indicators/target.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { Edition } from '../editions/edition.ts';
import {
	gatherFigures,
	gatherSeries,
	type CommitteeFigures,
	type CommitteeRow,
	type RowSeries
} from '../pages/committee-figures.ts';
import { indicatorLabels, territoryNames } from '../values/catalogue.ts';
import { computeValues } from '../values/compute-values.ts';
import { dimensionsOf, measuredIds } from '../values/question.ts';
import { targetsOf } from '../values/targets.ts';
import { valuesQuery } from '../values/values-query.ts';

/** A figure split once, by intercommunalité or by a dimension, at the as-of date. */
export type FrozenSplit = {
	/** Null for the split by intercommunalité. */
	readonly dimension: string | null;
	readonly title: Localized;
	readonly values: readonly Value[];
	/** Label of each territory code or dimension value. */
	readonly labels: Readonly<Record<string, Localized>>;
};

/** What a figure meant when it was frozen. */
export type FrozenDefinition = {
	/** Of `files`: another one later is another definition. */
	readonly hash: string;
	/** Text of each file, front matter and SQL; for a formula, its parts' too. */
	readonly files: Readonly<Record<string, string>>;
};

export type FrozenRow = CommitteeRow &
	RowSeries & {
		readonly definition: FrozenDefinition;
		/** Baselines and targets in force, of all territories. */
		readonly targets: readonly TargetPoint[];
		readonly splits: readonly FrozenSplit[];
	};

/** What a meeting has been shown, whole: it is read without the edition, and holds no row about a person. */
export type FrozenFigures = Omit<CommitteeFigures, 'rows'> & {
	readonly version: 1;
	readonly edition: {
		readonly id: string;
		readonly publishedAt: string;
		readonly provisional: boolean;
	};
	readonly programme: Localized;
	readonly accent: string;
	readonly fictitious: boolean;
	readonly geography: string;
	readonly rows: readonly FrozenRow[];
};

export type FrozenChoice = {
	readonly asOf: IsoDate;
	readonly compare: IsoDate | null;
	/** Dates of the committee's meetings, in order. */
	readonly meetings: readonly IsoDate[];
};

/** Every figure of an edition at a meeting's date, as the reader may see it, with what it meant. */
export async function gatherFrozen(
	edition: Edition,
	{ asOf, compare, meetings }: FrozenChoice,
	reader: Reader
): Promise<FrozenFigures> {
	const figures = await gatherFigures(
		edition,
		{ asOf, compare, territory: null, meetings },
		reader
	);
	const splits = await gatherSplits(edition, figures, reader);
	const { settings } = edition.programme;
	return {
		...figures,
		version: 1,
		edition: {
			id: edition.id,
			publishedAt: edition.publishedAt,
			provisional: edition.provisional
		},
		programme: settings.name,
		accent: settings.accent,
		fictitious: settings.fictitious,
		geography: edition.manifest.geography,
		rows: await Promise.all(
			figures.rows.map(async (row) => ({
				...row,
				...(await gatherSeries(edition, row, { asOf, territory: null }, reader)),
				definition: definitionOf(edition, row.indicator),
				targets: targetsOf(edition).filter(({ indicator }) => indicator === row.indicator.id),
				splits: splits.get(row.indicator.id) ?? []
			}))
		)
	};
}

/** Text and hash of all that says how an indicator is worked out. */
export function definitionOf(edition: Edition, indicator: Indicator): FrozenDefinition {
	const files: Record<string, string> = {};
	for (const id of new Set([indicator.id, ...measuredIds(edition, indicator)])) {
		const query = edition.programme.indicators.find((other) => other.id === id);
		if (query) files[query.file] = edition.manifest.sources[query.file] ?? query.sql;
	}
	const hash = createHash('sha256').update(JSON.stringify(Object.entries(files).sort()));
	return { hash: hash.digest('hex').slice(0, 16), files };
}

/** One question for all indicators by intercommunalité, and one a dimension. */
async function gatherSplits(
	edition: Edition,
	{ asOf, rows }: CommitteeFigures,
	reader: Reader
): Promise<ReadonlyMap<string, readonly FrozenSplit[]>> {
	const shown = rows.map(({ indicator }) => indicator);
	const splits = new Map<string, FrozenSplit[]>(shown.map(({ id }) => [id, []]));
	const ask = async (
		indicators: readonly Indicator[],
		split: { readonly level?: 'intercommunality'; readonly by?: string }
	) => {
		const query = valuesQuery({ indicators: indicators.map(({ id }) => id), asOf, ...split });
		const { values } = await computeValues(edition, query, reader);
		return Map.groupBy(values, ({ indicator }) => indicator);
	};

	const dimensions = new Map<string, Indicator[]>();
	for (const indicator of shown)
		for (const dimension of dimensionsOf(edition, indicator))
			dimensions.set(dimension, [...(dimensions.get(dimension) ?? []), indicator]);
	const [located, ...split] = await Promise.all([
		ask(shown, { level: 'intercommunality' }),
		...[...dimensions].map(
			async ([by, indicators]) => [by, indicators, await ask(indicators, { by })] as const
		)
	]);
	const codes = [...located.values()].flat().map(({ territory }) => territory);
	const names = await territoryNames(edition, codes);
	for (const { id } of shown) {
		const values = located.get(id) ?? [];
		if (!values.some(({ missing }) => missing !== 'not-at-level')) continue;
		const labels = values.flatMap(({ territory }) =>
			territory === null ? [] : [[territory, { fr: names.get(territory)?.name ?? territory }]]
		);
		splits.get(id)?.push({
			dimension: null,
			title: { fr: 'Intercommunalités', en: 'Intercommunalités' },
			values,
			labels: Object.fromEntries(labels) as Record<string, Localized>
		});
	}
	for (const [dimension, indicators, found] of split)
		for (const indicator of indicators) {
			const values = found.get(indicator.id) ?? [];
			const { title, labels } = indicatorLabels(
				edition,
				indicator,
				dimension,
				values.map((value) => value.dimensions[dimension] ?? null)
			);
			splits.get(indicator.id)?.push({ dimension, title, values, labels });
		}
	return splits;
}
