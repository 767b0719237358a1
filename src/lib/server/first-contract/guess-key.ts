import type { DraftField } from './guess-field.ts';

/** Columns that may identify a row, the likeliest first: always filled, and no measure or free text. */
export function keyOrder(fields: readonly DraftField[]): readonly string[] {
	return fields
		.filter(
			({ required, personal, type }) => required && personal !== 'dropped' && type !== 'number'
		)
		.map((field, at) => ({ name: field.name, rank: rankOf(field) * 1_000 + at }))
		.toSorted((a, b) => a.rank - b.rank)
		.map(({ name }) => name);
}

function rankOf({ name, type, personal, values }: DraftField): number {
	if (
		/^(?:id|sid|uid|uuid|identifiant|numero|num|ref|reference|code)(?:_|$)|_id$|^dossier$/.test(
			name
		)
	)
		return 0;
	if (personal === 'pseudonym') return 1;
	if (type === 'string') return values.length > 0 ? 3 : 2;
	if (type === 'integer') return 5;
	return type === 'boolean' ? 6 : 4;
}
