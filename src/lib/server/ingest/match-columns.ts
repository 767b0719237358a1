import type { Contract, Field } from '../programme/contract.ts';
import { nearestName } from '../programme/nearest.ts';
import { foldText } from './fold-text.ts';
import { looseText, vintageOf } from './loose-text.ts';
import { cellText, type Cell } from './raw-row.ts';
import { excerpt, ExportRefused } from './refusal.ts';
import { french } from './french.ts';

/** Which column feeds which field. */
export type ColumnMatch = {
	/** Column index by field index; null where the column is absent or the field is not from one. */
	readonly byField: readonly (number | null)[];
	readonly matched: number;
	/** Fields whose column must be there and is not. */
	readonly missing: readonly Field[];
	/** Fields that two columns claim equally. */
	readonly duplicated: readonly Field[];
	/** Headers that no field asks for; their cells are read over and never stored. */
	readonly ignored: readonly string[];
};

type Name = {
	readonly field: number;
	/** -1 for what a person said, 0 for the title, then the aliases in order, then looser forms. */
	readonly rank: number;
	/** Set when the name holds `*`, which stands for digits. */
	readonly pattern: RegExp | null;
};

export type HeaderMatcher = {
	readonly fields: readonly Field[];
	readonly exact: ReadonlyMap<string, readonly Name[]>;
	readonly patterns: readonly Name[];
	/** Names without signs, and without the year or vintage they hold: for headers that no other name claims. */
	readonly loose: ReadonlyMap<string, Name>;
	readonly vintages: ReadonlyMap<string, Name>;
};

/** After every title and alias. */
const LOOSE = 10_000;
const VINTAGE = 20_000;

/**
 * Headers are compared without accents, case, spaces or order; `*` in a name stands for digits. A
 * header that no name is equal to may still be one without its signs (`Date d'arrivée` as
 * `date_d_arrivee`), or of another year (`P22_POP` as `P21_POP`), when it can be one only.
 */
export function makeHeaderMatcher(contract: Contract): HeaderMatcher {
	const exact = new Map<string, Name[]>();
	const patterns: Name[] = [];
	const mapped = new Set<string>();
	contract.fields.forEach((field, at) => {
		if (field.filename !== null || field.mapped === undefined) return;
		const folded = foldText(field.mapped);
		mapped.add(folded);
		exact.set(folded, [{ field: at, rank: -1, pattern: null }]);
	});
	contract.fields.forEach((field, at) => {
		if (field.filename !== null) return;
		for (const [rank, header] of [field.title, ...field.aliases].entries()) {
			const folded = foldText(header);
			if (folded.includes('*')) {
				const source = folded.split('*').map(escapeRegExp).join('(\\d+)');
				patterns.push({ field: at, rank, pattern: new RegExp(`^${source}$`) });
			} else if (!mapped.has(folded)) {
				const names = exact.get(folded) ?? [];
				if (!names.some((name) => name.field === at))
					names.push({ field: at, rank, pattern: null });
				exact.set(folded, names);
			}
		}
	});
	return {
		fields: contract.fields,
		exact,
		patterns,
		loose: onlyNames(contract, LOOSE, looseText),
		vintages: onlyNames(contract, VINTAGE, vintageOf)
	};
}

/** The names of fields in a looser form; a form that two fields share says nothing. */
function onlyNames(
	contract: Contract,
	rank: number,
	form: (header: string) => string | null
): ReadonlyMap<string, Name> {
	const names = new Map<string, Name | null>();
	contract.fields.forEach((field, at) => {
		if (field.filename !== null) return;
		for (const header of [field.title, ...field.aliases, field.name]) {
			const formed = header.includes('*') ? null : form(header);
			if (formed === null) continue;
			const other = names.get(formed);
			if (other === undefined) names.set(formed, { field: at, rank, pattern: null });
			else if (other?.field !== at) names.set(formed, null);
		}
	});
	return new Map([...names].flatMap(([name, one]) => (one === null ? [] : [[name, one]])));
}

/** What a header may stand for when no name is equal to it. */
function looseClaim(header: string, matcher: HeaderMatcher): Name | null {
	const same = matcher.loose.get(looseText(header) ?? '');
	return same ?? matcher.vintages.get(vintageOf(header) ?? '') ?? null;
}

