import type { Rule } from '../ingest/delivery.ts';
import { french } from '../ingest/french.ts';
import { spreadsheetErrors } from '../ingest/spreadsheet-errors.ts';
import type { DraftField } from './guess-field.ts';
import type { DraftContract } from './write-contract.ts';

/** How many rows a draft refused, by field and rule. */
export type RejectCount = {
	readonly field: string | null;
	readonly rule: Rule;
	readonly rows: number;
	/** A spreadsheet's errors among the texts refused. */
	readonly errors: readonly string[] | null;
};

/** The draft without what refused a row; null when nothing of it did. */
export function relax(draft: DraftContract, rejects: readonly RejectCount[]): DraftContract | null {
	const faults = rejects.filter(({ rule }) => rule !== 'columns');
	if (faults.length === 0) return null;
	const noKey = faults.some(({ rule, field }) => rule === 'key' || field === null);
	return {
		...draft,
		key: noKey ? [] : draft.key,
		fields: draft.fields.map((field) => {
			const own = faults.filter((fault) => fault.field === field.name && fault.rule !== 'key');
			return own.reduce(withoutFault, field);
		})
	};
}

function withoutFault(field: DraftField, { rule, rows, errors }: RejectCount): DraftField {
	const told = (comment: string) => [...field.comments, comment];
	const lines = `${rows} ligne${rows > 1 ? 's' : ''}`;
	// What a personal field refused is not told: of a text, it can only be such an error.
	const hidden = field.personal !== null && field.type === 'string' && rule === 'type';
	if (hidden || (errors && errors.length > 0))
		return {
			...field,
			required: false,
			missing: [...new Set([...field.missing, ...(hidden ? spreadsheetErrors : errors!)])],
			comments: told('Des erreurs de tableur y tiennent lieu de valeurs : lues comme inconnues.')
		};
	if (rule === 'required') return { ...field, required: false };
	if (rule === 'nomenclature')
		return {
			...field,
			nomenclature: null,
			comments: told(
				french`${lines} hors de la nomenclature « ${field.nomenclature ?? ''} » : contrainte retirée.`
			)
		};
	if (rule === 'enum') return { ...field, values: [] };
	return {
		...field,
		type: 'string',
		format: null,
		comments: told(
			french`${lines} seraient écartées si ce champ était « ${field.type} » : gardé en texte.`
		)
	};
}
