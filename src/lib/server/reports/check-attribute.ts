import Markdoc from '@markdoc/markdoc';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { isIsoDate } from '#lib/indicators/period.ts';
import { languageTag } from '../programme/parse-foreign.ts';
import type { Place, Problems } from '../programme/spec.ts';
import { checkName } from './check-name.ts';
import type { AttributeSpec } from './tag.ts';

/** The names that a template may use. */
export type Known = {
	readonly indicators: readonly Indicator[];
	readonly axes: readonly string[];
	readonly audience: 'committee' | 'public';
};

type Use = {
	readonly known: Known;
	readonly problems: Problems;
	readonly tag: string;
	place(needle: string): Place;
};

const { isAst } = Markdoc.Ast;

/** Tells what is wrong with one attribute as it is written; an expression waits for its value. */
export function checkAttribute(
	key: string,
	{ type }: AttributeSpec,
	written: unknown,
	siblings: Readonly<Record<string, unknown>>,
	use: Use
): void {
	if (isAst(written)) return;
	if (Array.isArray(type)) return checkChoice(key, type as readonly string[], written, use);
	switch (type) {
		case 'indicator':
			return checkIndicator(String(written), use);
		case 'indicators':
			for (const id of [written].flat()) if (!isAst(id)) checkIndicator(String(id), use);
			return;
		case 'axis':
			return checkName(
				String(written),
				use.known.axes,
				{ fr: 'axe', en: 'axis' },
				use.place(String(written)),
				use.problems
			);
		case 'dimension':
			return checkDimension(String(written), siblings['primary'], use);
		case 'date':
			if (!isIsoDate(written))
				expected(key, written, 'une date AAAA-MM-JJ', 'a date YYYY-MM-DD', use);
			return;
		case 'language':
			if (typeof written !== 'string' || !languageTag.test(written))
				expected(key, written, 'une langue (en, oc, pt-BR)', 'a language (en, oc, pt-BR)', use);
			return;
		case 'number':
			if (typeof written !== 'number') expected(key, written, 'un nombre', 'a number', use);
			return;
		case 'boolean':
			if (typeof written !== 'boolean')
				expected(key, written, 'true ou false', 'true or false', use);
			return;
		case 'object':
			if (typeof written !== 'object' || written === null)
				expected(key, written, '{ dimension: "valeur" }', '{ dimension: "value" }', use);
			return;
		case 'text':
		case 'territory':
			if (typeof written !== 'string') expected(key, written, 'un texte', 'a text', use);
			return;
		default:
			return;
	}
}

function checkIndicator(id: string, use: Use): void {
	const { indicators, audience } = use.known;
	const readable = indicators.filter(({ publish }) => publish || audience === 'committee');
	const found = indicators.find((indicator) => indicator.id === id);
	if (found && audience === 'public' && !found.publish)
		return void use.problems.add(use.place(id), {
			fr: `l’indicateur « ${id} » n’est pas publiable (publish: true) : un rapport public ne peut pas le dire`,
			en: `the indicator “${id}” may not be published (publish: true): a public report cannot tell it`
		});
	checkName(
		id,
		readable.map((indicator) => indicator.id),
		{ fr: 'indicateur', en: 'indicator' },
		use.place(id),
		use.problems
	);
}

function checkDimension(name: string, indicator: unknown, use: Use): void {
	const found = use.known.indicators.find(({ id }) => id === indicator);
	if (!found || found.formula) return;
	checkName(
		name,
		Object.keys(found.dimensions),
		{ fr: `dimension de « ${found.id} »`, en: `dimension of “${found.id}”` },
		use.place(name),
		use.problems
	);
}

function checkChoice(key: string, choices: readonly string[], written: unknown, use: Use): void {
	checkName(
		String(written),
		choices,
		{ fr: `valeur de ${key}`, en: `value of ${key}` },
		use.place(String(written)),
		use.problems
	);
}

function expected(key: string, written: unknown, fr: string, en: string, use: Use): void {
	const name = key === 'primary' ? use.tag : key;
	use.problems.add(use.place(key === 'primary' ? String(written) : key), {
		fr: `${name} : ${fr} attendu, « ${String(written)} » trouvé`,
		en: `${name}: expected ${en}, found “${String(written)}”`
	});
}
