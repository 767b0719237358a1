import type { ByteSource } from './byte-source.ts';
import { FIRST_ROWS, type Grid } from './grid.ts';
import { makeRecords, parseExactly, rowOf } from './open-json.ts';
import { BATCH_ROWS, MAXIMUM_ROW_LENGTH, type RawRow } from './raw-row.ts';
import { readText } from './read-text.ts';
import { ExportRefused, excerpt } from './refusal.ts';
import { french } from './french.ts';

/** One record a line: the first is whole, and there is another. */
export function looksLikeNdjson(sample: string): boolean {
	const [first = '', second] = sample.trimStart().split(/\r\n?|\n/, 3);
	if (second === undefined || !/^\s*\{/.test(first) || !/^\s*(?:\{|$)/.test(second)) return false;
	try {
		return typeof JSON.parse(first) === 'object';
	} catch {
		return false;
	}
}

/**
 * Opens a file of one JSON record a line. The columns are the keys of all records when `whole`, of
 * the first ones otherwise.
 *
 * @throws ExportRefused at a line that is no record
 */
export function openNdjson(source: ByteSource, encoding: string, whole: boolean): Grid {
	const records = makeRecords();
	const first: RawRow[] = [];
	for (const { line, record } of readRecords(source, encoding)) {
		const cells = records.cells(record);
		if (first.length < FIRST_ROWS) first.push(rowOf(line, cells));
		else if (!whole) break;
	}
	const header = rowOf(0, records.headers);
	return {
		format: 'ndjson',
		encoding,
		delimiter: null,
		quote: null,
		sheet: null,
		hidden: false,
		epoch: 1900,
		kind: 'keyed',
		first: [header, ...first],
		rows: () => ({
			*batches() {
				let batch: RawRow[] = [header];
				for (const { line, record } of readRecords(source, encoding)) {
					batch.push(rowOf(line, records.cells(record)));
					if (batch.length < BATCH_ROWS) continue;
					yield batch;
					batch = [];
				}
				if (batch.length > 0) yield batch;
			}
		}),
		notes: []
	};
}

function* readRecords(
	source: ByteSource,
	encoding: string
): Generator<{ line: number; record: object }> {
	let line = 0;
	for (const text of readLines(source, encoding)) {
		line++;
		if (text.trim() === '') continue;
		let record: unknown;
		try {
			record = parseExactly(text);
		} catch {
			record = null;
		}
		if (typeof record !== 'object' || record === null || Array.isArray(record))
			refuseLine(line, text);
		yield { line, record };
	}
}

function* readLines(source: ByteSource, encoding: string): Generator<string> {
	let rest = '';
	let line = 1;
	for (const piece of readText(source, encoding)) {
		const lines = (rest + piece).split('\n');
		rest = lines.pop() ?? '';
		yield* lines;
		line += lines.length;
		if (rest.length > MAXIMUM_ROW_LENGTH * 10) refuseLine(line, rest);
	}
	if (rest !== '') yield rest;
}

function refuseLine(line: number, text: string): never {
	throw new ExportRefused(
		{
			fr: french`La ligne ${line} n’est pas un enregistrement JSON : ${excerpt(text)}`,
			en: `Line ${line} is not a JSON record: ${excerpt(text)}`
		},
		{ line }
	);
}
