import { createReadStream, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { localize } from '#lib/indicators/language.ts';
import type { InspectShape } from '#lib/server/ingest/inspect-export.ts';
import { ExportRefused } from '#lib/server/ingest/refusal.ts';
import { startReader } from '#lib/server/ingest/start-reader.ts';
import type { WholeInspection } from '#lib/server/ingest/write-inspection.ts';
import { JalonError } from '#lib/server/programme/problem.ts';
import {
	firstArgument,
	textOption,
	usageError,
	type CliContext,
	type CliInput,
	type Run
} from './context.ts';

/** Rows shown to a person. */
const SHOWN_ROWS = 5;

/** `jalon inspect FILE`: what is understood of any file, contract or not; with JSON, all its rows. */
export const run: Run = async (input, context) => {
	const path = resolve(context.cwd, firstArgument(input));
	const json = context.json || textOption(input, 'format') === 'json';
	const shape = askedShape(input);
	if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw missingFile(firstArgument(input));
	const folder = await mkdtemp(join(tmpdir(), 'jalon-'));
	const reader = startReader();
	try {
		const rows = join(folder, 'rows');
		const inspection = await reader.inspectWhole(path, shape, rows);
		if (json) await writeJson(inspection, rows, context);
		else await showWords(inspection, rows, context);
		return 0;
	} catch (error) {
		if (!(error instanceof ExportRefused)) throw error;
		// With --json the refusal is a document on stdout; the sentence is for whoever reads along.
		if (context.json) context.output.note(localize(error.text, context.language));
		throw new JalonError('export-refused', error.text, [], { cause: error });
	} finally {
		await reader.close();
		await rm(folder, { recursive: true, force: true });
	}
};

function askedShape(input: CliInput): InspectShape {
	const headerRow = textOption(input, 'headerRow');
	if (headerRow !== null && !/^[1-9]\d{0,8}$/.test(headerRow))
		throw usageError({
			fr: `--header-row attend un numéro de ligne à partir de 1, pas « ${headerRow} ».`,
			en: `--header-row takes a line number from 1, not “${headerRow}”.`
		});
	const delimiter = textOption(input, 'delimiter')?.replace(/^(?:\\t|tab)$/i, '\t') ?? null;
	if (delimiter !== null && delimiter.length !== 1)
		throw usageError({
			fr: `--delimiter attend un seul signe (tab pour une tabulation), pas « ${delimiter} ».`,
			en: `--delimiter takes one sign (tab for a tab), not “${delimiter}”.`
		});
	return {
		encoding: textOption(input, 'encoding'),
		delimiter,
		sheet: textOption(input, 'sheet'),
		headerRow: headerRow === null ? null : Number(headerRow),
		decimal: textOption(input, 'decimal') as (InspectShape['decimal'] & string) | null,
		dateOrder: textOption(input, 'dateOrder') as (InspectShape['dateOrder'] & string) | null
	};
}

/** One document, written row by row: the file may be larger than memory. */
async function writeJson(
	{ understanding, rows: count }: WholeInspection,
	rows: string,
	{ output, language }: CliContext
): Promise<void> {
	const { notes, ...head } = understanding;
	const { format, encoding, delimiter, quote, sheet, headerRow, decimal, dateOrder, columns } =
		head;
	const opening = JSON.stringify(
		{ format, encoding, delimiter, quote, sheet, headerRow, decimal, dateOrder, columns },
		null,
		2
	);
	output.bytes(`${opening.slice(0, -2)},\n  "rows": [`);
	let written = 0;
	for await (const row of linesOf(rows))
		output.bytes(`\n    ${row}${++written < count ? ',' : '\n  '}`);
	const told = notes.map((note) => localize(note, language));
	output.bytes(`],\n  "notes": ${JSON.stringify(told, null, 2).replaceAll('\n', '\n  ')}\n}\n`);
}

async function showWords(
	{ understanding, rows: count }: WholeInspection,
	rows: string,
	{ output, language }: CliContext
): Promise<void> {
	const { format, encoding, delimiter, quote, sheet, headerRow, decimal, dateOrder } =
		understanding;
	const { columns, notes } = understanding;
	const shown = (value: string | null) => (value === '\t' ? 'TAB' : value);
	const facts: (readonly [fr: string, en: string, value: string | number | null])[] = [
		['Format', 'Format', format.toUpperCase()],
		['Encodage', 'Encoding', encoding],
		['Séparateur', 'Separator', shown(delimiter)],
		['Guillemet', 'Quotation mark', quote],
		['Feuille', 'Sheet', sheet],
		['Ligne d’en-tête', 'Header row', headerRow],
		['Signe décimal', 'Decimal sign', decimal],
		['Ordre des dates', 'Order of dates', dateOrder],
		['Colonnes', 'Columns', columns.length],
		['Lignes', 'Rows', count]
	];
	for (const [fr, en, value] of facts)
		if (value !== null) output.line(`${output.words({ fr: `${fr}\u00a0`, en })}: ${value}`);
	output.line();
	output.line(columns.map(oneLine).join(' | '));
	let left = SHOWN_ROWS;
	for await (const row of linesOf(rows)) {
		output.line(
			(JSON.parse(row) as (string | null)[]).map((cell) => oneLine(cell ?? '')).join(' | ')
		);
		if (--left === 0) break;
	}
	if (count > SHOWN_ROWS) output.line('…');
	for (const note of notes) output.note(localize(note, language));
}

/** A cell as it may stand on a terminal: no line break, no control character, not too long. */
function oneLine(text: string): string {
	const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
	return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
}

function linesOf(path: string): AsyncIterable<string> {
	return createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
}

function missingFile(path: string): JalonError {
	return new JalonError('missing-file', {
		fr: `Fichier introuvable : ${path}`,
		en: `No such file: ${path}`
	});
}
