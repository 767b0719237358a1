import { createHash, createHmac } from 'node:crypto';
import { isHidden, type Contract } from '../programme/contract.ts';
import { cellText, type Cell } from './raw-row.ts';
import { Fault, type FieldReader, type FieldValueRead } from './read-field.ts';

/** Between the parts of a key: no text of a table holds it. */
export const KEY_SEPARATOR = '\u001f';

const HASH_DIGITS = 32;

/**
 * Hashes rows as received: the texts of the contract's fields, whatever the order of the columns
 * or the columns beside them, so that the same wrong row is found again in a later file. Where a
 * field is personal or sensitive the hash is keyed: nobody can find out what a row held by trying.
 */
export function makeRowHash(
	contract: Contract,
	byField: readonly (number | null)[],
	key: string
): (cells: readonly Cell[]) => string {
	const isPersonal = contract.fields.some(isHidden);
	const columns = contract.fields.flatMap(({ name }, at) => {
		const column = byField[at] ?? null;
		return column === null ? [] : [{ name, column }];
	});
	return (cells) => {
		const texts: string[] = [];
		for (const { name, column } of columns) {
			const text = cellText(cells[column]).trim();
			if (text !== '') texts.push(name, text);
		}
		const text = JSON.stringify(texts);
		const hash = isPersonal ? createHmac('sha256', key) : createHash('sha256');
		return hash.update(text).digest('hex').slice(0, HASH_DIGITS);
	};
}

/**
 * The key of a row that may be refused, as its values will be stored once it is right; null when
 * the contract has no key or a part of it can't be read.
 */
export function makeRowKey(
	contract: Contract,
	byField: readonly (number | null)[],
	readers: readonly FieldReader[],
	fromName: (at: number) => FieldValueRead
): (cells: readonly Cell[]) => string | null {
	const fields = contract.key.map((name) =>
		contract.fields.findIndex((field) => field.name === name)
	);
	// What never leaves the reader is no key that anyone could look up.
	const usable = fields.every((at) => contract.fields[at]?.personal !== 'dropped');
	if (fields.length === 0 || !usable) return () => null;
	return (cells) => {
		const values: string[] = [];
		for (const at of fields) {
			const column = byField[at] ?? null;
			const value = column === null ? fromName(at) : readers[at]!(cells[column]);
			if (value instanceof Fault || value === null) return null;
			values.push(String(value));
		}
		return values.join(KEY_SEPARATOR);
	};
}
