import type { Localized } from '#lib/indicators/language.ts';
import { foldText } from '../ingest/fold-text.ts';
import type { Inspection } from '../ingest/inspect-export.ts';
import { makeHeaderMatcher, matchColumns, type ColumnMatch } from '../ingest/match-columns.ts';
import { cellText, type Cell } from '../ingest/raw-row.ts';
import { excerpt } from '../ingest/refusal.ts';
import type { Contract, Field } from '../programme/contract.ts';
import { nearestName } from '../programme/nearest.ts';

/** How a file's columns answer to one contract. */
export type Candidate = {
	readonly dataset: string;
	readonly title: Localized;
	/** Share of the contract's columns that the file has, 0 to 1. */
	readonly share: number;
	/** Fields fed by a column, in the contract's order. */
	readonly matched: readonly { readonly field: string; readonly header: string }[];
	/** Fields whose column must be there and is not; `near` is a header that looks like it. */
	readonly missing: readonly {
		readonly field: string;
		readonly title: string;
		readonly near: string | null;
	}[];
	/** Optional fields without a column. */
	readonly absent: readonly { readonly field: string; readonly title: string }[];
	/** Headers that no field asks for. */
	readonly ignored: readonly string[];
};

export type Recognition =
	| { readonly contract: Contract }
	| {
			/** `several` fit as well as each other; `none` has all its columns there. */
			readonly why: 'several' | 'none';
			/** Headers of the file, as received. */
			readonly columns: readonly string[];
			/** Best first, at most five. */
			readonly candidates: readonly Candidate[];
	  };

/** What else tells a dataset when columns don't: the file's name, and names received before. */
export type FileHints = {
	readonly name: string;
	readonly earlier: readonly { readonly dataset: string; readonly name: string }[];
};

/**
 * The contract that a file answers to: of those whose columns are all there, the one that knows
 * most of the file's; between equals, the one whose files bear such a name. A contract that shares
 * one column of several with the file is not enough.
 */
export function recogniseDataset(
	inspection: Inspection,
	contracts: readonly Contract[],
	hints: FileHints | null = null
): Recognition {
	const { rows, understanding } = inspection;
	const headers = [...rows.map(({ cells }) => cells), understanding.columns];
	const matches = contracts
		.map((contract) => bestMatch(headers, contract))
		.toSorted(
			(a, b) =>
				a.match.missing.length - b.match.missing.length ||
				b.match.matched - a.match.matched ||
				b.share - a.share
		);
	const whole = matches.filter(
		({ match, columns }) =>
			match.missing.length === 0 && match.matched >= Math.max(1, Math.min(2, columns))
	);
	const [best] = whole;
	const equals = whole.filter(({ match }) => match.matched === best?.match.matched);
	const named = hints && equals.length > 1 ? equals.filter((one) => bears(one, hints)) : equals;
	if (named.length === 1) return { contract: named[0]!.contract };
	const candidates = matches
		.filter(({ match }) => match.matched > 0)
		.toSorted((a, b) => Number(whole.includes(b)) - Number(whole.includes(a)) || b.share - a.share)
		.slice(0, 5)
		.map(describe);
	const columns = (matches[0]?.header ?? understanding.columns).map(text).filter(Boolean);
	return { why: equals.length > 1 ? 'several' : 'none', columns, candidates };
}

type Match = {
	readonly contract: Contract;
	readonly match: ColumnMatch;
	readonly header: readonly Cell[];
	/** Number of the contract's fields that come from a column. */
	readonly columns: number;
	readonly share: number;
};

/** The row that answers best to a contract's columns: a header may lie under title rows. */
function bestMatch(headers: readonly (readonly Cell[])[], contract: Contract): Match {
	const matcher = makeHeaderMatcher(contract);
	let header: readonly Cell[] = headers.at(-1) ?? [];
	let match = matchColumns(header, matcher);
	for (const cells of headers) {
		const found = matchColumns(cells, matcher);
		if (found.matched > match.matched) [header, match] = [cells, found];
	}
	const columns = contract.fields.filter(({ filename }) => filename === null).length;
	return { contract, match, header, columns, share: match.matched / Math.max(1, columns) };
}

function describe({ contract, match, header, share }: Match): Candidate {
	const ofColumns = (wanted: (field: Field, at: number) => boolean) =>
		contract.fields.filter((field, at) => field.filename === null && wanted(field, at));
	const ignored = match.ignored;
	return {
		dataset: contract.dataset,
		title: contract.title,
		share,
		matched: contract.fields.flatMap(({ name }, at) => {
			const column = match.byField[at] ?? null;
			return column === null ? [] : [{ field: name, header: text(header[column] ?? null) }];
		}),
		missing: match.missing.map(({ name, title }) => ({
			field: name,
			title,
			near: nearestHeader(title, name, ignored)
		})),
		absent: ofColumns((field, at) => field.optional && match.byField[at] === null).map(
			({ name, title }) => ({ field: name, title })
		),
		ignored
	};
}

/** A header that may be meant: near in letters, or sharing a word of four letters or more. */
function nearestHeader(title: string, name: string, headers: readonly string[]): string | null {
	const folded = new Map(headers.map((header) => [foldText(header).slice(0, 80), header]));
	for (const wanted of [foldText(title), foldText(name)]) {
		const near = nearestName(wanted, [...folded.keys()]);
		if (near !== null) return folded.get(near) ?? null;
	}
	const words = new Set(wordsOf(title));
	return headers.find((header) => wordsOf(header).some((word) => words.has(word))) ?? null;
}

function wordsOf(header: string): readonly string[] {
	return header
		.slice(0, 200)
		.split(/[^\p{L}\p{N}]+/u)
		.map(foldText)
		.filter((word) => word.length >= 4);
}

/** Whether a file of this dataset bore such a name, digits aside, or the name says the dataset. */
function bears({ contract }: Match, { name, earlier }: FileHints): boolean {
	const stem = stemOf(name);
	if (stem === '') return false;
	return (
		stem.includes(stemOf(contract.dataset)) ||
		earlier.some((file) => file.dataset === contract.dataset && stemOf(file.name) === stem)
	);
}

function stemOf(name: string): string {
	return foldText(name.replace(/\.[a-z]{1,7}$/i, '')).replace(/[^\p{L}]+/gu, '');
}

function text(cell: Cell): string {
	return excerpt(cellText(cell), 200);
}
