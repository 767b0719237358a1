import { zstdDecompressSync } from 'node:zlib';
import type { ByteSource } from './byte-source.ts';
import { FIRST_ROWS, type Grid } from './grid.ts';
import { held, rowOf } from './open-json.ts';
import { BATCH_ROWS, type Cell, type RawRow } from './raw-row.ts';
import { ExportRefused } from './refusal.ts';
import { french } from './french.ts';

const MAXIMUM_SIZE = 256 * 1024 * 1024;

const common = {
	encoding: null,
	delimiter: null,
	quote: null,
	sheet: null,
	hidden: false,
	epoch: 1900,
	kind: 'keyed',
	notes: []
} as const;

/**
 * Opens a Parquet file that Jalon wrote.
 *
 * @throws ExportRefused for one that another program made, or that is damaged
 */
export async function openParquet(source: ByteSource): Promise<Grid> {
	const { parquetMetadata, parquetReadObjects } = await import('hyparquet');
	if (source.size > MAXIMUM_SIZE) refuseSize('Parquet');
	const bytes = source.all();
	const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
	const metadata = guarded('Parquet', () => parquetMetadata(file));
	if (metadata.created_by !== 'Jalon') refuseOrigin('Parquet');
	const headers = metadata.schema.slice(1).map(({ name }) => name);
	const compressors = {
		ZSTD: (packed: Uint8Array, length: number) =>
			zstdDecompressSync(packed, { maxOutputLength: Math.min(Math.max(1, length), MAXIMUM_SIZE) })
	};
	const read = async (rowStart: number, rowEnd: number): Promise<RawRow[]> => {
		try {
			const records = await parquetReadObjects({ file, metadata, rowStart, rowEnd, compressors });
			return records.map((record, at) =>
				rowOf(
					rowStart + at + 1,
					headers.map((name) => cellOf(record[name]))
				)
			);
		} catch (cause) {
			throw damaged('Parquet', cause);
		}
	};
	const total = Number(metadata.num_rows);
	const header = rowOf(0, headers);
	return {
		...common,
		format: 'parquet',
		first: [header, ...(await read(0, Math.min(total, FIRST_ROWS)))],
		rows: () => ({
			async *batches() {
				yield [header];
				for (let at = 0; at < total; at += BATCH_ROWS)
					yield await read(at, Math.min(total, at + BATCH_ROWS));
			}
		})
	};
}

/**
 * Opens an Arrow file or stream that Jalon wrote: its metadata name the edition and the date.
 *
 * @throws ExportRefused for one that another program made, or that is damaged
 */
export async function openArrow(source: ByteSource): Promise<Grid> {
	const { DataType, tableFromIPC } = await import('apache-arrow');
	if (source.size > MAXIMUM_SIZE) refuseSize('Arrow');
	const table = guarded('Arrow', () => tableFromIPC(source.all()));
	const { metadata, fields } = table.schema;
	if (!metadata.has('edition') || !metadata.has('asOf')) refuseOrigin('Arrow');
	const columns = guarded('Arrow', () =>
		fields.map(({ type }, at) => {
			const vector = table.getChildAt(at)!;
			const isDate = DataType.isDate(type);
			return Array.from({ length: table.numRows }, (_, row): Cell => {
				const value: unknown = vector.get(row);
				return cellOf(isDate && value !== null ? new Date(Number(value)) : value);
			});
		})
	);
	const rows = Array.from({ length: table.numRows }, (_, row) =>
		rowOf(
			row + 1,
			columns.map((column) => column[row] ?? null)
		)
	);
	return {
		...common,
		format: 'arrow',
		...held([
			rowOf(
				0,
				fields.map(({ name }) => name)
			),
			...rows
		])
	};
}

function cellOf(value: unknown): Cell {
	if (value === null || value === undefined) return null;
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
		return value;
	if (typeof value === 'bigint')
		return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
	if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$|\.\d+Z$/, '');
	return JSON.stringify(value);
}

type Form = 'Parquet' | 'Arrow';

function guarded<T>(form: Form, work: () => T): T {
	try {
		return work();
	} catch (cause) {
		throw damaged(form, cause);
	}
}

function damaged(form: Form, cause: unknown): ExportRefused {
	return new ExportRefused(
		{
			fr: french`Ce fichier ${form} est abîmé ou coupé. Envoyez-le en CSV ou en Excel.`,
			en: `This ${form} file is damaged or cut short. Send it as CSV or Excel.`
		},
		{},
		{ cause }
	);
}

function refuseOrigin(form: Form): never {
	throw new ExportRefused({
		fr: french`Ce fichier ${form} n’a pas été fait par Jalon, qui ne lit sous cette forme que les siens. Envoyez-le en CSV ou en Excel.`,
		en: `This ${form} file was not made by Jalon, which only reads its own in this form. Send it as CSV or Excel.`
	});
}

function refuseSize(form: Form): never {
	throw new ExportRefused({
		fr: french`Ce fichier ${form} dépasse 256 Mo.`,
		en: `This ${form} file is larger than 256 MB.`
	});
}
