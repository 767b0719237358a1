import type { IsoDate } from '#lib/indicators/period.ts';
import type { Contract } from '../programme/contract.ts';
import { receivedColumns, sqlName } from '../programme/relations.ts';
import { quoteName, quoteText } from '../duckdb.ts';
import { deliveriesInForce } from './in-force.ts';
import { workHash } from './work-done.ts';

/** A delivery's accepted rows. */
export type ReceivedPart = {
	readonly hash: string;
	readonly sha256: string;
	readonly deliveredOn: IsoDate | null;
	/** Path of the Parquet file. */
	readonly path: string;
	/** First 12 digits of the delivery that these rows, refused in it, complete. */
	readonly completes?: string | null;
};

/** The hash of all that decides the rows of `received.<dataset>`. */
export function receivedHash(contract: Contract, parts: readonly ReceivedPart[]): string {
	return workHash('received', {
		mode: contract.mode,
		key: contract.key,
		columns: receivedColumns(contract),
		parts: parts.map(({ hash, sha256, deliveredOn, completes }) => [
			hash,
			sha256,
			deliveredOn,
			...(completes ? [completes] : [])
		])
	});
}

/** Where the views of a dataset go, and which rows they hold. */
export type ReceivedView = {
	readonly schema?: string;
	/** A condition in SQL on rows with a key, before the one in force of each key is chosen. */
	readonly only?: string | null;
};

/**
 * The statements that make `received.<dataset>` (rows in force) and `received.<dataset>_history`
 * (all accepted rows) over the parts of its deliveries, given in order of date and arrival.
 */
export function receivedViews(
	contract: Contract,
	parts: readonly ReceivedPart[],
	{ schema = 'received', only = null }: ReceivedView = {}
): string[] {
	const name = sqlName(contract.dataset);
	const inForce = deliveriesInForce(contract.mode, parts);
	const completed = inForce.some(({ completes }) => completes);
	const mode = contract.mode === 'snapshot' ? 'upsert' : contract.mode;
	const whole = readParts(contract, inForce, only);
	// A key comes once in a file: its repetitions are refused.
	const once = inForce.length <= 1 || (contract.mode === 'snapshot' && !completed);
	const rows =
		contract.key.length === 0
			? completed
				? oncePerLine(contract, inForce)
				: whole
			: once
				? whole
				: oncePerKey({ ...contract, mode }, inForce, whole);
	return [view(schema, `${name}_history`, readParts(contract, parts)), view(schema, name, rows)];
}

/**
 * Rows without a key, where some came back after they were refused: each bears the line of the
 * file that it was refused in, and counts once, as it came last.
 */
function oncePerLine(contract: Contract, parts: readonly ReceivedPart[]): string {
	const columns = receivedColumns(contract)
		.map(({ name }) => quoteName(name))
		.join(', ');
	const back = parts.filter(({ completes }) => completes);
	const places = back.map(
		({ sha256, completes }, at) =>
			`(${quoteText(sha256.slice(0, 12))}, ${quoteText(completes!)}, ${at})`
	);
	const first = parts.filter(({ completes }) => !completes);
	return `${readParts(contract, first)} union all by name
		select ${columns} from (${readParts(contract, back)})
		join (values ${places.join(', ')}) as came (back_in, completed, place) on back_in = _delivery
		qualify rank() over (partition by completed, _line order by place desc) = 1`;
}

function view(schema: string, name: string, sql: string): string {
	return `create or replace view ${schema}.${quoteName(name)} as ${sql}`;
}

function readParts(
	contract: Contract,
	parts: readonly ReceivedPart[],
	only: string | null = null
): string {
	const columns = receivedColumns(contract);
	if (parts.length === 0)
		return `select ${columns
			.map(({ name, type }) => `null::${type} as ${quoteName(name)}`)
			.join(', ')} where false`;
	const paths = parts.map(({ path }) => quoteText(path)).join(', ');
	const rows = `select ${columns.map(({ name }) => quoteName(name)).join(', ')} from read_parquet([${paths}])`;
	return only === null ? rows : `${rows} where ${only}`;
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
