import { makeTextLimit } from './limit-text.ts';
import { BATCH_ROWS, MAXIMUM_COLUMNS, MAXIMUM_ROWS, type Cell, type RawRow } from './raw-row.ts';
import { ExportRefused } from './refusal.ts';
import { parseXmlPieces } from './xml-pieces.ts';

/** More cells than this, repeats written out, are no table that someone typed. */
const MAXIMUM_CELLS = 50_000_000;

export type OdsSheet = { readonly name: string; readonly index: number; readonly visible: boolean };

/** The sheets in order, whether each is shown, and day zero of the document’s dates. */
export function readOdsSheets(bytes: Uint8Array): {
	readonly sheets: readonly OdsSheet[];
	readonly epoch: 1900 | 1904;
} {
	const sheets: OdsSheet[] = [];
	const hiddenStyles = new Set<string>();
	let style = '';
	let epoch: 1900 | 1904 = 1900;
	const depth = makeDepth();
	const pieces = parseXmlPieces(bytes, {
		open(name, attributes) {
			if (name === 'style') style = attributes['style:name'] ?? '';
			else if (name === 'table-properties' && attributes['table:display'] === 'false')
				hiddenStyles.add(style);
			else if (name === 'null-date' && attributes['table:date-value']?.startsWith('1904'))
				epoch = 1904;
			if (!depth.opens(name)) return;
			const visible = !hiddenStyles.has(attributes['table:style-name'] ?? '');
			sheets.push({ name: attributes['table:name'] ?? '', index: sheets.length, visible });
		},
		close: (name) => depth.closes(name)
	});
	while (pieces.next().done !== true);
	return { sheets, epoch };
}

/** Follows where the sheets are: tables right inside the spreadsheet, not those inside cells or links. */
function makeDepth() {
	let level = 0;
	let spreadsheet = -1;
	let table = -1;
	return {
		/** True when this element opens a sheet. */
		opens(name: string): boolean {
			level++;
			if (name === 'spreadsheet') spreadsheet = level;
			if (name !== 'table' || spreadsheet === -1 || level !== spreadsheet + 1) return false;
			table = level;
			return true;
		},
		closes(name: string): void {
			if (name === 'spreadsheet') spreadsheet = -1;
			if (level === table) table = -1;
			level--;
		},
		get inSheet() {
			return table !== -1;
		}
	};
}

type OpenCell = {
	readonly repeat: number;
	readonly covered: boolean;
	readonly attributes: Readonly<Record<string, string>>;
	text: string;
	paragraphs: number;
};

/**
 * The rows of a sheet, repeats written out; rows and cells that hold nothing are not. Typed values
 * come as numbers, booleans and ISO text.
 *
 * @throws ExportRefused for repeats that unfold into more than a table; Error for broken XML
 */
