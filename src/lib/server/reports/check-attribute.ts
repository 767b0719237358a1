import Markdoc from '@markdoc/markdoc';
import { isIsoDate } from '#lib/indicators/period.ts';
import { languageTag } from '../programme/parse-foreign.ts';
import type { Place, Problems } from '../programme/spec.ts';
import { checkKind } from './check-expression.ts';
import { checkName } from './check-name.ts';
import { checkTerritory } from './check-territory.ts';
import { checkIndicator, dimensionsOf, labelsOf, type Known } from './known-names.ts';
import type { AttributeSpec } from './tag.ts';
import type { Shapes } from './template-kinds.ts';

/** One attribute of one tag, where it is written. */
export type Use = {
	readonly known: Known;
	readonly problems: Problems;
	readonly shapes: Shapes;
	readonly tag: string;
	/** Place of a text in the attribute's value; of the value itself without one. */
	place(text?: string): Place;
};

const { isAst } = Markdoc.Ast;

/** Tells what is wrong with one attribute as it is written; of an expression, what it is known to give. */
export function checkAttribute(
	key: string,
	spec: AttributeSpec,
	written: unknown,
	siblings: Readonly<Record<string, unknown>>,
	use: Use
): void {
	const { type } = spec;
	if (isAst(written)) return checkKind(type, written, use.shapes, use.place(), use.problems);
	if (Array.isArray(type)) return checkChoice(key, type as readonly string[], written, use);
	switch (type) {
		case 'indicator':
			if (!isText(written)) return expected(key, written, 'un identifiant', 'an id', use);
			return checkIndicator(written, use.known, use.place(written), use.problems);
		case 'indicators':
			return checkIndicators(key, spec, written, use);
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
			if (!isIsoDate(written)) checkDay(key, written, use);
			return;
		case 'language':
			if (typeof written !== 'string' || !languageTag.test(written))
				expected(key, written, 'une langue (en, oc, pt-BR)', 'a language (en, oc, pt-BR)', use);
			return;
		case 'number':
			return checkNumber(key, spec, written, use);
		case 'boolean':
			if (typeof written !== 'boolean')
				expected(key, written, 'true ou false', 'true or false', use);
			return;
		case 'object':
			return checkParts(key, written, siblings['primary'], use);
		case 'territory':
			if (!isText(written))
				return expected(key, written, 'un code entre guillemets', 'a code in quotes', use);
			return checkTerritory(written, use.known.territory, use.place(written), use.problems);
		case 'text':
			if (!isText(written))
				expected(key, written, 'un texte entre guillemets', 'a text in quotes', use);
			return;
		default:
			return;
	}
}

function isText(written: unknown): written is string {
	return typeof written === 'string';
}

function checkIndicators(key: string, { most }: AttributeSpec, written: unknown, use: Use): void {
	const ids = [written].flat();
	for (const id of ids) {
		if (isAst(id)) continue;
		if (isText(id)) checkIndicator(id, use.known, use.place(id), use.problems);
		else expected(key, id, '["identifiant", "identifiant"]', '["id", "id"]', use);
	}
	if (most !== undefined && ids.length > most)
		use.problems.add(use.place(), {
			fr: `${ids.length} indicateurs, ${most} au plus tiennent sur la page`,
			en: `${ids.length} indicators, ${most} at most fit on the page`
		});
}

/** A day is often typed the French way. */
function checkDay(key: string, written: unknown, use: Use): void {
	const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(String(written)) ?? [];
	const meant = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
	const known = isIsoDate(meant);
	expected(
		key,
		written,
		known ? `une date "${meant}"` : 'une date AAAA-MM-JJ',
		known ? `a date "${meant}"` : 'a date YYYY-MM-DD',
		use
	);
}

function checkNumber(
	key: string,
	{ least = -Infinity, most = Infinity }: AttributeSpec,
	written: unknown,
	use: Use
): void {
	if (typeof written !== 'number')
		return expected(key, written, 'un nombre, sans guillemets', 'a number, without quotes', use);
	if (written >= least && written <= most) return;
	const fr =
		most === Infinity ? `un nombre à partir de ${least}` : `un nombre de ${least} à ${most}`;
	const en = most === Infinity ? `a number from ${least}` : `a number from ${least} to ${most}`;
	expected(key, written, fr, en, use);
}

function checkDimension(name: string, indicator: unknown, use: Use): void {
	const dimensions = dimensionsOf(indicator, use.known.programme);
	if (dimensions === null) return;
	checkName(
		name,
		dimensions,
		{ fr: `dimension de « ${String(indicator)} »`, en: `dimension of “${String(indicator)}”` },
		use.place(name),
		use.problems
	);
}

/** `{ dimension: "value" }`, where the contract lists the values. */
function checkParts(key: string, written: unknown, indicator: unknown, use: Use): void {
	if (typeof written !== 'object' || written === null || Array.isArray(written))
		return expected(key, written, '{ dimension: "valeur" }', '{ dimension: "value" }', use);
	for (const [dimension, wanted] of Object.entries(written)) {
		checkDimension(dimension, indicator, use);
		const values = labelsOf(indicator, dimension, use.known);
		for (const value of [wanted].flat())
			if (values !== null && isText(value))
				checkName(
					value,
					values,
					{ fr: `valeur de « ${dimension} »`, en: `value of “${dimension}”` },
					use.place(value),
					use.problems
				);
	}
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
	const found = isText(written) ? written : JSON.stringify(written);
	use.problems.add(use.place(String(written)), {
		fr: `${name} : ${fr} attendu, « ${found} » trouvé`,
		en: `${name}: expected ${en}, found “${found}”`
	});
}
