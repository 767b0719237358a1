import type { ByteSource } from './byte-source.ts';
import { isPlainDialect, readDialectRows } from './csv-dialect.ts';
import { rankCuts, type Cut, type Sample } from './find-delimiter.ts';
import type { Grid } from './grid.ts';
import { refuseLength } from './limit-text.ts';
import { MAXIMUM_ROW_LENGTH } from './raw-row.ts';
import { readText } from './read-text.ts';

const SAMPLE_LENGTH = 65_536;
/** Longer than any row may be. */
const LONG_SAMPLE_LENGTH = MAXIMUM_ROW_LENGTH + 65_536;

/** The beginning of a text; longer when its first lines are long. */
export function sampleText(source: ByteSource, encoding: string): Sample {
	const short = firstText(source, encoding, SAMPLE_LENGTH);
	if (short.whole || (short.text.match(/[\r\n]+/g)?.length ?? 0) >= 10) return short;
	return firstText(source, encoding, LONG_SAMPLE_LENGTH);
}

function firstText(source: ByteSource, encoding: string, length: number): Sample {
	let text = '';
	for (const piece of readText(source, encoding)) {
		text += piece;
		if (text.length > length) return { text: text.slice(0, length), whole: false };
	}
	return { text, whole: true };
}

/** A text under each of the delimiters it may have, the likeliest first. */
export function cutText(
	source: ByteSource,
	encoding: string,
	sample: Sample,
	delimiter: string | null
): readonly Grid[] {
	const cuts = rankCuts(sample, delimiter);
	const lines = sample.text.split(/\r\n?|\n/);
	const long = lines.findIndex((line) => line.length > MAXIMUM_ROW_LENGTH);
	if (long !== -1) refuseLength(long + 1);
	return cuts.map((cut) => cutGrid(source, encoding, cut));
}

function cutGrid(source: ByteSource, encoding: string, { dialect, rows }: Cut): Grid {
	return {
		format: 'csv',
		encoding,
		delimiter: dialect.delimiter,
		quote: dialect.quote,
		sheet: null,
		hidden: false,
		epoch: 1900,
		kind: 'cut',
		first: rows,
		rows: (width, headerLine) => ({
			...(isPlainDialect(dialect) && { csv: { source, encoding, delimiter: dialect.delimiter } }),
			batches: () => readDialectRows(readText(source, encoding), dialect, { width, headerLine })
		}),
		notes: []
	};
}
