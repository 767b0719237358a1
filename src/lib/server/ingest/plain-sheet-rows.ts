import type { RowSink, SheetCell } from './xlsx-rows.ts';
import { openXml, xmlText, type XmlHandlers } from './xml-pieces.ts';

/** A row that is longer than this is left to the parser, which holds only its cells. */
const LONGEST = 1_000_000;

/**
 * Parses a worksheet. Rows in the plain form that spreadsheets write are cut out of the text as they
 * stand; everything else, such as an entity, a comment or a prefix, is parsed as the XML it is, and
 * so is what lies before and after the rows. Yields after each piece of text.
 *
 * @throws Error for what is not well-formed
 */
export function* parsePlainRows(
	bytes: Uint8Array,
	sink: RowSink,
	handlers: Required<XmlHandlers>
): Generator<void> {
	let depth = 0;
	let inRows = false;
	const parser = openXml({
		open(name, attributes) {
			depth++;
			inRows = name === 'sheetData' && depth === 2;
			handlers.open(name, attributes);
		},
		text: handlers.text,
		close(name) {
			depth--;
			handlers.close(name);
		}
	});
	/** Text that no row was cut out of yet; null once the parser reads all the rest. */
	let held: string | null = null;
	let plain = true;
	for (const piece of xmlText(bytes)) {
		if (held !== null) held = cutRows(held + piece);
		else if (plain) held = afterHead(piece);
		else parser.write(piece);
		if (!plain && held !== null) {
			parser.write(held);
			held = null;
		}
		yield;
	}
	if (held !== null) parser.write(held);
	parser.close();
	yield;

	/** Leaves to the parser what comes before the rows; gives what comes after, null while they have not begun. */
	function afterHead(text: string): string | null {
		const opened = '<sheetData>';
		const at = text.indexOf(opened);
		if (at === -1) {
			parser.write(text);
			return null;
		}
		parser.write(text.slice(0, at + opened.length));
		const rest = text.slice(at + opened.length);
		// Words in a comment are no rows.
		plain = inRows && depth === 2;
		return plain ? cutRows(rest) : rest;
	}

	/** Takes whole rows from the start of a text and gives the rest; the parser takes what is no plain row. */
	function cutRows(text: string): string {
		let at = 0;
		while (plain && text.startsWith('<row', at)) {
			const end = endOfRow(text, at);
			if (end === -1) {
				plain = text.length - at < LONGEST;
				break;
			}
			if (!isPlain(text, at, end) || !takeRow(text, at, end, sink)) {
				parser.write(text.slice(at, end));
				// It did not end where it seemed to: in a comment, perhaps.
				plain = depth === 2;
			}
			at = end;
		}
		if (plain && !'<row'.startsWith(text.slice(at, at + 4))) plain = false;
		return text.slice(at);
	}
}

/** What only a parser understands: references, line ends to be made one, signs that are no text. */
// eslint-disable-next-line no-control-regex
const odd = /[&\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\]\]>|<!|<\?/;

function isPlain(text: string, from: number, to: number): boolean {
	return !odd.test(text.slice(from, to));
}

/** After a row's end; -1 when it is not there yet. */
function endOfRow(text: string, from: number): number {
	const opened = text.indexOf('>', from);
	if (opened === -1) return -1;
	if (text[opened - 1] === '/') return opened + 1;
	const closed = text.indexOf('</row>', opened);
	return closed === -1 ? -1 : closed + 6;
}

const rowStart = /<row((?: [A-Za-z0-9_:.]+="[^"<]*")*)\s*(\/?)>/y;
const rowNumber = / r="([^"]*)"/;

/** Gives a row to the sink; false, and nothing given, when it is not in the plain form. */
function takeRow(text: string, from: number, to: number, sink: RowSink): boolean {
	rowStart.lastIndex = from;
	const opened = rowStart.exec(text);
	if (opened === null) return false;
	const cells: SheetCell[] = [];
	let at = rowStart.lastIndex;
	const last = opened[2] === '/' ? to : to - 6;
	while (at < last) {
		const cell: SheetCell = {
			reference: '',
			type: 'n',
			style: -1,
			value: '',
			inline: '',
			formula: false,
			hasValue: false
		};
		at = takeCell(text, at, cell);
		if (at === -1) return false;
		cells.push(cell);
	}
	if (at !== last) return false;
	const number = rowNumber.exec(opened[1]!);
	sink.open(number === null ? null : Number(number[1]));
	for (const cell of cells) sink.add(cell);
	sink.close();
	return true;
}

/** Fills a cell from `<c …>…</c>`; the place after it, -1 when it is not in the plain form. */
function takeCell(text: string, start: number, cell: SheetCell): number {
	if (!text.startsWith('<c', start)) return -1;
	let at = start + 2;
	let seen = '';
	for (;;) {
		const sign = text[at];
		if (sign === '>') break;
		if (sign === '/') return text[at + 1] === '>' ? at + 2 : -1;
		const name = text[at + 1]!;
		if (sign !== ' ' || !text.startsWith('="', at + 2) || seen.includes(name)) return -1;
		const end = text.indexOf('"', at + 4);
		const given = text.slice(at + 4, end);
		if (end === -1 || given.includes('<')) return -1;
		if (name === 'r') cell.reference = given;
		else if (name === 's') cell.style = Number(given);
		else if (name === 't') cell.type = given;
		else return -1;
		seen += name;
		at = end + 1;
	}
	at++;
	if (text.startsWith('<f', at)) {
		const end = afterElement(text, at, 'f');
		if (end === -1) return -1;
		cell.formula = true;
		at = end;
	}
	if (text.startsWith('<v>', at)) {
		const end = text.indexOf('<', at + 3);
		if (!text.startsWith('</v>', end)) return -1;
		cell.value = text.slice(at + 3, end);
		cell.hasValue = true;
		at = end + 4;
	} else if (text.startsWith('<is><t>', at)) {
		const end = text.indexOf('<', at + 7);
		if (!text.startsWith('</t></is>', end)) return -1;
		cell.inline = text.slice(at + 7, end);
		at = end + 9;
	}
	return text.startsWith('</c>', at) ? at + 4 : -1;
}

/** The place after an element that holds no other; -1 when it does. */
function afterElement(text: string, at: number, name: string): number {
	const opened = text.indexOf('>', at);
	const sign = text[at + 1 + name.length];
	if (opened === -1 || (sign !== '>' && sign !== ' ' && sign !== '/')) return -1;
	if (text[opened - 1] === '/') return opened + 1;
	const end = text.indexOf('<', opened);
	return text.startsWith(`</${name}>`, end) ? end + name.length + 3 : -1;
}
