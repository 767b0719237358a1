import type { Field } from '../programme/contract.ts';
import { makeCodeCheck, type PlacesOf } from './check-code.ts';
import type { Rule } from './delivery.ts';
import { foldText } from './fold-text.ts';
import { parseBoolean } from './parse-boolean.ts';
import {
	orderOfFormat,
	parseMoment,
	parseSerial,
	toIsoDate,
	toIsoDateTime,
	type DateFault,
	type DateOrder,
	type Moment
} from './parse-date.ts';
import { parseNumber, type DecimalMark } from './parse-number.ts';
import { cellText, type Cell } from './raw-row.ts';
import { settleKey } from './settle-key.ts';
import { isSpreadsheetError } from './spreadsheet-errors.ts';

/** A typed value; dates and moments as ISO text. */
export type FieldValueRead = string | number | boolean | null;

/** Why a cell is refused, and what was expected in its place. */
export class Fault {
	readonly rule: Rule;
	readonly expected: string | null;

	constructor(rule: Rule, expected: string | null = null) {
		this.rule = rule;
		this.expected = expected;
	}
}

/** What the file as a whole settled. */
export type Conventions = {
	readonly decimal: DecimalMark | null;
	readonly dateOrder: DateOrder | null;
	readonly epoch: 1900 | 1904;
	readonly timeZone: string;
	/** What replaces a direct identifier. */
	readonly pseudonym: (identifier: string) => string;
} & PlacesOf;

/** Reads one cell as its field wants it. */
export type FieldReader = (cell: Cell | undefined) => FieldValueRead | Fault;

/** Compiles a field, perhaps part of the contract's key: the value, or the rule that its text breaks. */
export function makeFieldReader(
	field: Field,
	conventions: Conventions,
	isKey = false
): FieldReader {
	const missing = new Set(field.missing.map(foldText));
	const parse = makeParser(field, conventions, isKey || field.constraints.unique);
	const constrain = makeConstraints(field, conventions);
	const { required } = field.constraints;
	const absent = required ? new Fault('required') : null;
	const pseudonym = field.personal === 'pseudonym' ? conventions.pseudonym : null;

	const read = (cell: string | number | boolean): FieldValueRead | Fault => {
		if (missing.size > 0 && missing.has(foldText(cellText(cell)))) return absent;
		if (typeof cell === 'string' && cell.startsWith('#') && isSpreadsheetError(cell))
			return new Fault('type', field.type);
		const value = parse(cell);
		if (value === '') return absent;
		if (value === null || value instanceof Fault) return value ?? absent;
		const checked = constrain === null ? value : constrain(value);
		if (checked instanceof Fault || pseudonym === null) return checked;
		return pseudonym(String(checked));
	};

	const known = remembers(field) ? makeMemory(read) : read;
	return (cell = null) => {
		if (cell === null) return absent;
		if (typeof cell !== 'string') return known(cell);
		const text = cell.trim();
		return text === '' ? absent : known(text);
	};
}

/** Plain text and pseudonyms are read as fast as they are looked up. */
function remembers({ type, values, constraints, personal }: Field): boolean {
	const { nomenclature, pattern } = constraints;
	if (personal === 'pseudonym') return false;
	return type !== 'string' || values.length > 0 || nomenclature !== null || pattern !== null;
}

const REMEMBERED = 10_000;
const REMEMBERED_LENGTH = 60;

/** Remembers what texts gave, as long as the same ones come back. */
function makeMemory(
	read: (cell: string | number | boolean) => FieldValueRead | Fault
): (cell: string | number | boolean) => FieldValueRead | Fault {
	const known = new Map<string | number | boolean, FieldValueRead | Fault>();
	let hits = 0;
	let misses = 0;
	let useful = true;
	return (cell) => {
		if (!useful) return read(cell);
		const before = known.get(cell);
		if (before !== undefined) {
			hits++;
			return before;
		}
		const own = typeof cell === 'string' ? ownCopy(cell) : cell;
		const value = read(own);
		if (typeof own === 'string' && own.length > REMEMBERED_LENGTH) return value;
		if (++misses >= REMEMBERED) {
			useful = hits > misses;
			hits = misses = 0;
			known.clear();
		}
		known.set(own, value);
		return value;
	};
}

/** A slice of a text keeps the whole text in memory; what is remembered must not. */
function ownCopy(text: string): string {
	return text.length < 13 ? text : ` ${text}`.slice(1);
}

type Parser = (cell: string | number | boolean) => FieldValueRead | Fault;

