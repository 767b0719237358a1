import { foldText } from './fold-text.ts';
import { parseBoolean } from './parse-boolean.ts';
import { parseMoment } from './parse-date.ts';
import { parseNumber } from './parse-number.ts';
import type { Cell } from './raw-row.ts';

/** What a cell looks like by itself, before any contract. */
export type CellKind = 'empty' | 'number' | 'date' | 'boolean' | 'text';

const unknowns = new Set([
	'n/a',
	'na',
	'n.a.',
	'nc',
	'n.c.',
	'nd',
	'n.d.',
	'ns',
	'n.s.',
	's',
	'nr'
]);
const marks = /^[-–—*.…?/#ø]+$/;
const dateLike = /^\d{1,4}[/.-]|^(?:\p{L}{3,9}\.?,? )?\d{1,2}(?:er)?[ -]\p{L}{3}/u;
const timeLike = /^\d{1,2}[:h]\d{2}(?::\d{2})?$/;

/** Words that mean unknown, such as `n.d.` and `*`, are as good as an empty cell. */
export function kindOfCell(cell: Cell | undefined): CellKind {
	if (cell === null || cell === undefined) return 'empty';
	if (typeof cell === 'number') return 'number';
	if (typeof cell === 'boolean') return 'boolean';
	const text = cell.trim();
	if (text === '' || marks.test(text)) return 'empty';
	if (text.length > 40) return 'text';
	const first = text.charCodeAt(0);
	const couldBeNumber = first < 65 || text.startsWith('€') || /^eur/i.test(text) || first > 8_000;
	if (couldBeNumber && parseNumber(text, ',') !== undefined) return 'number';
	if (couldBeNumber && parseNumber(text, '.') !== undefined) return 'number';
	if (timeLike.test(text)) return 'date';
	if (dateLike.test(text) && parseMoment(text, null) !== 'date') return 'date';
	const folded = foldText(text);
	if (unknowns.has(folded)) return 'empty';
	return parseBoolean(folded) === undefined || folded.length === 1 ? 'text' : 'boolean';
}
