import type { IsoDate } from '#lib/indicators/period.ts';
import { declaredKey } from '../programme/declared-figures.ts';
import type { Workspace } from './workspace.ts';

/** A figure declared in the form, as `jalon.sqlite` keeps it. */
export type Declaration = {
	readonly number: number;
	readonly indicator: string;
	readonly territory: string | null;
	readonly date: IsoDate;
	/** Null says that there is no figure, against one that a file gave. */
	readonly value: number | null;
	readonly source: string;
	/** Moment and author. */
	readonly at: string;
	readonly by: string;
	readonly withdrawnAt: string | null;
	readonly withdrawnBy: string | null;
};

export type NewDeclaration = Pick<
	Declaration,
	'indicator' | 'territory' | 'date' | 'value' | 'source'
>;

const select = `select number, indicator, territory, on_date as date, value, source,
	declared_at as at, declared_by as by, withdrawn_at as withdrawnAt, withdrawn_by as withdrawnBy
	from declarations`;

/** All that was ever declared in the form, withdrawn or replaced too, the latest first. */
export function listDeclarations(workspace: Workspace): Declaration[] {
	return workspace.records.all<Declaration>(`${select} order by number desc`);
}

/** Those not withdrawn, the latest of each indicator, territory and day. */
export function countingDeclarations(workspace: Workspace): Declaration[] {
	const latest = new Map<string, Declaration>();
	for (const one of listDeclarations(workspace))
		if (one.withdrawnAt === null && !latest.has(declaredKey(one)))
			latest.set(declaredKey(one), one);
	return [...latest.values()];
}

/** Writes a figure down; it counts from the next edition on. */
export function addDeclaration(workspace: Workspace, figure: NewDeclaration): void {
	workspace.records.run(
		`insert into declarations (indicator, territory, on_date, value, source, declared_at, declared_by)
			values (?, ?, ?, ?, ?, ?, ?)`,
		figure.indicator,
		figure.territory,
		figure.date,
		figure.value,
		figure.source,
		workspace.clock().toISOString(),
		workspace.user
	);
}

/** Withdraws what was declared for an indicator, a territory and a day; the history keeps it. Gives how many. */
export function withdrawDeclarations(
	workspace: Workspace,
	{ indicator, territory, date }: Pick<Declaration, 'indicator' | 'territory' | 'date'>
): number {
	return workspace.records.run(
		`update declarations set withdrawn_at = ?, withdrawn_by = ?
			where indicator = ? and territory is ? and on_date = ? and withdrawn_at is null`,
		workspace.clock().toISOString(),
		workspace.user,
		indicator,
		territory,
		date
	);
}
