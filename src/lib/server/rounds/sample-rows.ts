import { isHidden } from '../programme/contract.ts';
import { quoteName, type Database } from '../duckdb.ts';
import type { Contract } from '../programme/contract.ts';
import { sqlName } from '../programme/relations.ts';
import type { Identity } from './count-keys.ts';

/** One row that is new, changed or gone, without what identifies a person. */
export type RowSample = {
	/** Its key, but for personal fields. */
	readonly key: Readonly<Record<string, string | null>>;
	/** Where it lies: first 12 digits of the delivery's SHA-256, and the line in its file. */
	readonly delivery: string;
	readonly line: number;
	/** Fields that differ, as text; empty for a row that is new or gone. */
	readonly changes: readonly {
		readonly field: string;
		readonly title: string;
		readonly before: string | null;
		readonly after: string | null;
	}[];
	/** A personal field differs: its values are not told. */
	readonly hidden: boolean;
};

type Sampled = Readonly<Record<string, string | null>> & {
	readonly _side: string;
	readonly _key: string;
	readonly _delivery: string;
	readonly _line: number;
};

/** The rows of some keys, on both sides. */
export async function sampleRows(
	database: Database,
	contract: Contract,
	{ key, columns, keyed }: Identity,
	keys: readonly string[],
	signal: AbortSignal | undefined
): Promise<readonly RowSample[]> {
	if (keys.length === 0) return [];
	const name = quoteName(sqlName(contract.dataset));
	const list = keys.filter((one) => /^\d+$/.test(one)).map((one) => `${one}::ubigint`);
	const side = (
		schema: string
	) => `select '${schema}' as _side, (${key})::varchar as _key, _delivery, _line,
		${columns.map((column) => `${quoteName(column)}::varchar as ${quoteName(column)}`).join(', ')}
		from ${schema}.${name} where ${key} in (${list.join(', ')})`;
	const rows = await database.all<Sampled>(
		`${side('before')} union all ${side('after')} order by _key, _side, _delivery, _line`,
		[],
		{ signal }
	);
	const personal = new Set(contract.fields.filter(isHidden).map(({ name }) => name));
	const titles = new Map(contract.fields.map(({ name, title }) => [name, title]));
	const shown = keyed ? contract.key : columns.slice(0, 3);
	return keys.flatMap((wanted): RowSample[] => {
		const before = rows.find(({ _key, _side }) => _key === wanted && _side === 'before');
		const after = rows.find(({ _key, _side }) => _key === wanted && _side === 'after');
		const row = after ?? before;
		if (!row) return [];
		const differing =
			before && after ? columns.filter((column) => before[column] !== after[column]) : [];
		return [
			{
				key: Object.fromEntries(
					shown
						.filter((column) => !personal.has(column))
						.map((column) => [column, row[column] ?? null])
				),
				delivery: row._delivery,
				line: row._line,
				changes: differing
					.filter((column) => !personal.has(column))
					.map((column) => ({
						field: column,
						title: titles.get(column) ?? column,
						before: before?.[column] ?? null,
						after: after?.[column] ?? null
					})),
				hidden: differing.some((column) => personal.has(column))
			}
		];
	});
}