function makeParser(field: Field, conventions: Conventions, tellsApart: boolean): Parser {
	switch (field.type) {
		case 'string':
			return field.values.length > 0
				? makeWordParser(field)
				: tellsApart
					? (cell) => settleKey(cellText(cell))
					: cellText;
		case 'integer':
		case 'number':
			return (cell) => {
				if (typeof cell === 'boolean') return new Fault('number', field.type);
				const value = typeof cell === 'number' ? cell : parseNumber(cell, conventions.decimal);
				if (value === undefined) return new Fault('number', field.type);
				if (field.type === 'integer' && !Number.isSafeInteger(value))
					return new Fault('number', 'integer');
				return value === 0 ? 0 : value;
			};
		case 'boolean': {
			if (field.values.length === 0)
				return (cell) =>
					typeof cell === 'boolean' ? cell : (parseBoolean(String(cell)) ?? new Fault('boolean'));
			const word = makeWordParser(field);
			return (cell) => {
				const value = typeof cell === 'boolean' ? cell : parseBoolean(String(cell));
				if (value !== undefined) return value;
				const known = word(cell);
				return known instanceof Fault
					? new Fault('boolean')
					: (parseBoolean(String(known)) ?? new Fault('boolean'));
			};
		}
		case 'date':
		case 'datetime':
			return makeDateParser(field, conventions);
	}
}

/** The value whose label, in either language, or alias the text is. */
function makeWordParser(field: Field): (cell: string | number | boolean) => string | Fault {
	const words = new Map<string, string>();
	for (const { value, label, aliases } of field.values.toReversed())
		for (const word of [...aliases, label.en ?? label.fr, label.fr, value])
			words.set(foldText(word), value);
	const expected = field.values.map(({ label }) => label.fr).join(', ');
	return (cell) => words.get(foldText(cellText(cell))) ?? new Fault('enum', expected);
}

function makeDateParser(field: Field, conventions: Conventions): Parser {
	const order =
		(field.format === null ? null : orderOfFormat(field.format)) ?? conventions.dateOrder;
	const partial = field.format === null ? null : makePartialDateParser(field.format);
	const write = field.type === 'date' ? toIsoDate : toIsoDateTime;
	return (cell) => {
		if (typeof cell === 'boolean') return new Fault('date', 'date');
		let moment: Moment | DateFault;
		if (partial !== null) moment = partial(String(cell));
		else if (typeof cell === 'number') moment = numberAsMoment(cell, conventions.epoch);
		else moment = parseMoment(cell, order, conventions.epoch);
		if (typeof moment === 'string')
			return new Fault('date', moment === 'date' ? (field.format ?? 'date') : moment);
		return write(moment, conventions.timeZone);
	};
}

function numberAsMoment(value: number, epoch: 1900 | 1904): Moment | DateFault {
	if (value >= 10_000_101 && value <= 99_991_231) return parseMoment(String(value), null);
	return parseSerial(value, epoch);
}

/** Formats that name no day, `YYYY-MM`, `MM/YYYY` and `YYYY`, give the first day of their span. */
function makePartialDateParser(format: string): ((text: string) => Moment | DateFault) | null {
	const letters = format.toUpperCase().replace(/A/g, 'Y');
	if (!/^(?:YYYY|YYYY([-/.]?)MM|MM([-/.]?)YYYY)$/.test(letters)) return null;
	const source = letters
		.replace(/[/.]/g, '\\$&')
		.replace('YYYY', '(?<year>\\d{4})')
		.replace('MM', '(?<month>\\d{1,2})');
	const pattern = new RegExp(`^${source}$`);
	return (text) => {
		const groups = pattern.exec(text.trim())?.groups;
		if (!groups) return 'date';
		const month = Number(groups['month'] ?? 1);
		if (month < 1 || month > 12) return 'calendar';
		return { year: Number(groups['year']), month, day: 1, seconds: null, offset: null };
	};
}

function makeConstraints(
	field: Field,
	conventions: Conventions
): ((value: string | number | boolean) => string | number | boolean | Fault) | null {
	const { minimum, maximum, pattern, nomenclature } = field.constraints;
	const rules = [minimum, maximum, pattern, nomenclature, field.constraints.enum];
	if (rules.every((rule) => rule === null)) return null;
	const expression = pattern === null ? null : new RegExp(pattern, 'u');
	const allowed = field.constraints.enum;
	const words = allowed && new Map(allowed.map((word) => [foldText(word), word]));
	const code = nomenclature === null ? null : makeCodeCheck(nomenclature, conventions);
	return (value) => {
		let checked = value;
		if (code !== null) {
			const found = code(String(checked));
			if (found === undefined) return new Fault('nomenclature', nomenclature);
			checked = found;
		}
		if (words !== null) {
			const word = words.get(foldText(String(checked)));
			if (word === undefined) return new Fault('enum', allowed!.join(', '));
			if (typeof checked === 'string') checked = word;
		}
		if (expression !== null && !expression.test(String(checked)))
			return new Fault('pattern', pattern);
		if (minimum !== null && isBelow(checked, minimum)) return new Fault('minimum', String(minimum));
		if (maximum !== null && isBelow(maximum, checked)) return new Fault('maximum', String(maximum));
		return checked;
	};
}

/** Numbers as numbers; ISO dates as text, a bound that is a day holding until its midnight. */
function isBelow(a: string | number | boolean, b: string | number | boolean): boolean {
	if (typeof a === 'number' || typeof b === 'number') return Number(a) < Number(b);
	const length = Math.min(String(a).length, String(b).length);
	return String(a).slice(0, length) < String(b).slice(0, length);
}
