import type { Workspace } from './workspace.ts';

type Row = Readonly<Record<string, string | number | null>>;

/** What an archive made before does not know: people erased since, archives made, purges. */
export type Carried = {
	readonly erasures: readonly Row[];
	readonly entries: readonly Row[];
	readonly backups: readonly Row[];
	readonly purges: readonly Row[];
};

export function carriedErasures({ records }: Workspace): Carried {
	return {
		erasures: records.all<Row>('select * from erasures order by number'),
		entries: records.all<Row>('select * from erasure_entries'),
		backups: records.all<Row>('select * from backups order by number'),
		purges: records.all<Row>('select * from purges order by number')
	};
}

/** Writes them down again beside what was restored: those erased since are to be taken out once more. */
export function carryErasures({ records }: Workspace, carried: Carried): number {
	return records.transaction(() => {
		for (const table of ['backups', 'purges'] as const)
			for (const row of carried[table]) insertUnknown(table, row);
		let again = 0;
		for (const { number: former, ...erasure } of carried.erasures) {
			if (!insertUnknown('erasures', { number: former!, ...erasure })) continue;
			again++;
			const { number } = records.one<{ number: number }>(
				'select max(number) as number from erasures'
			)!;
			records.run(
				"update erasures set state = 'under-way', done_at = null, outcome = null where number = ?",
				number
			);
			for (const { digest, kind, key, token, until } of carried.entries.filter(
				({ erasure: of }) => of === former
			))
				records.run(
					`insert or replace into erasure_entries (digest, kind, key, erasure, token, until)
						values (?, ?, ?, ?, ?, ?)`,
					digest!,
					kind!,
					key!,
					number,
					token!,
					until!
				);
		}
		return again;
	});

	/** False when the same was there: the same time, by the same. */
	function insertUnknown(table: string, { number: _, ...row }: Row): boolean {
		const names = Object.keys(row);
		const same = names.filter(
			(name) => /_(at|by)$|^(file|kind|what)$/.test(name) && name !== 'done_at'
		);
		const known = records.one(
			`select number from ${table} where ${same.map((name) => `${name} is ?`).join(' and ')}`,
			...same.map((name) => row[name]!)
		);
		if (known) return false;
		records.run(
			`insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
			...names.map((name) => row[name]!)
		);
		return true;
	}
}
