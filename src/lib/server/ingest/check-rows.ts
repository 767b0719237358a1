import { isHidden, type Contract, type Field } from '../programme/contract.ts';
import type { Rule } from './delivery.ts';
import { makeRowHash, makeRowKey } from './identify-row.ts';
import { cellText, isBlankCell, isBlankRow, type Cell, type RawRow } from './raw-row.ts';
import { excerpt } from './refusal.ts';
import type { Width } from './read-csv-rows.ts';
import {
	Fault,
	makeFieldReader,
	type Conventions,
	type FieldReader,
	type FieldValueRead
} from './read-field.ts';

/** Why a row is refused, with what may be kept of it. */
export type RowFault = {
	readonly line: number;
	readonly column: string | null;
	readonly field: string | null;
	readonly rule: Rule;
	readonly value: string | null;
	/** The row as received, as JSON: null for personal columns and for those the contract doesn't know. */
	readonly row: string;
	readonly expected: string | null;
	/** Tells the row again in a later file; null where cells don't line up with the header. */
	readonly hash: string | null;
	/** The row's own key, as it would be stored; null when it has none that can be read. */
	readonly key: string | null;
};

export type RowCheck = {
	/** The fields of accepted rows, in order: the contract's without dropped ones. */
	readonly fields: readonly Field[];
	/** By place in the contract, and the values of fields that no column gives. */
	readonly readers: readonly FieldReader[];
	readonly constants: readonly FieldValueRead[];
	/** Rows whose first cell is one are read as blank. */
	readonly footer: RegExp | null;
	/**
	 * What becomes of a row taken alone: the values of the contract's fields, dropped ones too, are
	 * valid until the next call.
	 */
	check(row: RawRow): 'blank' | readonly FieldValueRead[] | RowFault;
	/** The fault of a row whose key (`field` null) or unique value was already on line `first`. */
	repeated(row: RawRow, field: number | null, first: number): RowFault;
};

export type RowCheckOptions = {
	readonly contract: Contract;
	readonly byField: readonly (number | null)[];
	readonly header: readonly Cell[];
	/** Null where rows may be of any width, as in a spreadsheet. */
	readonly width: Width | null;
	/** Values of the fields that the file's name gives. */
	readonly fromName: ReadonlyMap<Field, FieldValueRead>;
	/** By field, since columns may settle on different orders of dates. */
	readonly conventions: (field: Field) => Conventions;
	/** Makes the hashes of rows that hold something personal. */
	readonly key: string;
};

/** Something that would identify a person, found where it should not be. */
const eMail = /[^\s@;,]+@[^\s@;,]+\.[^\s@;,]{2,}/;

