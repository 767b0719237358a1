import type * as Bars from 'cli-progress';
import { createRequire } from 'node:module';
import { stripVTControlCharacters } from 'node:util';
import { localize, type Language, type Localized } from '#lib/indicators/language.ts';

/** A stream that a command writes to. */
export type Sink = { write(text: string | Uint8Array): unknown; readonly isTTY?: boolean };

export type Progress = {
	/** `done` steps out of the total, and what is being done. */
	update(done: number, label?: string): void;
	stop(): void;
};

export type Column = { readonly title: string; readonly align?: 'left' | 'right' };

/** Results go to stdout, notes and progress to stderr. */
export type Output = {
	/** One line of result. */
	line(text?: string): void;
	/** Columns aligned, titles first; nothing is cut. */
	table(columns: readonly Column[], rows: readonly (readonly (string | number | null)[])[]): void;
	/** One JSON document. */
	json(value: unknown): void;
	/** Bytes as they are, for files asked on stdout. */
	bytes(value: string | Uint8Array): void;
	/** One line for a person, which a machine does not read. */
	note(text: string): void;
	/** A bar on stderr when it is a terminal, nothing otherwise. */
	progress(label: string, total: number): Progress;
	/** The text in the reader's language. */
	words(text: Localized): string;
};

export function openOutput(stdout: Sink, stderr: Sink, language: Language): Output {
	return {
		line: (text = '') => void stdout.write(`${text}\n`),
		table: (columns, rows) => void stdout.write(formatTable(columns, rows)),
		json: (value) => void stdout.write(`${JSON.stringify(value, null, 2)}\n`),
		bytes: (value) => void stdout.write(value),
		note: (text) => void stderr.write(`${text}\n`),
		progress: (label, total) => (stderr.isTTY ? openBar(label, total, stderr) : silent),
		words: (text) => localize(text, language)
	};
}

const silent: Progress = { update: () => {}, stop: () => {} };

/** Loaded by the first bar, at once: most runs have no terminal to show one on. */
const bars = () => createRequire(import.meta.url)('cli-progress') as typeof Bars;

function openBar(label: string, total: number, stderr: Sink): Progress {
	const { SingleBar } = bars();
	const bar = new SingleBar({
		format: '{label} {bar} {value}/{total}',
		barCompleteChar: '━',
		barIncompleteChar: '─',
		barsize: 24,
		hideCursor: true,
		clearOnComplete: true,
		stream: stderr as NodeJS.WritableStream
	});
	bar.start(total, 0, { label });
	return {
		update: (done, next) => bar.update(done, next === undefined ? {} : { label: next }),
		stop: () => bar.stop()
	};
}

function formatTable(
	columns: readonly Column[],
	rows: readonly (readonly (string | number | null)[])[]
): string {
	const cells = rows.map((row) => columns.map((_, at) => String(row[at] ?? '')));
	const lines = [columns.map((column) => column.title), ...cells];
	const widths = columns.map((_, at) => Math.max(...lines.map((line) => width(line[at] ?? ''))));
	return lines
		.map((line) =>
			line
				.map((cell, at) => {
					const space = ' '.repeat((widths[at] ?? 0) - width(cell));
					return columns[at]?.align === 'right' ? space + cell : cell + space;
				})
				.join('  ')
				.trimEnd()
		)
		.map((line) => `${line}\n`)
		.join('');
}

/** Characters as a terminal shows them: an accent written apart takes no room. */
function width(text: string): number {
	return [...stripVTControlCharacters(text).normalize('NFC')].length;
}
