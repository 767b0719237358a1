import { tellsWhom, type Contract, type Field } from '../programme/contract.ts';
import { openBytes } from './byte-source.ts';
import { hashesOf, makeErasedSearch } from './erase-rows.ts';
import { foldName, isName, type Erasures } from './erasures.ts';
import { makeRowHash } from './identify-row.ts';
import { makeHeaderMatcher } from './match-columns.ts';
import { openExport } from './open-export.ts';
import { cellText, isBlankCell, type Cell } from './raw-row.ts';
import type { ReadJob } from './read-job.ts';
import { openReturned } from './returned-rows.ts';

/** Whom to look for in a file: people erased already, or somebody who asks by name too. */
export type Wanted = {
	readonly erasures: readonly Erasures[];
	/** Folded, as `foldName` gives them. */
	readonly names: readonly string[];
};

/** Rows of a file about whom is looked for. */
export type Search = {
	readonly columns: readonly string[];
	readonly rows: readonly FoundRow[];
	/** There were more: only the first are here. */
	readonly cut: boolean;
};

export type FoundRow = {
	readonly line: number;
	/**
	 * `identifier`: an e-mail address, a number. `name`: the name alone, in a row that bears no
	 * identifier. `doubtful`: the name, in a row that bears the identifiers of somebody else, or of the
	 * same person under others. `row`: the row as a whole, erased before.
	 */
	readonly by: 'identifier' | 'name' | 'doubtful' | 'row';
	/** It is to go, rather than stay without what identifies. */
	readonly leaves: boolean;
	readonly cells: readonly string[];
	/** Identifiers that the row bears, by title. */
	readonly identifiers: Readonly<Record<string, string>>;
	/** The row's hash under the job's key. */
	readonly hash: string;
};

const MOST_ROWS = 20_000;

/**
 * Looks through a file as received for the rows about somebody.
 *
 * @throws ExportRefused when the file can't be opened as its contract says
 */
export async function searchExport(
	{ path, contract, key }: ReadJob,
	{ erasures, names }: Wanted
): Promise<Search> {
	const matcher = makeHeaderMatcher(contract);
	const opened = await openReturned(contract, (asked) =>
		openExport(openBytes(path), asked, matcher)
	);
	const { table } = opened;
	const read = opened.returned?.contract ?? contract;
	const byField = table.header?.match.byField ?? read.fields.map(() => null);
	const find = makeErasedSearch(erasures, { contract: read, byField });
	const named = makeNameSearch(new Set(names), read, byField);
	const hash = makeRowHash(read, byField, key);
	const known = erasures.flatMap(({ key: own, rows: erased }) => {
		const hashes = hashesOf(erased);
		return hashes ? [{ hash: makeRowHash(read, byField, own), hashes }] : [];
	});
	const rows: FoundRow[] = [];
	let cut = false;
	for await (const batch of table.rows.batches())
		for (const { line, cells, flaw } of batch) {
			if (flaw !== null) continue;
			const fate = find?.(cells) ?? null;
			const whole = known.some((one) => one.hashes.has(one.hash(cells)));
			const found = whole ? 'row' : fate !== null ? 'identifier' : named(cells);
			if (found === null) continue;
			if (rows.length === MOST_ROWS) cut = true;
			else
				rows.push({
					line,
					by: found,
					leaves: fate === 'row',
					cells: cells.map(cellText),
					identifiers: identifiersOf(cells, read, byField),
					hash: hash(cells)
				});
		}
	const columns = (table.header?.row.cells ?? []).map(cellText);
	return { columns, rows, cut };
}

/** Names stand in dropped columns, first and last name in one or in two. */
function makeNameSearch(
	names: ReadonlySet<string>,
	contract: Contract,
	byField: readonly (number | null)[]
): (cells: readonly Cell[]) => FoundRow['by'] | null {
	const columns = columnsOf(contract, byField, ({ personal }) => personal === 'dropped');
	return (cells) => {
		if (names.size === 0) return null;
		const texts = columns.map((column) => cellText(cells[column]).trim()).filter(isName);
		const isNamed = texts.some((text, at) =>
			[text, ...texts.slice(at + 1).map((other) => `${text} ${other}`)].some((whole) =>
				names.has(foldName(whole))
			)
		);
		if (!isNamed) return null;
		const bears = Object.keys(identifiersOf(cells, contract, byField)).length > 0;
		return bears ? 'doubtful' : 'name';
	};
}

function identifiersOf(
	cells: readonly Cell[],
	contract: Contract,
	byField: readonly (number | null)[]
): Readonly<Record<string, string>> {
	return Object.fromEntries(
		contract.fields.flatMap((field, at) => {
			const column = byField[at] ?? null;
			if (column === null || isBlankCell(cells[column])) return [];
			const text = cellText(cells[column]).trim();
			const tells =
				field.personal === 'dropped' ? !isName(text) && /@/.test(text) : tellsWhom(field);
			return tells ? [[field.title, text]] : [];
		})
	);
}

function columnsOf(
	contract: Contract,
	byField: readonly (number | null)[],
	which: (field: Field) => boolean
): readonly number[] {
	return contract.fields.flatMap((field, at) => {
		const column = byField[at] ?? null;
		return column !== null && which(field) ? [column] : [];
	});
}
