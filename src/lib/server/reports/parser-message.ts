import type { WrittenTag } from './written-tags.ts';

type Words = { readonly fr: string; readonly en: string };

/** What is wrong with a tag, and the offset in the file where it begins. */
export type Unreadable = { readonly at: number; readonly words: Words };

const operators: Readonly<Record<string, string>> = {
	'>': 'gt',
	'>=': 'gte',
	'<': 'lt',
	'<=': 'lte',
	'=': 'equals',
	'==': 'equals',
	'===': 'equals',
	'&&': 'and',
	'||': 'or'
};

const comparison =
	/(\$?[\w.-]+(?:\([^)]*\))?)\s*(>=|<=|={1,3}|>|<|&&|\|\|)\s*("[^"]*"|[\w$.-]+(?:\([^)]*\))?)/;

/** What makes a tag unreadable, with what to write instead where that can be guessed. */
export function parserMessage(tag: WrittenTag, refused: number): Unreadable {
	const { at, inside } = tag;
	if (/[“”„«»‘’']/.test(inside.charAt(refused - at - 2)))
		return {
			at: refused,
			words: proposing(straightened(inside), {
				fr: 'guillemets droits attendus',
				en: 'straight quotes expected'
			})
		};
	const [whole, one, operator = '', other] = comparison.exec(inside) ?? [];
	const called = operators[operator];
	if (whole && called && /^\s*(?:if|else)\s/.test(inside))
		return {
			at: at + 2 + inside.indexOf(whole),
			words: proposing(inside.replace(whole, `${called}(${one}, ${other})`), {
				fr: `« ${operator} » ne s’écrit pas ici`,
				en: `“${operator}” is not written here`
			})
		};
	return (
		unquoted(tag) ?? {
			at: refused,
			words: {
				fr: 'balise illisible : {% nom "valeur" attribut="valeur" /%} attendu',
				en: 'unreadable tag: {% name "value" attribute="value" /%} expected'
			}
		}
	);
}

/** Quotes as a word processor makes them, made plain. */
function straightened(inside: string): string {
	return inside
		.replace(/[“„«]\s*/g, '"')
		.replace(/\s*[”»]/g, '"')
		.replace(/(?<=[\s=([,:])[‘’']|[‘’'](?=[\s)\],}/]|$)/g, '"');
}

/** A value that lacks its quotes, or is a number with a comma: after `=`, first in the tag, or in a function. */
function unquoted({ at, inside }: WrittenTag): Unreadable | null {
	const places = [
		/=\s*([^\s"[{$=/][^\s/]*)/d,
		/^\s*[\w-]+\s+([\p{L}\d][^\s=(/]*)(?=\s|\/|$)/du,
		/\(\s*([\p{L}\d][\w-]*)\s*[),]/du
	];
	for (const place of places) {
		const found = place.exec(inside);
		const [from, to] = found?.indices?.[1] ?? [];
		if (from === undefined || to === undefined) continue;
		const value = inside.slice(from, to);
		if (/^(?:true|false|null|-?\d+(?:\.\d+)?)$/.test(value)) continue;
		const isNumber = /^-?\d+,\d+$/.test(value);
		const written = isNumber ? value.replace(',', '.') : `"${value}"`;
		const why = isNumber
			? { fr: 'un nombre s’écrit avec un point', en: 'a number is written with a point' }
			: { fr: 'guillemets attendus', en: 'quotes expected' };
		return {
			at: at + 2 + from,
			words: proposing(inside.slice(0, from) + written + inside.slice(to), why)
		};
	}
	return null;
}

function proposing(inside: string, why: Words): Words {
	const closes = inside.trimEnd().endsWith('/');
	const written = closes ? `${inside.trimEnd().slice(0, -1).trim()} /` : `${inside.trim()} `;
	return {
		fr: `${why.fr}. Vouliez-vous dire « {% ${written}%} » ?`,
		en: `${why.en}. Did you mean “{% ${written}%}”?`
	};
}

/** Of a `{%` that no `%}` ends. */
export function openMessage(rest: string): Words {
	const quotes = [...rest.matchAll(/(?<!\\)"/g)].length;
	return quotes % 2 === 1
		? {
				fr: 'guillemet ouvert et jamais refermé : "…" attendu dans la balise',
				en: 'quote opened and never closed: "…" expected in the tag'
			}
		: {
				fr: 'balise jamais fermée : elle finit par /%} ou %}',
				en: 'tag never ended: it ends with /%} or %}'
			};
}
