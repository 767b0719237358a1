import type { MapArea } from '#lib/charts/map-layout.ts';
import { isCount } from '#lib/charts/map-measures.ts';
import { changeOf } from '#lib/indicators/change.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { monthEndsBefore, type IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { shortName, territoryName, type Territory } from '#lib/indicators/territory.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { View } from '#lib/indicators/view.ts';
import { oneYearEarlier } from '#lib/indicators/window.ts';
import { openContours } from '../contours/kept-contours.ts';
import type { Edition } from '../editions/edition.ts';
import { JalonError } from '../programme/problem.ts';
import { visibleIndicators } from '../values/compute-values.ts';
import { geographyOf, type Geography } from '../values/geography.ts';
import { computeHeadlines } from '../values/headlines.ts';
import { headlinesByTerritory, indicatorsAt } from '../values/territory-headlines.ts';
import { filterIndicators } from './filters.ts';
import { inOrder } from './territories.ts';

export type TerritoryPage = {
	readonly code: string;
	readonly name: string;
	readonly level: Territory['level'];
	/** The intercommunalité of a commune. */
	readonly above: { readonly code: string; readonly name: string } | null;
	readonly population: number | null;
	/** Its part of the inhabitants of the programme's territory. */
	readonly populationShare: number | null;
	/** Communes of the territory, and how many of them lie in the programme's own territory. */
	readonly communes: { readonly total: number; readonly inside: number };
	readonly rows: readonly TerritoryRow[];
	/** Indicators left out because no audience is told for them. */
	readonly withoutAudience: number;
	/** Its neighbours beside it, for the figures that open the committee's page. */
	readonly places: readonly { readonly indicator: Indicator; readonly areas: readonly MapArea[] }[];
	/** Communes of an intercommunalité, or a grouping's intercommunalités, with the figures that speak of them. */
	readonly parts: {
		readonly level: 'commune' | 'intercommunality';
		readonly indicators: readonly Indicator[];
		readonly rows: readonly {
			readonly code: string;
			readonly name: string;
			readonly values: readonly (Value | null)[];
		}[];
	} | null;
};

export type TerritoryRow = {
	readonly indicator: Indicator;
	readonly value: Value;
	/** The programme's; null for a reader who does not see it. */
	readonly whole: Value | null;
	readonly change: ReturnType<typeof changeOf>;
	/** A count's part of the programme's. */
	readonly share: number | null;
	/** Figures at the ends of the last months, then at the date. */
	readonly course: readonly Value[];
	/** Figures of the territories of its kind, its own among them; empty where there are none. */
	readonly peers: readonly Value[];
};

const courseMonths = 12;
const mostPlaces = 3;
const mostColumns = 5;

/**
 * All indicators of one territory that the view's axis, audience and partner leave, beside the whole
 * programme. Throws `unknown-territory`, and as `filterIndicators` does.
 */
export async function territoryPage(
	edition: Edition,
	code: string,
	view: View,
	reader: Reader
): Promise<TerritoryPage> {
	const geography = await geographyOf(edition);
	const territory = await geography.find(code);
	if (!territory)
		throw new JalonError('unknown-territory', {
			fr: `Le territoire « ${code} » n’est pas connu.`,
			en: `The territory “${code}” is not known.`
		});
	const asOf = view.asOf ?? edition.asOf;
	const beforeOn = view.compare ?? oneYearEarlier(asOf);
	const ends = monthEndsBefore(asOf, courseMonths);
	const dates = [...new Set([...ends, beforeOn, asOf])].sort();
	const { groups, withoutAudience } = filterIndicators(edition, view, reader);
	const ask = async (place: string | null, on: readonly IsoDate[]) => {
		const asked = { dates: on, asOf, territory: place };
		const answers = groups.map(({ indicators, where }) =>
			computeHeadlines(
				edition,
				{ ...asked, indicators: indicators.map(({ id }) => id), where },
				reader
			)
		);
		return new Map((await Promise.all(answers)).flatMap((group) => [...group]));
	};
	const held: Held = new Map(
		groups.flatMap(({ indicators, where }) => indicators.map(({ id }) => [id, where] as const))
	);
	const [here, whole] = await Promise.all([
		ask(territory.code, dates),
		reader.territories === null ? ask(null, [asOf]) : new Map<string, readonly Value[]>()
	]);
	const peers = await peersOf(edition, territory, held, [beforeOn, asOf], reader);
	const communes = await geography.communesOf(territory);
	const own = new Set(geography.communes.map((commune) => commune.code));
	const rows = inDeclaredOrder(edition, reader).flatMap((indicator): TerritoryRow[] => {
		const figures = here.get(indicator.id) ?? [];
		const at = (date: IsoDate) => figures[dates.indexOf(date)];
		const [before, value] = [at(beforeOn), at(asOf)];
		const all = whole.get(indicator.id)?.[0] ?? null;
		if (!value || !before || value.missing === 'not-at-level') return [];
		const beside = peers.get(indicator.id);
		return [
			{
				indicator,
				value,
				whole: all,
				change: changeOf(value, before, indicator),
				share: all && shareOf(indicator, value, all),
				course: [...ends, asOf].flatMap((date) => at(date) ?? []),
				peers: [...(beside?.values() ?? [])].flatMap((series) => series[1] ?? [])
			}
		];
	});
	const above =
		territory.level === 'commune' && territory.intercommunality !== null
			? await geography.find(territory.intercommunality)
			: null;
	const shown = { rows, held, asOf };
	const inhabitants = sum(geography.communes.map(({ population }) => population));
	return {
		code: territory.code,
		name: shortName(territoryName(territory, reader.language)),
		level: territory.level,
		above: above && { code: above.code, name: shortName(above.name) },
		population: territory.population,
		populationShare:
			territory.population !== null && inhabitants > 0 && territory.code !== homeOf(edition)
				? territory.population / inhabitants
				: null,
		communes: {
			total: communes.length,
			inside: communes.filter((commune) => own.has(commune.code)).length
		},
		rows,
		withoutAudience,
		places: placesOf(rows, peers, territory, geography, edition, reader),
		parts:
			territory.level === 'intercommunality'
				? await partsOf(edition, { level: 'commune', within: code, list: communes }, shown, reader)
				: territory.grouping
					? await partsOf(
							edition,
							{
								level: 'intercommunality',
								within: null,
								list: geography.intercommunalities.filter((own) =>
									territory.grouping?.territories.includes(own.code)
								)
							},
							shown,
							reader
						)
					: null
	};
}