export function* readOdsRows(
	bytes: Uint8Array,
	index: number,
	width: number,
	batchRows = BATCH_ROWS
): Generator<RawRow[]> {
	const depth = makeDepth();
	let sheet = -1;
	let rows: { row: RawRow; repeat: number }[] = [];
	let line = 0;
	let cells: Cell[] = [];
	let column = 0;
	let rowRepeat = 1;
	let cell: OpenCell | null = null;
	/** Elements inside the cell that are not its own paragraphs: notes, pictures. */
	let aside = 0;
	let inParagraph = false;
	const pieces = parseXmlPieces(bytes, {
		open(name, attributes) {
			if (depth.opens(name)) sheet++;
			if (sheet !== index || !depth.inSheet) return;
			if (cell !== null) {
				if (aside > 0 || name === 'annotation' || name === 'frame' || name === 'table') aside++;
				else if (name === 'p') {
					if (cell.paragraphs++ > 0) cell.text += '\n';
					inParagraph = true;
				} else if (name === 's') cell.text += ' '.repeat(repeatOf(attributes['text:c'], 10_000));
				else if (name === 'tab') cell.text += '\t';
				else if (name === 'line-break') cell.text += '\n';
				return;
			}
			if (name === 'table-row') {
				rowRepeat = repeatOf(attributes['table:number-rows-repeated'], MAXIMUM_ROWS);
				cells = [];
				column = 0;
			} else if (name === 'table-cell' || name === 'covered-table-cell') {
				const repeat = repeatOf(attributes['table:number-columns-repeated'], MAXIMUM_COLUMNS);
				const covered = name === 'covered-table-cell';
				cell = { repeat, covered, attributes, text: '', paragraphs: 0 };
			}
		},
		text(text) {
			if (cell !== null && inParagraph && aside === 0) cell.text += text;
		},
		close(name) {
			depth.closes(name);
			if (sheet !== index) return;
			if (cell !== null && aside > 0) {
				aside--;
				return;
			}
			if (name === 'p') inParagraph = false;
			else if (cell !== null && (name === 'table-cell' || name === 'covered-table-cell')) {
				const value = cell.covered ? null : valueOf(cell);
				if (value !== null && value !== '') {
					while (cells.length < Math.min(column, width)) cells.push(null);
					for (let at = column; at < Math.min(column + cell.repeat, width, MAXIMUM_COLUMNS); at++)
						cells[at] = value;
				}
				column += cell.repeat;
				cell = null;
			} else if (name === 'table-row') {
				if (cells.length > 0)
					rows.push({
						row: { line: line + 1, lastLine: line + 1, cells, flaw: null },
						repeat: Math.min(rowRepeat, MAXIMUM_ROWS - line)
					});
				line += rowRepeat;
			}
		}
	});
	let batch: RawRow[] = [];
	let written = 0;
	const limit = makeTextLimit();
	while (pieces.next().done !== true) {
		for (const { row, repeat } of rows)
			for (let at = 0; at < repeat; at++) {
				written += row.cells.length;
				if (written > MAXIMUM_CELLS) refuseRepeats();
				limit(row);
				batch.push(at === 0 ? row : { ...row, line: row.line + at, lastLine: row.line + at });
				if (batch.length < batchRows) continue;
				yield batch;
				batch = [];
			}
		rows = [];
		if (sheet > index) break;
	}
	if (batch.length > 0) yield batch;
}

function repeatOf(text: string | undefined, most: number): number {
	const count = Number(text ?? 1);
	return Number.isInteger(count) && count > 0 ? Math.min(count, most) : 1;
}

function valueOf({ attributes, text }: OpenCell): Cell {
	const type = attributes['office:value-type'] ?? attributes['calcext:value-type'];
	if (attributes['calcext:value-type'] === 'error') return text;
	switch (type) {
		case 'float':
		case 'currency':
		case 'percentage': {
			const given = attributes['office:value'];
			const value = Number(given);
			if (given === undefined || given === '' || Number.isNaN(value)) return text;
			// A code laid out with its zeros: `01000`, `06 12 34 56 78`.
			const digits = text.replace(/[ .-]/g, '');
			return /^0\d+$/.test(digits) && Number(digits) === value ? text : value;
		}
		case 'boolean':
			return attributes['office:boolean-value'] === 'true';
		case 'date':
			return (attributes['office:date-value'] ?? text)
				.replace(/T00:00:00(?:[.,]0+)?$/, '')
				.replace(/[.,]\d+$/, '');
		case 'time': {
			const parts = /^(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?$/.exec(
				attributes['office:time-value'] ?? ''
			);
			if (!parts) return text;
			const [, sign = '', ...clock] = parts;
			return sign + clock.map((part = '0') => part.padStart(2, '0')).join(':');
		}
		default:
			return text !== '' ? text : (attributes['office:string-value'] ?? null);
	}
}

function refuseRepeats(): never {
	throw new ExportRefused({
		fr: 'Cette feuille se répète au-delà de 50 millions de cellules. Supprimez les lignes et les colonnes recopiées jusqu’au bas de la feuille.',
		en: 'This sheet repeats itself over more than 50 million cells. Delete the rows and columns copied down to the bottom of the sheet.'
	});
}
