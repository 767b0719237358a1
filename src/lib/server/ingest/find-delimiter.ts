import { HEADER_WINDOW } from './find-header.ts';
import type { RawRow } from './raw-row.ts';
import { readCsvRows } from './read-csv-rows.ts';

const delimiters = [';', ',', '\t', '|'] as const;

/** Excel's own first line, `sep=;`. */
export function declaredDelimiter(sample: string): string | null {
	return /^"?sep=(.)"?[\r\n]/i.exec(sample)?.[1] ?? null;
}

/** The candidates, the one that occurs most outside quotation marks first. */
export function rankDelimiters(sample: string): readonly string[] {
	const codes = delimiters.map((delimiter) => delimiter.charCodeAt(0));
	const counts = delimiters.map(() => 0);
	let quoted = false;
	for (let at = 0; at < Math.min(sample.length, 4_096); at++) {
		const code = sample.charCodeAt(at);
		if (code === QUOTE) quoted = !quoted;
		if (quoted) continue;
		const found = codes.indexOf(code);
		if (found !== -1) counts[found]!++;
	}
	return delimiters
		.map((delimiter, at) => ({ delimiter, count: counts[at]! }))
		.sort((a, b) => b.count - a.count)
		.map(({ delimiter }) => delimiter);
}

const QUOTE = 34;

/** The first rows of a text, split by a delimiter. */
export function firstRows(sample: string, delimiter: string): readonly RawRow[] {
	const shape = { delimiter, width: null, headerLine: 0 };
	for (const batch of readCsvRows([sample], shape, HEADER_WINDOW)) return batch;
	return [];
}

/** Without a contract: the delimiter that cuts the rows into the same number of cells, at least two. */
export function guessDelimiter(sample: string): string {
	let best = { delimiter: ';', score: 0 };
	for (const delimiter of rankDelimiters(sample)) {
		const widths = firstRows(sample, delimiter).map((row) => row.cells.length);
		const usual = widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 1;
		if (usual < 2) continue;
		const same = widths.filter((width) => width === usual).length / widths.length;
		const score = same * 10 + Math.min(usual, 20) / 20 + (delimiter === ';' ? 1 : 0);
		if (score > best.score) best = { delimiter, score };
	}
	return best.delimiter;
}
