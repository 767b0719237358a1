import { foldText } from '../ingest/fold-text.ts';

const longest = 40;

/** Words of SQL that would need quotes in every query. */
const reserved = new Set(
	`all and any as asc between both by case cast check collate column constraint create default
	desc describe distinct do else end except exists false fetch for foreign from full group having
	in initially inner intersect into is join lateral leading left like limit natural not null
	offset on only or order outer pivot primary qualify references returning right select show
	similar some summarize table then to trailing true union unique unpivot using values when where
	window with`.split(/\s+/)
);

/** Names of columns in SQL for headers, in ASCII snake_case, none of them twice. */
export function columnNames(headers: readonly string[]): readonly string[] {
	const taken = new Set<string>();
	return headers.map((header, at) => {
		const base = columnName(header) || `column_${at + 1}`;
		let name = base;
		for (let number = 2; taken.has(name); number++) name = `${base}_${number}`;
		taken.add(name);
		return name;
	});
}

/** `Date d’adhésion` → `date_d_adhesion`, `lieuTravail.codePostal` → `lieu_travail_code_postal`; empty without a letter. */
export function columnName(header: string): string {
	const words = toAscii(header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));
	const name = cut(words.join('_'), longest, '_');
	if (name === '' || !/[a-z]/.test(name)) return '';
	return /^[a-z]/.test(name) && !reserved.has(name) ? name : `c_${name}`;
}

/** An id in kebab-case: `Hôtels & gîtes` → `hotels-gites`; empty without a letter or digit. */
export function kebab(text: string): string {
	return cut(toAscii(text).join('-'), longest, '-');
}

/** Runs of ASCII letters and digits, accents taken off. */
function toAscii(text: string): string[] {
	return (
		text
			.split(/\s+/)
			.map(foldText)
			.join(' ')
			.match(/[a-z0-9]+/g) ?? []
	);
}

/** At most so long, whole words when there are several. */
function cut(text: string, length: number, separator: string): string {
	if (text.length <= length) return text;
	const end = text.lastIndexOf(separator, length);
	return text.slice(0, end > 0 ? end : length);
}
