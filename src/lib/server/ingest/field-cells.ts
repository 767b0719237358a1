import type { Field } from '../programme/contract.ts';
import type { ByteText } from './byte-text.ts';
import type { Column } from './parquet-column.ts';
import { orderEvidence, orderOfFormat, type DateOrder } from './parse-date.ts';
import { decimalEvidence, type DecimalMark } from './parse-number.ts';
import {
	CellReader,
	COMMA,
	DAY_FIRST,
	MONTH_FIRST,
	NO_EVIDENCE,
	NumberReader,
	PlainTextReader,
	POINT,
	WordReader,
	YEAR_FIRST
} from './read-cell.ts';
import { daysOf, DateReader } from './read-date-cell.ts';
import type { FieldReader } from './read-field.ts';

export type CellConventions = {
	readonly decimal: DecimalMark | null;
	readonly dateOrder: DateOrder | null;
	/** The field's cells help to settle its file's conventions. */
	readonly isSurveyed: boolean;
};

/** The fastest reader of a field's cells that reads them as its own reader does. */
export function makeCellReader(
	field: Field,
	text: ByteText,
	reader: FieldReader,
	column: Column | null,
	{ decimal, dateOrder, isSurveyed }: CellConventions
): CellReader {
	const { constraints, personal } = field;
	const { pattern, nomenclature } = constraints;
	const hasRules = pattern !== null || nomenclature !== null || constraints.enum !== null;
	const isTold = field.missing.some((word) => /\d/.test(word));
	if (field.type === 'boolean') return new WordReader(text, reader, column);
	if (field.type === 'string') {
		const { minimum, maximum } = constraints;
		const isPlain = !hasRules && minimum === null && maximum === null && personal !== 'pseudonym';
		return isPlain && field.values.length === 0 && field.missing.length === 0
			? new PlainTextReader(text, reader, column)
			: new WordReader(text, reader, column);
	}
	const evidenceOf = !isSurveyed
		? null
		: field.type === 'number' || field.type === 'integer'
			? markEvidence
			: dayEvidence;
	// A pseudonym is made of the value's text.
	const isDirect = !hasRules && !isTold && personal !== 'pseudonym';
	const any = () => new CellReader(text, reader, column, evidenceOf);
	if (!isDirect) return any();
	if (field.type === 'number' || field.type === 'integer') {
		const minimum = numberOf(constraints.minimum, -Infinity);
		const maximum = numberOf(constraints.maximum, Infinity);
		if (minimum === null || maximum === null) return any();
		const isInteger = field.type === 'integer';
		const limits = { isInteger, mark: decimal, minimum, maximum };
		return new NumberReader(text, reader, column, evidenceOf, limits);
	}
	const formatOrder = field.format === null ? null : orderOfFormat(field.format);
	const isPartial = field.format !== null && !/[DdJj]/.test(field.format);
	const minimum = dayOf(constraints.minimum, -Infinity);
	const maximum = dayOf(constraints.maximum, Infinity);
	if (isPartial || minimum === null || maximum === null) return any();
	return new DateReader(text, reader, column, evidenceOf, {
		order: formatOrder ?? dateOrder,
		minimum,
		maximum,
		withTime: field.type === 'datetime'
	});
}

function numberOf(bound: number | string | null, none: number): number | null {
	if (bound === null) return none;
	const value = Number(bound);
	return Number.isNaN(value) ? null : value;
}

/** A bound that is a day, as days since 1970; null for any other. */
function dayOf(bound: number | string | null, none: number): number | null {
	if (bound === null) return none;
	const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(bound));
	const days = parts ? daysOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : NaN;
	return Number.isNaN(days) ? null : days;
}

function markEvidence(text: string): number {
	const evidence = decimalEvidence(text);
	return evidence === ',' ? COMMA : evidence === '.' ? POINT : NO_EVIDENCE;
}

function dayEvidence(text: string): number {
	const evidence = orderEvidence(text.trim());
	if (evidence === 'DMY') return DAY_FIRST;
	if (evidence === 'MDY') return MONTH_FIRST;
	return evidence === 'YMD' ? YEAR_FIRST : NO_EVIDENCE;
}