export function matchColumns(cells: readonly Cell[], matcher: HeaderMatcher): ColumnMatch {
	const byField: (number | null)[] = matcher.fields.map(() => null);
	const ranks: number[] = matcher.fields.map(() => Infinity);
	const numbers: number[] = matcher.fields.map(() => -1);
	const duplicated = new Set<Field>();
	const used = new Set<number>();
	/** Fields that headers of several years claim: none of them is it. */
	const unsettled = new Set<number>();
	cells.forEach((cell, column) => {
		const folded = foldText(cellText(cell));
		if (folded === '') return;
		const claims: { name: Name; number: number }[] = [];
		for (const name of matcher.exact.get(folded) ?? []) claims.push({ name, number: 0 });
		if (claims[0]?.name.rank !== -1)
			for (const name of matcher.patterns) {
				const digits = name.pattern?.exec(folded);
				if (digits) claims.push({ name, number: Number(digits[1]) });
			}
		const looser = claims.length === 0 ? looseClaim(cellText(cell), matcher) : null;
		if (looser) claims.push({ name: looser, number: 0 });
		for (const { name, number } of claims) {
			const { field, rank } = name;
			used.add(column);
			const better = rank < ranks[field]! || (rank === ranks[field] && number > numbers[field]!);
			if (better) {
				byField[field] = column;
				ranks[field] = rank;
				numbers[field] = number;
				duplicated.delete(matcher.fields[field]!);
				unsettled.delete(field);
			} else if (rank === VINTAGE && ranks[field] === VINTAGE) unsettled.add(field);
			else if (rank === ranks[field] && number === numbers[field]) {
				duplicated.add(matcher.fields[field]!);
			}
		}
	});
	for (const field of unsettled) byField[field] = null;
	return {
		byField,
		matched: byField.filter((column) => column !== null).length,
		missing: matcher.fields.filter(
			(field, at) => byField[at] === null && field.filename === null && !field.optional
		),
		duplicated: [...duplicated],
		ignored: cells
			.filter((_, column) => !used.has(column))
			.map((cell) => excerpt(cellText(cell)))
			.filter((header) => header !== '')
	};
}

/** @throws ExportRefused when a required column is absent or there twice */
export function checkColumns(match: ColumnMatch, header: readonly Cell[], line: number): void {
	const twice = match.duplicated[0];
	if (twice)
		throw new ExportRefused(
			{
				fr: french`La colonne « ${twice.title} » figure deux fois. Gardez-en une seule.`,
				en: `The column “${twice.title}” is there twice. Keep only one.`
			},
			{ line, column: twice.title }
		);
	if (match.missing.length === 0) return;
	const headers = header.map((cell) => excerpt(cellText(cell))).filter((text) => text !== '');
	const missing = match.missing.map((field) => {
		const near = nearestHeader(field.title, match.ignored);
		return {
			fr: near
				? french`« ${field.title} » (« ${near} » lui ressemble)`
				: french`« ${field.title} »`,
			en: near ? `“${field.title}” (“${near}” is near)` : `“${field.title}”`
		};
	});
	const found = headers.slice(0, 15).join(', ') + (headers.length > 15 ? ', …' : '');
	const several = missing.length > 1;
	throw new ExportRefused(
		{
			fr: french`${several ? 'Colonnes introuvables' : 'Colonne introuvable'} : ${missing.map((one) => one.fr).join(', ')}. Colonnes trouvées : ${found || 'aucune'}.`,
			en: `${several ? 'Missing columns' : 'Missing column'}: ${missing.map((one) => one.en).join(', ')}. Columns found: ${found || 'none'}.`
		},
		{ line, column: match.missing[0]?.title ?? null }
	);
}

function nearestHeader(title: string, headers: readonly string[]): string | null {
	const folded = new Map(headers.map((header) => [foldText(header).slice(0, 80), header]));
	const near = nearestName(foldText(title), [...folded.keys()]);
	return near === null ? null : (folded.get(near) ?? null);
}

function escapeRegExp(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
