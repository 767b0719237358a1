import type { Grouping, Level, OfficialLevel, Territory } from '#lib/indicators/territory.ts';
import type { Edition } from '../editions/edition.ts';

/** The territories that a programme can be asked about: its own communes, and what touches them. */
export type Geography = {
	/** The programme's own communes, in code order. */
	readonly communes: readonly Territory[];
	/** Intercommunalités with at least one commune of the programme, by name. */
	readonly intercommunalities: readonly Territory[];
	readonly departments: readonly Territory[];
	/** Those that the programme declares, in its order. */
	readonly groupings: readonly Territory[];
	/** All of these, and the other communes of those intercommunalités. */
	readonly byCode: ReadonlyMap<string, Territory>;
	/** A code of a merged commune gives today's commune. */
	find(code: string): Promise<Territory | null>;
	/** Current communes that lie in a territory, by code. */
	communesOf(territory: Territory): Promise<readonly Territory[]>;
};

export type LocatedLevel = Exclude<Level, 'programme'>;

const geographies = new WeakMap<Edition, Promise<Geography>>();

export function geographyOf(edition: Edition): Promise<Geography> {
	let found = geographies.get(edition);
	if (!found) {
		found = readGeography(edition);
		geographies.set(edition, found);
		found.catch(() => geographies.delete(edition));
	}
	return found;
}

const columns = 't.code, t.name, t.level, t.department, t.intercommunality, t.population';

async function readGeography(edition: Edition): Promise<Geography> {
	const { database, programme } = edition;
	const rows = await database.all<Territory & { inside: boolean }>(
		`with home as (
			select code, intercommunality, department from territories
			where level = 'commune' and $1 in (code, intercommunality, department)
		)
		select ${columns}, t.code in (select code from home) as inside
		from territories t
		where t.code in (
				select code from home
				union select intercommunality from home
				union select department from home
				union select $1
			)
			or (t.level = 'commune' and t.intercommunality in (select intercommunality from home))
		order by t.code`,
		[programme.settings.territory]
	);
	const territories = rows.map(({ inside, ...territory }) => ({ inside, territory }));
	const official = new Map(territories.map(({ territory }) => [territory.code, territory]));
	const groupings = programme.settings.groupings.map((grouping) => placeOf(grouping, official));
	const byCode = new Map([...official, ...groupings.map((place) => [place.code, place] as const)]);
	const at = (level: OfficialLevel) =>
		territories.filter(({ territory }) => territory.level === level);

	return {
		communes: at('commune')
			.filter(({ inside }) => inside)
			.map(({ territory }) => territory),
		intercommunalities: at('intercommunality')
			.map(({ territory }) => territory)
			.sort((a, b) => a.name.localeCompare(b.name, 'fr')),
		departments: at('department').map(({ territory }) => territory),
		groupings,
		byCode,
		async find(code) {
			const near = byCode.get(code);
			if (near) return near;
			const [far] = await database.all<Territory>(
				`select ${columns} from territories t
				where t.code = $1 or t.code = (select any_value(current) from former_communes where code = $1)`,
				[code]
			);
			return far ?? null;
		},
		async communesOf(territory) {
			return await database.all<Territory>(
				`select ${columns} from territories t
				where t.level = 'commune'
					and list_has_any($1::varchar[], [t.code, t.intercommunality, t.department])
				order by t.code`,
				[codesOf(territory)]
			);
		}
	};
}

function placeOf(grouping: Grouping, official: ReadonlyMap<string, Territory>): Territory {
	const populations = grouping.territories.map((code) => official.get(code)?.population ?? null);
	return {
		code: grouping.id,
		name: grouping.title.fr,
		level: 'grouping',
		department: null,
		intercommunality: null,
		population: populations.reduce(
			(total, own) => (total === null || own === null ? null : total + own),
			0
		),
		grouping
	};
}

/** The facts column that names the territories of a level, or those that its own are made of. */
export const columnOf: Readonly<Record<LocatedLevel, OfficialLevel>> = {
	commune: 'commune',
	intercommunality: 'intercommunality',
	grouping: 'intercommunality',
	department: 'department'
};

/** The codes under which `columnOf` has a territory's facts. */
export function codesOf({ code, grouping }: Territory): readonly string[] {
	return grouping?.territories ?? [code];
}

/** Whether a territory lies wholly in another; a grouping only in itself. */
export function liesIn(territory: Territory, code: string): boolean {
	return (
		territory.code === code ||
		(territory.level === 'commune' &&
			(territory.department === code || territory.intercommunality === code))
	);
}

/** Whether a territory lies in some: a grouping does when each of its own is among them. */
export function liesInAny(territory: Territory, codes: readonly string[]): boolean {
	return (
		codes.some((code) => liesIn(territory, code)) ||
		(territory.grouping?.territories.every((own) => codes.includes(own)) ?? false)
	);
}
