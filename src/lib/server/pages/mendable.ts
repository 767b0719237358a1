import { localize, type Language } from '#lib/indicators/language.ts';
import type { Edition } from '../editions/edition.ts';
import type { Mend } from '../editions/mends-kept.ts';
import type { LineReject, ValueGroup } from '../mends/group-rejects.ts';
import { proposeMends } from '../mends/propose-mends.ts';
import { isHidden, type Contract, type Field } from '../programme/contract.ts';

/** What a correction changes: a text of a column, or of one row of it. */
export type MendTarget = {
	/** The field's name, and its title. */
	readonly field: string;
	readonly title: string;
	readonly found: string;
	readonly row: string | null;
	readonly proposals: readonly { readonly mended: string; readonly why: string }[];
	/** What a correction that waits for the next edition makes of it; null when there is none. */
	readonly planned: string | null;
};

/**
 * What can be mended, or why not: a column that identifies people, a rule on the whole row, cells
 * that are empty and rows that repeat each other, which are mended one by one.
 */
export type Mendable =
	| { readonly target: MendTarget }
	| { readonly target: null; readonly why: 'personal' | 'row' | 'blank' | 'repeated' };

type Asked = {
	readonly edition: Edition;
	readonly contract: Contract;
	/** Corrections that the edition is not made with yet. */
	readonly planned: readonly Mend[];
	readonly language: Language;
};

/** A text of a whole column. */
export function columnMend(asked: Asked, group: ValueGroup): Mendable {
	const field = fieldOf(asked.contract, group);
	if (field === null) return { target: null, why: 'row' };
	if (isHidden(field)) return { target: null, why: 'personal' };
	if (group.rule === 'key' || group.rule === 'unique') return { target: null, why: 'repeated' };
	if ((group.value ?? '').trim() === '') return { target: null, why: 'blank' };
	return { target: targetOf(asked, field, group, null) };
}

/** A text of one row. */
export function lineMend(asked: Asked, line: LineReject): Mendable {
	const field = fieldOf(asked.contract, line);
	if (field === null || line.hash === null) return { target: null, why: 'row' };
	if (isHidden(field)) return { target: null, why: 'personal' };
	return { target: targetOf(asked, field, line, line.hash) };
}

function fieldOf(contract: Contract, { field }: { readonly field: string | null }): Field | null {
	return contract.fields.find(({ name }) => name === field) ?? null;
}

function targetOf(
	{ edition, contract, planned, language }: Asked,
	field: Field,
	reject: ValueGroup | LineReject,
	row: string | null
): MendTarget {
	const found = (reject.value ?? '').trim();
	const rows = 'rows' in reject ? reject.rows : 1;
	const ofText = planned.filter((mend) => mend.field === field.name && mend.found === found);
	const mend =
		ofText.find((one) => one.row !== null && one.row === row) ??
		ofText.find((one) => one.row === null);
	return {
		field: field.name,
		title: field.title,
		found,
		row,
		proposals: proposeMends(edition, {
			dataset: contract.dataset,
			field: field.name,
			value: found,
			rows
		}).map(({ mended, why }) => ({ mended, why: localize(why, language) })),
		planned: mend?.mended ?? null
	};
}