/** By axis as the programme declares them, the figures that open the committee's page first. */
function inDeclaredOrder(edition: Edition, reader: Reader): readonly Indicator[] {
	const axes = edition.programme.settings.axes.map(({ id }) => id);
	return visibleIndicators(edition, reader).toSorted(
		(one, other) =>
			axes.indexOf(one.axis) - axes.indexOf(other.axis) ||
			(one.headline ?? 99) - (other.headline ?? 99)
	);
}

function homeOf(edition: Edition): string {
	return edition.programme.settings.territory;
}

function sum(parts: readonly (number | null)[]): number {
	return parts.reduce<number>((total, part) => total + (part ?? 0), 0);
}

function shareOf(indicator: Indicator, value: Value, whole: Value): number | null {
	if (!isCount(indicator) || value.value === null || !whole.value || value.value < 0) return null;
	return value.value / whole.value;
}

/** The part of its facts that each indicator shown is held to. */
type Held = ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>;

type Peers = ReadonlyMap<string, ReadonlyMap<string, readonly Value[]>>;

/** Figures of the other intercommunalités, or of the other communes of a commune's own. */
async function peersOf(
	edition: Edition,
	{ level, intercommunality }: Territory,
	held: Held,
	dates: readonly IsoDate[],
	reader: Reader
): Promise<Peers> {
	if (level === 'department' || (level === 'commune' && intercommunality === null))
		return new Map();
	// A reader held to some territories has no neighbours to be compared with.
	if (reader.territories !== null) return new Map();
	const within = level === 'commune' ? intercommunality : null;
	const asOf = dates.at(-1)!;
	const told = await indicatorsAt(edition, level, reader);
	const indicators = told.filter(({ id }) => held.has(id));
	return new Map(
		await Promise.all(
			indicators.map(
				async ({ id }) =>
					[
						id,
						await headlinesByTerritory(
							edition,
							{ indicator: id, dates, asOf, level, within, where: held.get(id) ?? {} },
							reader
						)
					] as const
			)
		)
	);
}

function placesOf(
	rows: readonly TerritoryRow[],
	peers: Peers,
	{ level }: Territory,
	{ intercommunalities }: Geography,
	edition: Edition,
	reader: Reader
): TerritoryPage['places'] {
	if (level !== 'intercommunality') return [];
	const contours = openContours(edition.manifest.sources);
	return rows
		.filter(({ indicator, peers }) => indicator.headline !== null && peers.length > 1)
		.sort((one, other) => one.indicator.headline! - other.indicator.headline!)
		.slice(0, mostPlaces)
		.map(({ indicator }) => ({
			indicator,
			areas: inOrder(
				intercommunalities.flatMap(({ code, name, population }) => {
					const [previous, value] = peers.get(indicator.id)?.get(code) ?? [];
					return previous && value
						? [{ code, name: shortName(name), value, previous, population }]
						: [];
				}),
				{ level, within: null, contours, edition, reader }
			)
		}));
}

async function partsOf(
	edition: Edition,
	{
		level,
		within,
		list
	}: {
		readonly level: 'commune' | 'intercommunality';
		readonly within: string | null;
		readonly list: readonly Territory[];
	},
	{
		rows,
		held,
		asOf
	}: { readonly rows: readonly TerritoryRow[]; readonly held: Held; readonly asOf: IsoDate },
	reader: Reader
): Promise<TerritoryPage['parts']> {
	const told = await indicatorsAt(edition, level, reader);
	const indicators = rows
		.map(({ indicator }) => indicator)
		.filter((indicator) => told.includes(indicator) && isCount(indicator))
		.sort((one, other) => (one.headline ?? 99) - (other.headline ?? 99))
		.slice(0, mostColumns);
	if (indicators.length === 0) return null;
	const columns = await Promise.all(
		indicators.map(({ id }) =>
			headlinesByTerritory(
				edition,
				{ indicator: id, dates: [asOf], asOf, level, within, where: held.get(id) ?? {} },
				reader
			)
		)
	);
	return {
		level,
		indicators,
		rows: list
			.map(({ code, name }) => ({
				code,
				name: shortName(name),
				values: columns.map((column) => column.get(code)?.[0] ?? null)
			}))
			.toSorted((one, other) => one.name.localeCompare(other.name, reader.language))
	};
}
