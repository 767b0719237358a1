import type { Level, Territory } from '#lib/indicators/territory.ts';
import type { Edition } from '../editions/edition.ts';

/** The territories that a programme can be asked about: its own communes, and what touches them. */
export type Geography = {
	/** The programme's own communes, in code order. */
	readonly communes: readonly Territory[];
	/** Intercommunalités with at least one commune of the programme, by name. */
	readonly intercommunalities: readonly Territory[];
	readonly departments: readonly Territory[];
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
	const { database } = edition;
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
		[edition.programme.settings.territory]
	);
	const territories = rows.map(({ inside, ...territory }) => ({ inside, territory }));
	const byCode = new Map(territories.map(({ territory }) => [territory.code, territory]));
	const at = (level: LocatedLevel) =>
		territories.filter(({ territory }) => territory.level === level);

	return {
		communes: at('commune')
			.filter(({ inside }) => inside)
			.map(({ territory }) => territory),
		intercommunalities: at('intercommunality')
			.map(({ territory }) => territory)
			.sort((a, b) => a.name.localeCompare(b.name, 'fr')),
		departments: at('department').map(({ territory }) => territory),
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
		async communesOf({ code }) {
			return await database.all<Territory>(
				`select ${columns} from territories t
				where t.level = 'commune' and $1 in (t.code, t.intercommunality, t.department)
				order by t.code`,
				[code]
			);
		}
	};
}

/** The facts column that names a territory of a level. */
export const columnOf: Readonly<
	Record<LocatedLevel, 'commune' | 'intercommunality' | 'department'>
> = { commune: 'commune', intercommunality: 'intercommunality', department: 'department' };

/** Whether a territory lies wholly in another. */
export function liesIn(territory: Territory, code: string): boolean {
	return (
		territory.code === code ||
		(territory.level === 'commune' &&
			(territory.department === code || territory.intercommunality === code))
	);
}
