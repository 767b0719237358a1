import type { IsoDate } from '#lib/indicators/period.ts';
import type { Contract } from '../programme/contract.ts';
import { receivedColumns, sqlName } from '../programme/relations.ts';
import { quoteName, quoteText } from '../duckdb.ts';
import { workHash } from './work-done.ts';

/** A delivery's accepted rows. */
export type ReceivedPart = {
	readonly hash: string;
	readonly sha256: string;
	readonly deliveredOn: IsoDate | null;
	/** Path of the Parquet file. */
	readonly path: string;
};

/** The hash of all that decides the rows of `received.<dataset>`. */
export function receivedHash(contract: Contract, parts: readonly ReceivedPart[]): string {
	return workHash('received', {
		mode: contract.mode,
		key: contract.key,
		columns: receivedColumns(contract),
		parts: parts.map(({ hash, sha256, deliveredOn }) => [hash, sha256, deliveredOn])
	});
}

/**
 * The statements that make `received.<dataset>` (rows in force) and `received.<dataset>_history`
 * (all accepted rows) over the parts of its deliveries, given in order of date and arrival.
 */
export function receivedViews(contract: Contract, parts: readonly ReceivedPart[]): string[] {
	const name = sqlName(contract.dataset);
	const inForce = contract.mode === 'snapshot' ? parts.slice(-1) : parts;
	const rows = readParts(contract, inForce);
	return [
		view(`${name}_history`, readParts(contract, parts)),
		view(
			name,
			contract.mode === 'snapshot' || contract.key.length === 0 || parts.length === 0
				? rows
				: oncePerKey(contract, parts, rows)
		)
	];
}

function view(name: string, sql: string): string {
	return `create or replace view received.${quoteName(name)} as ${sql}`;
}

function readParts(contract: Contract, parts: readonly ReceivedPart[]): string {
	const columns = receivedColumns(contract);
	if (parts.length === 0)
		return `select ${columns
			.map(({ name, type }) => `null::${type} as ${quoteName(name)}`)
			.join(', ')} where false`;
	const paths = parts.map(({ path }) => quoteText(path)).join(', ');
	return `select ${columns.map(({ name }) => quoteName(name)).join(', ')} from read_parquet([${paths}])`;
}

/** Append keeps the first delivery of a key, upsert the latest. A row without its whole key stands alone. */
function oncePerKey(contract: Contract, parts: readonly ReceivedPart[], rows: string): string {
	const key = contract.key.map(quoteName);
	const order = parts.map(({ sha256 }) => quoteText(sha256.slice(0, 12))).join(', ');
	const way = contract.mode === 'append' ? 'asc' : 'desc';
	const alone = `case when ${key.map((part) => `${part} is null`).join(' or ')} then _delivery || ':' || _line end`;
	return `${rows} qualify row_number() over (
		partition by ${key.join(', ')}, ${alone}
		order by _delivered_on ${way} nulls last, list_position([${order}], _delivery) ${way}, _line ${way}
	) = 1`;
}
