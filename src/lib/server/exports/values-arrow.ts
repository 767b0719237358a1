import {
	Bool,
	DateDay,
	Dictionary,
	Field,
	Float64,
	Int32,
	Schema,
	Table,
	Utf8,
	tableToIPC,
	vectorFromArray,
	type DataType
} from 'apache-arrow';
import type { ValuesResult } from '../values/values-query.ts';
import { fictitiousNotice, valueColumns, type ValueColumn } from './value-columns.ts';

/**
 * Values as Arrow: the columns of the open CSV, typed (text as dictionaries, days as date32).
 * `stream` is for the network, `file` for a file that is read at random. The schema's metadata
 * name the edition and the as-of date.
 */
export function valuesToArrow(
	result: ValuesResult,
	options: { readonly form?: 'stream' | 'file'; readonly fictitious?: boolean } = {}
): Uint8Array {
	const columns = valueColumns(result.values);
	const types = columns.map(({ type }, at) => arrowType(type, at));
	const fields = columns.map(({ name }, at) => new Field(name, types[at]!, true));
	const metadata = new Map([
		['edition', result.edition],
		['asOf', result.asOf],
		...(options.fictitious ? [['notice', fictitiousNotice.fr] as const] : [])
	]);
	const named = Object.fromEntries(
		columns.map((column, at) => [column.name, vectorOf(column, types[at]!, result)])
	);
	const table = new Table(new Schema(fields, metadata), named);
	return tableToIPC(table, options.form ?? 'stream');
}

function vectorOf(column: ValueColumn, type: DataType, { values }: ValuesResult) {
	const cells = values.map((value) => {
		const cell = column.read(value);
		return column.type === 'date' && typeof cell === 'string'
			? new Date(`${cell}T00:00:00Z`)
			: cell;
	});
	return vectorFromArray(cells as never[], type);
}

/** Dictionaries of one schema need ids of their own. */
function arrowType(type: ValueColumn['type'], id: number): DataType {
	switch (type) {
		case 'text':
			return new Dictionary(new Utf8(), new Int32(), id);
		case 'date':
			return new DateDay();
		case 'number':
			return new Float64();
		case 'integer':
			return new Int32();
		case 'boolean':
			return new Bool();
	}
}
