import { recogniseDataset } from '../editions/recognise-dataset.ts';
import { makeHeaderMatcher, matchColumns } from '../ingest/match-columns.ts';
import type { Contract } from '../programme/contract.ts';
import type { Override } from '../programme/override.ts';

/** A field of a kind of file, and the column that feeds it. */
export type ColumnChoice = {
	readonly field: string;
	readonly title: string;
	/** Without it the file is refused. */
	readonly required: boolean;
	/** The header that is found by itself; null when none is. */
	readonly found: string | null;
	/** What a person said before, else the header that looks most like it where none is found. */
	readonly chosen: string | null;
	/** `chosen` is only a guess. */
	readonly guessed: boolean;
};

/** Each field of a contract that comes from a column, in its order. */
export function columnChoices(
	contract: Contract,
	headers: readonly string[],
	override: Override | null
): readonly ColumnChoice[] {
	const { byField, missing } = matchColumns(headers, makeHeaderMatcher(contract));
	const near = nearOf(contract, headers);
	return contract.fields.flatMap((field, at): ColumnChoice[] => {
		if (field.filename !== null) return [];
		const column = byField[at] ?? null;
		const said = override?.columns?.[field.name] ?? null;
		const guess = column === null ? (near.get(field.name) ?? null) : null;
		return [
			{
				field: field.name,
				title: field.title,
				required: missing.includes(field) || !field.optional,
				found: column === null ? null : (headers[column] ?? null),
				chosen: said ?? guess,
				guessed: said === null && guess !== null
			}
		];
	});
}

function nearOf(contract: Contract, headers: readonly string[]): ReadonlyMap<string, string> {
	const understanding = {
		format: 'csv',
		encoding: null,
		delimiter: null,
		quote: null,
		sheet: null,
		headerRow: null,
		decimal: null,
		dateOrder: null,
		columns: headers,
		notes: []
	} as const;
	const recognition = recogniseDataset({ understanding, rows: [] }, [contract]);
	const [candidate] = 'candidates' in recognition ? recognition.candidates : [];
	const taken = new Set<string>();
	const near = new Map<string, string>();
	for (const { field, near: header } of candidate?.missing ?? []) {
		if (header === null || taken.has(header)) continue;
		taken.add(header);
		near.set(field, header);
	}
	return near;
}
