import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Value } from '#lib/indicators/value.ts';
import { publishedOn, type Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { frozenFigures, type Freeze } from '../meetings/freezes.ts';
import { definitionOf, type FrozenFigures, type FrozenRow } from '../meetings/frozen-figures.ts';
import { computeHeadlines } from '../values/headlines.ts';
import { cached } from '../values/values-cache.ts';

/** A figure that the room saw, and what the same date gives since. */
export type Correction = {
	readonly indicator: Indicator;
	readonly frozen: Value;
	/** Null when the indicator is no longer followed. */
	readonly now: Value | null;
	/** The indicator is worked out another way since. */
	readonly redefined: boolean;
};

export type Corrections = {
	/** The day that the edition which corrects was published. */
	readonly publishedOn: string;
	readonly list: readonly Correction[];
};

/** What has been corrected of a meeting's figures since they were frozen; none while their edition is the current one. */
export async function correctionsSince(
	workspace: Workspace,
	freeze: Freeze,
	current: Edition,
	open: (edition: string) => Promise<Edition>,
	reader: Reader
): Promise<Corrections> {
	if (freeze.edition === current.id) return { publishedOn: publishedOn(current), list: [] };
	return cached(
		current,
		reader,
		['corrections', freeze.number],
		async () => {
			const frozen = await frozenFigures(workspace, freeze, open, reader);
			return {
				publishedOn: publishedOn(current),
				list: await correctedIn(frozen, current, reader)
			};
		},
		({ list }) => list.length
	);
}

async function correctedIn(
	{ asOf, rows }: FrozenFigures,
	current: Edition,
	reader: Reader
): Promise<readonly Correction[]> {
	const known = new Map(
		current.programme.indicators.map(({ indicator }) => [indicator.id, indicator])
	);
	const followed = rows.map(({ indicator }) => indicator.id).filter((id) => known.has(id));
	const query = { indicators: followed, dates: [asOf], asOf, territory: null };
	const figures = followed.length === 0 ? null : await computeHeadlines(current, query, reader);
	return rows.flatMap((row): readonly Correction[] => {
		const indicator = known.get(row.indicator.id);
		const now = figures?.get(row.indicator.id)?.[0] ?? null;
		const redefined = indicator !== undefined && isRedefined(row, current, indicator);
		const same = now?.value === row.value.value && now.missing === row.value.missing;
		return same ? [] : [{ indicator: row.indicator, frozen: row.value, now, redefined }];
	});
}

const isRedefined = (row: FrozenRow, current: Edition, indicator: Indicator) =>
	definitionOf(current, indicator).hash !== row.definition.hash;
