import { mapMeasures } from '#lib/charts/map-measures.ts';
import type { MapArea, MapMeasure } from '#lib/charts/map-layout.ts';
import type { MapShape, Point } from '#lib/charts/map-outline.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import { monthEndsBefore, type IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { geographicalOrder, type TerritoryMap } from '#lib/indicators/territory-map.ts';
import { shortName, territoryName, type Territory } from '#lib/indicators/territory.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { View } from '#lib/indicators/view.ts';
import { oneYearEarlier } from '#lib/indicators/window.ts';
import { openContours, type Contours } from '../contours/kept-contours.ts';
import type { Edition } from '../editions/edition.ts';
import { JalonError, type Problem } from '../programme/problem.ts';
import { geographyOf, type Geography, type LocatedLevel } from '../values/geography.ts';
import { computeHeadlines } from '../values/headlines.ts';
import { headlinesByTerritory, indicatorsAt } from '../values/territory-headlines.ts';
import { indicatorChoices } from './choices.ts';
import { filterIndicators } from './filters.ts';
import { insteadOf, type Instead } from '#lib/indicators/instead.ts';
import { firstSeriesDay } from './series-span.ts';
import type { TerritoriesChoice } from './territories-choice.ts';

export type TerritoriesPage = {
	readonly indicator: Indicator;
	/** Indicators that have figures by territory, by axis. */
	readonly choices: ReturnType<typeof indicatorChoices>;
	readonly choice: TerritoriesChoice;
	/** The levels that the indicator speaks of, the widest first. */
	readonly levels: readonly TerritoriesChoice['level'][];
	readonly measures: readonly MapMeasure[];
	readonly measure: MapMeasure;
	/** In geographical order, from north to south; all communes of the programme by name. */
	readonly areas: readonly MapArea[];
	readonly beforeOn: IsoDate;
	/** The intercommunalité that the reader chose. */
	readonly chosen: Pick<Territory, 'code' | 'name'> | null;
	/** The programme's schematic map; empty without one. */
	readonly tiles: TerritoryMap;
	/** Outlines of the areas; null where the programme gives none. */
	readonly outlines: Outlines | null;
	/** Figures at month ends of each area, for its course; null where it isn't asked. */
	readonly series: readonly (readonly Value[])[] | null;
	/** The figure of the whole programme. */
	readonly whole: Value | null;
	/** What can be shown instead of a table masked for the most part; null where it says enough. */
	readonly instead: readonly Instead[] | null;
};

export type Outlines = {
	readonly shapes: readonly MapShape[];
	readonly borders: readonly (readonly Point[])[];
	readonly credit: string | null;
	readonly notes: readonly Problem['message'][];
};

const seriesMonths = 24;

/** One indicator in each territory of a level. Throws `not-found` where no indicator has such figures. */
export async function territoriesPage(
	edition: Edition,
	asked: TerritoriesChoice,
	view: View,
	reader: Reader
): Promise<TerritoriesPage> {
	const asOf = view.asOf ?? edition.asOf;
	const beforeOn = view.compare ?? oneYearEarlier(asOf);
	const { groups } = filterIndicators(edition, view, reader);
	const kept = groups.flatMap(({ indicators }) => indicators.map(({ id }) => id));
	const located = (await indicatorsAt(edition, 'intercommunality', reader)).filter(({ id }) =>
		kept.includes(id)
	);
	const indicator =
		located.find(({ id }) => id === asked.indicator) ??
		located.toSorted((a, b) => (a.headline ?? 99) - (b.headline ?? 99))[0];
	if (!indicator) throw noneLocated();
	const { where } = groups.find(({ indicators }) => indicators.includes(indicator))!;
	const geography = await geographyOf(edition);
	const levels = await levelsFor(edition, indicator, reader);
	const chosen = geography.intercommunalities.find(({ code }) => code === view.territory) ?? null;
	const show = asked.show;
	const level = show === 'map' && levels.includes(asked.level) ? asked.level : 'intercommunality';
	const within = level === 'commune' ? (chosen?.code ?? null) : null;
	const ask = (dates: readonly IsoDate[]) =>
		headlinesByTerritory(
			edition,
			{ indicator: indicator.id, dates, asOf, level, within, where },
			reader
		);
	const contours = openContours(edition.manifest.sources);
	const found = await ask([beforeOn, asOf]);
	const places = await placesOf(geography, level, [...found.keys()]);
	const areas = inOrder(
		places.flatMap((place) => {
			const [previous, value] = found.get(place.code) ?? [];
			return previous && value ? [areaOf(place, value, previous, reader.language)] : [];
		}),
		{ level, within, contours, edition, reader }
	);
	const measures = mapMeasures(
		indicator,
		areas.map(({ value }) => value.value)
	);
	const all = { indicators: [indicator.id], dates: [asOf], asOf, territory: null, where };
	const whole = reader.territories === null ? await computeHeadlines(edition, all, reader) : null;
	const firstDay = firstSeriesDay(indicator, edition.programme.settings);
	const monthEnds = monthEndsBefore(asOf, seriesMonths).filter((date) => date >= firstDay);
	const courses = show === 'evolution' ? await ask([...monthEnds, asOf]) : null;
	const wholeValue = whole?.get(indicator.id)?.[0] ?? null;
	const path = (more: string) =>
		`/territories?${new URLSearchParams({ indicator: indicator.id })}${more}`;
	const valuesAt = (level: 'intercommunality' | 'grouping') => async () => {
		const query = { indicator: indicator.id, dates: [asOf], asOf, level, within: null, where };
		return [...(await headlinesByTerritory(edition, query, reader)).values()].flat();
	};
	const shown = courses ? [...courses.values()].flat() : areas.map(({ value }) => value);
	const instead = await insteadOf(shown, [
		...(courses
			? [
					{
						kind: 'date' as const,
						path: path(''),
						changes: {},
						values: valuesAt('intercommunality')
					}
				]
			: []),
		...(level === 'commune'
			? [
					{
						kind: 'intercommunality' as const,
						path: path(''),
						changes: { territory: null },
						values: valuesAt('intercommunality')
					}
				]
			: []),
		...(level === 'intercommunality' && levels.includes('grouping')
			? [
					{
						kind: 'grouping' as const,
						path: path('&level=grouping'),
						changes: { territory: null },
						values: valuesAt('grouping')
					}
				]
			: []),
		{
			kind: 'whole',
			path: `/indicators/${indicator.id}`,
			changes: { territory: null },
			values: async () => (wholeValue ? [wholeValue] : [])
		}
	]);
	return {
		indicator,
		choices: indicatorChoices(edition, reader, (other) => located.includes(other)),
		choice: { ...asked, indicator: indicator.id, level, show },
		levels,
		measures,
		measure: measures.find((measure) => measure === asked.measure) ?? measures[0]!,
		areas,
		beforeOn,
		chosen: chosen && { code: chosen.code, name: shortName(chosen.name) },
		tiles: edition.programme.settings.map,
		outlines: contours && outlinesFor(contours, areas, level, geography, edition, reader),
		series: courses && areas.map(({ code }) => courses.get(code) ?? []),
		whole: wholeValue,
		instead
	};
}