/** Compiles a contract for one file. */
export function makeRowCheck(options: RowCheckOptions): RowCheck {
	const { contract, byField, header, width, fromName } = options;
	const footer = contract.shape.footer === null ? null : new RegExp(contract.shape.footer, 'u');
	const mask = makeMask(options);
	const readers: FieldReader[] = contract.fields.map((field) =>
		makeFieldReader(field, options.conventions(field), contract.key.includes(field.name))
	);
	const constants = contract.fields.map((field) => fromName.get(field) ?? null);
	const hashOf = makeRowHash(contract, byField, options.key);
	const ownKey = makeRowKey(contract, byField, readers, (at) => constants[at]!);
	const all: FieldValueRead[] = new Array<FieldValueRead>(contract.fields.length).fill(null);

	const refuse = (
		row: RawRow,
		at: number | null,
		rule: Rule,
		expected: string | null,
		value: string | null = null
	): RowFault => {
		const field = at === null ? undefined : contract.fields[at];
		const column = at === null ? null : (byField[at] ?? null);
		const received = row.received ?? row.cells;
		const shown = column === null ? value : mask.cell(received[column], column);
		const astray = rule === 'columns';
		return {
			line: row.line,
			column: column === null ? null : excerpt(cellText(header[column]), 200),
			field: field?.name ?? null,
			rule,
			value: shown,
			row: mask.row(received, astray),
			expected,
			hash: astray ? null : hashOf(received),
			key: astray ? null : ownKey(row.cells),
			...(isErased(row) && nothingKept)
		};
	};
	const lastActions = (contract.processing.keep?.after ?? []).map((name) =>
		contract.fields.findIndex((field) => field.name === name)
	);
	const replaceIdentifiers = (stands: NonNullable<RawRow['stands']>): void => {
		const last = lastActions
			.map((at) => all[at] ?? null)
			.filter((date) => date !== null)
			.map((date) => String(date).slice(0, 10))
			.toSorted()
			.at(-1);
		for (let at = 0; at < all.length; at++) {
			const column = byField[at] ?? null;
			const stand = column === null ? undefined : stands.get(column);
			const applies = stand?.until === null || (last ?? '9999') <= (stand?.until ?? '');
			if (stand && applies) all[at] = stand.token;
		}
	};

	return {
		fields: contract.fields.filter((field) => field.personal !== 'dropped'),
		readers,
		constants,
		footer,
		check(row) {
			if (row.flaw === 'quote') return refuse(row, null, 'columns', 'quote');
			if (isBlankRow(row.cells)) return 'blank';
			if (footer?.test(cellText(row.cells[0]).trim())) return 'blank';
			if (width !== null && !isWide(row.cells, width))
				return refuse(row, null, 'columns', String(width.least), String(row.cells.length));
			for (let at = 0; at < readers.length; at++) {
				const column = byField[at]!;
				const value: FieldValueRead | Fault =
					column === null ? constants[at]! : readers[at]!(row.cells[column]);
				if (value instanceof Fault) return refuse(row, at, value.rule, value.expected);
				all[at] = value;
			}
			if (row.stands) replaceIdentifiers(row.stands);
			return all;
		},
		repeated(row, field, first) {
			if (field !== null) return refuse(row, field, 'unique', String(first));
			const { key } = contract;
			const single =
				key.length === 1 ? contract.fields.findIndex(({ name }) => name === key[0]) : null;
			return refuse(row, single, 'key', String(first));
		}
	};
}

/** Of a person who was erased a refused row says nothing. */
const nothingKept = { value: null, row: '[]', hash: null, key: null };

function isErased({ stands }: RawRow): boolean {
	return stands !== undefined && [...stands.values()].some(({ until }) => until === null);
}

/** Rows may lack cells that the header doesn't name, and have more when those are empty. */
function isWide(cells: readonly Cell[], width: Width): boolean {
	if (cells.length < width.least) return false;
	for (let at = width.most; at < cells.length; at++) if (!isBlankCell(cells[at])) return false;
	return true;
}

type Mask = {
	cell(cell: Cell | undefined, column: number): string | null;
	/** `astray`: cells don't line up with the header. */
	row(cells: readonly Cell[], astray: boolean): string;
};

/**
 * Hides what may identify a person or is sensitive: such columns, columns that the contract doesn't know, and
 * e-mail addresses that slipped into another column. When cells don't line up with the header any
 * of them may be personal, so all are hidden.
 */
function makeMask({ contract, byField, header }: RowCheckOptions): Mask {
	const shown = new Set<number>();
	contract.fields.forEach((field, at) => {
		const column = byField[at] ?? null;
		if (column !== null && !isHidden(field)) shown.add(column);
	});
	contract.fields.forEach((field, at) => {
		const column = byField[at] ?? null;
		if (column !== null && isHidden(field)) shown.delete(column);
	});
	const hasPersonal = contract.fields.some(isHidden);
	const hasUnknown = header.some((cell, at) => !shown.has(at) && !isBlankCell(cell));
	const cell = (value: Cell | undefined, column: number): string | null => {
		if (!shown.has(column)) return null;
		const text = cellText(value);
		return hasPersonal && eMail.test(text) ? null : text;
	};
	return {
		cell,
		row(cells, astray) {
			return JSON.stringify(
				cells.map((value, column) =>
					astray ? (hasPersonal || hasUnknown ? null : cellText(value)) : cell(value, column)
				)
			);
		}
	};
}
