import type { Reader } from '#lib/indicators/reader.ts';
import type { Level, Territory } from '#lib/indicators/territory.ts';
import type { Edition } from '../editions/edition.ts';
import { JalonError } from '../programme/problem.ts';
import {
	codesOf,
	columnOf,
	geographyOf,
	liesInAny,
	type Geography,
	type LocatedLevel
} from './geography.ts';
import { notAllowed, unknownName } from './refusal.ts';
import type { Filter } from './sql.ts';
import type { ValuesQuery } from './values-query.ts';

/** Where figures are asked for. */
export type Place = {
	/** `programme` is one figure for all; another level one for a territory, or one for each. */
	readonly level: Level;
	/** The single territory asked; null for the programme or a list. */
	readonly territory: Territory | null;
	/** One figure for each of these; null when one figure is asked. */
	readonly list: readonly Territory[] | null;
	/** True when territories outside the list may be added because facts lie there. */
	readonly open: boolean;
	/** Only the communes of this one count. */
	readonly within: Territory | null;
};

const what = { fr: 'Territoire', en: 'territory' };

/** Checks the territory part of a question against the geography and the reader's scope. */
export async function resolvePlace(
	edition: Edition,
	query: Pick<ValuesQuery, 'level' | 'territory' | 'within'>,
	reader: Reader
): Promise<Place> {
	if (isWholeProgramme(query) && reader.territories === null) return wholeProgramme;
	const geography = await geographyOf(edition);
	const within =
		query.within === null ? null : await findTerritory(geography, query.within, reader);
	if (within?.grouping) throw notClippedBy(within);
	const named =
		query.territory === null ? null : await findTerritory(geography, query.territory, reader);
	const place = await placeAsked(geography, query.level, named, within);
	return holdToScope(place, reader);
}

const wholeProgramme: Place = {
	level: 'programme',
	territory: null,
	list: null,
	open: false,
	within: null
};

function isWholeProgramme({ level, territory, within }: Parameters<typeof resolvePlace>[1]) {
	return (level === null || level === 'programme') && territory === null && within === null;
}

async function placeAsked(
	geography: Geography,
	level: Level | null,
	named: Territory | null,
	within: Territory | null
): Promise<Place> {
	if (named !== null) {
		if (level !== null && level !== named.level && named.grouping) throw notClippedBy(named);
		if (level !== null && level !== named.level)
			throw new JalonError('territory-not-of-level', {
				fr: `${named.name} (${named.code}) n’est pas du niveau demandé. Pour ses parties, demandez le niveau avec --within ${named.code}.`,
				en: `${named.name} (${named.code}) is not of the level asked. For its parts, ask the level with --within ${named.code}.`
			});
		return { level: named.level, territory: named, list: null, open: false, within };
	}
	if (level === null || level === 'programme')
		return within === null
			? wholeProgramme
			: { level: within.level, territory: within, list: null, open: false, within: null };
	if (level === 'grouping' && geography.groupings.length === 0) throw noGroupings();
	return {
		level,
		territory: null,
		list: await listTerritories(geography, level, within),
		open: within === null,
		within
	};
}

function noGroupings(): JalonError {
	return new JalonError('unknown-level', {
		fr: 'Ce programme ne déclare aucun regroupement de territoires : « groupings », dans data/programme.yaml.',
		en: 'This programme declares no grouping of territories: “groupings”, in data/programme.yaml.'
	});
}

/** Its parts are whole intercommunalités, which are asked by themselves. */
function notClippedBy({ code, grouping }: Territory): JalonError {
	const [own = ''] = grouping?.territories ?? [];
	return new JalonError('territory-not-of-level', {
		fr: `« ${code} » est un regroupement, qui ne se découpe pas : demandez-le avec --territory ${code}, ou une de ses intercommunalités, comme ${own}.`,
		en: `“${code}” is a grouping, inside which nothing is asked: ask it with --territory ${code}, or one of its intercommunalities, such as ${own}.`
	});
}

async function findTerritory(
	geography: Geography,
	code: string,
	reader: Reader
): Promise<Territory> {
	const found = await geography.find(code);
	if (found) return found;
	if (reader.territories !== null) throw notAllowed(what, code);
	const near = [...geography.byCode.values()];
	const byName = near.find(({ name }) => fold(name) === fold(code));
	throw byName
		? new JalonError('unknown-territory', {
				fr: `Territoire « ${code} » inconnu. Son code est ${byName.code}.`,
				en: `Unknown territory “${code}”. Its code is ${byName.code}.`
			})
		: unknownName(
				'unknown-territory',
				what,
				code,
				near.map((territory) => territory.code)
			);
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

async function listTerritories(
	geography: Geography,
	level: LocatedLevel,
	within: Territory | null
): Promise<readonly Territory[]> {
	const ofProgramme = {
		commune: geography.communes,
		intercommunality: geography.intercommunalities,
		grouping: geography.groupings,
		department: geography.departments
	};
	if (within === null) return ofProgramme[level];
	const communes = await geography.communesOf(within);
	if (level === 'commune') return communes;
	if (level === 'grouping')
		return geography.groupings.filter((place) =>
			communes.some(({ intercommunality }) => codesOf(place).includes(intercommunality ?? ''))
		);
	const codes = new Set(communes.map((commune) => commune[level]));
	const found = await Promise.all(
		[...codes].filter((code) => code !== null).map((code) => geography.find(code))
	);
	return found
		.filter((territory) => territory !== null)
		.sort((a, b) => a.name.localeCompare(b.name, 'fr'));
}

/**
 * A reader held to territories sees these, their communes, groupings made of nothing else, and what
 * is clipped to them.
 */
function holdToScope(place: Place, reader: Reader): Place {
	const scope = reader.territories;
	if (scope === null) return place;
	const clipped = place.within !== null && liesInAny(place.within, scope);
	const allowed = (territory: Territory) => clipped || liesInAny(territory, scope);
	if (place.list !== null) {
		const list = place.list.filter(allowed);
		if (list.length === 0) throw notAllowed(what, place.within?.code ?? place.level);
		return { ...place, list, open: false };
	}
	if (place.territory === null || !allowed(place.territory))
		throw notAllowed(what, place.territory?.code ?? 'programme');
	return place;
}

/** What the place asks of an indicator's facts. */
export function placeFilters(place: Place): readonly Filter[] {
	return [place.territory, place.within].filter((territory) => territory !== null).map(insideOf);
}

/** Facts that lie in a territory. */
export function insideOf(territory: Territory): Filter {
	return { column: columnOf[territory.level], values: codesOf(territory) };
}
