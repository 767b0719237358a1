import type { Choice } from '#lib/server/rounds/choose-dataset.ts';

const column = 'column:';

/** Names of the fields by which a person says how a file is to be read. */
export const choiceFields = {
	dataset: 'dataset',
	/** Sent with nothing else: back to what is found. */
	reset: 'reset',
	/** Sent when something was said before. */
	said: 'said',
	column: (field: string) => column + field,
	shape: ['encoding', 'delimiter', 'sheet', 'headerRow', 'decimal', 'dateOrder']
} as const;

/** What a form says; a field left as it was found says nothing. */
export function choiceOf(fields: ReadonlyMap<string, string>): Choice {
	const dataset = fields.get(choiceFields.dataset) || null;
	if (dataset === null) return { dataset };
	if (fields.has(choiceFields.reset)) return { dataset, override: {} };
	const said = ([, value]: readonly [string, string]) => value !== '';
	const columns = [...fields]
		.filter(([name]) => name.startsWith(column))
		.map(([name, value]) => [name.slice(column.length), value] as const)
		.filter(said);
	const shape = choiceFields.shape
		.map((name) => [name, fields.get(name) ?? ''] as const)
		.filter(said);
	const nothing = columns.length === 0 && shape.length === 0;
	if (nothing && !fields.has(choiceFields.said)) return { dataset };
	return {
		dataset,
		override: {
			...Object.fromEntries(shape),
			...(columns.length > 0 ? { columns: Object.fromEntries(columns) } : {})
		}
	};
}