async function levelsFor(
	edition: Edition,
	indicator: Indicator,
	reader: Reader
): Promise<TerritoriesPage['levels']> {
	const at = async (level: LocatedLevel) =>
		(await indicatorsAt(edition, level, reader)).includes(indicator);
	return [
		...((await at('grouping')) ? (['grouping'] as const) : []),
		'intercommunality',
		...((await at('commune')) ? (['commune'] as const) : [])
	];
}

function noneLocated(): JalonError {
	return new JalonError('not-found', {
		fr: 'Aucun indicateur n’a de chiffre par territoire.',
		en: 'No indicator has figures by territory.'
	});
}

async function placesOf(
	geography: Geography,
	level: TerritoriesChoice['level'],
	codes: readonly string[]
): Promise<readonly Territory[]> {
	if (level === 'intercommunality') return geography.intercommunalities;
	if (level === 'grouping') return geography.groupings;
	const places = await Promise.all(codes.map((code) => geography.find(code)));
	return places.filter((place) => place !== null);
}

function areaOf(place: Territory, value: Value, previous: Value, language: Language): MapArea {
	const { code, population } = place;
	return { code, name: shortName(territoryName(place, language)), value, previous, population };
}

type Ordering = {
	readonly level: TerritoriesChoice['level'];
	readonly within: string | null;
	readonly contours: Contours | null;
	readonly edition: Edition;
	readonly reader: Reader;
};

/**
 * From north to south: as the schematic map says, else by the outlines. All the communes of a
 * programme are too many for that, and go by name, as those without any map; groupings stay as
 * declared.
 */
export function inOrder(areas: readonly MapArea[], ordering: Ordering): readonly MapArea[] {
	const { level, within, contours, edition, reader } = ordering;
	if (level === 'grouping') return areas;
	const { map } = edition.programme.settings;
	const drawn = contours?.at(level);
	const isSchematic = level === 'intercommunality' && map.length > 0;
	const rows: TerritoryMap = isSchematic
		? map
		: level === 'commune' && within === null
			? []
			: [...(drawn?.values() ?? [])].map(({ code, anchor: [column, row] }) => ({
					code,
					column,
					row
				}));
	return geographicalOrder(areas, ({ code, name }) => ({ code, name }), rows, reader.language);
}

function outlinesFor(
	contours: Contours,
	areas: readonly MapArea[],
	level: TerritoriesChoice['level'],
	geography: Geography,
	edition: Edition,
	reader: Reader
): Outlines | null {
	const drawn = contours.at(level);
	const shapes = areas.flatMap(({ code }) => drawn.get(code) ?? []);
	if (shapes.length === 0) return null;
	const isWhole = level === 'commune' && shapes.length > 100;
	const { mapCredit } = edition.programme.settings;
	return {
		shapes,
		borders: isWhole
			? contours.bordersBetween(
					'commune',
					(code) => geography.byCode.get(code)?.intercommunality ?? null
				)
			: [],
		credit: mapCredit && localize(mapCredit, reader.language),
		notes: contours.notes.map(({ message }) => message)
	};
}
