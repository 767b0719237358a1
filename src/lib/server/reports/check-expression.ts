import Markdoc, { type Function as MarkdocFunction, type Node } from '@markdoc/markdoc';
import { isIsoDate } from '#lib/indicators/period.ts';
import type { Place, Problems } from '../programme/spec.ts';
import { checkName } from './check-name.ts';
import { checkTerritory } from './check-territory.ts';
import { checkIndicator, type Known } from './known-names.ts';
import { placeInTemplate } from './place-in-template.ts';
import type { AttributeType } from './tag.ts';
import { tags } from './tags.ts';
import { functionSpecs } from './template-functions.ts';
import {
	membersOf,
	variablesOfKind,
	type Kind,
	type Shape,
	type Shapes
} from './template-kinds.ts';
import type { TemplateFile } from './template.ts';

type At = {
	readonly file: TemplateFile;
	readonly node: Node;
	readonly known: Known;
	readonly shapes: Shapes;
	readonly problems: Problems;
};

const { isFunction, isVariable } = Markdoc.Ast;

/** What an expression is known to give; `any` when only the report will tell. */
export function kindOf(written: unknown, shapes: Shapes): Shape {
	if (typeof written === 'number') return 'number';
	if (typeof written === 'boolean') return 'boolean';
	if (typeof written === 'string') return isIsoDate(written) ? 'date' : 'text';
	if (isVariable(written)) {
		const [name, member] = written.path as readonly unknown[];
		const shape = shapes[String(name)];
		if (shape === undefined) return 'any';
		const members = membersOf(shape);
		if (members === null) return member === undefined ? shape : 'any';
		return member === undefined ? shape : (members[String(member)] ?? 'any');
	}
	if (isFunction(written)) return functionSpecs[(written as MarkdocFunction).name]?.gives ?? 'any';
	return 'any';
}

/** Tells everything that is wrong in an expression: its variables, its functions and what they are asked. */
export function checkExpression(written: unknown, at: At): void {
	if (isVariable(written)) return checkVariable(written.path as readonly unknown[], at);
	if (isFunction(written)) return checkCall(written as MarkdocFunction, at);
	if (Array.isArray(written)) for (const item of written) checkExpression(item, at);
	else if (typeof written === 'object' && written !== null)
		for (const item of Object.values(written)) checkExpression(item, at);
}

function checkVariable(path: readonly unknown[], at: At): void {
	const [name, member, ...rest] = path.map(String);
	const place = placeInTemplate(at.file, at.node, { text: `$${name}` });
	const loops = Object.keys(tags).filter((tag) => tags[tag]?.gives?.name === name);
	if (!at.shapes[name ?? ''] && loops.length > 0)
		return at.problems.add(place, {
			fr: `variable « ${name} » : elle se lit dans ${loops.map((tag) => `{% ${tag} %} … {% /${tag} %}`).join(' ou ')}`,
			en: `variable “${name}”: it is read in ${loops.map((tag) => `{% ${tag} %} … {% /${tag} %}`).join(' or ')}`
		});
	checkName(
		name ?? '',
		Object.keys(at.shapes),
		{ fr: 'variable', en: 'variable' },
		place,
		at.problems
	);
	const shape = at.shapes[name ?? ''];
	if (shape === undefined || member === undefined || shape === 'any') return;
	const members = membersOf(shape);
	if (members === null || rest.length > 0)
		return at.problems.add(place, {
			fr: `« $${path.join('.')} » : $${name}${members === null ? '' : `.${member}`} n’a pas de parties`,
			en: `“$${path.join('.')}”: $${name}${members === null ? '' : `.${member}`} has no parts`
		});
	checkName(
		member,
		Object.keys(members),
		{ fr: `partie de « $${name} »`, en: `part of “$${name}”` },
		place,
		at.problems
	);
}

function checkCall({ name, parameters }: MarkdocFunction, at: At): void {
	const place = placeInTemplate(at.file, at.node, { text: name });
	const names = Object.keys(functionSpecs);
	checkName(name, names, { fr: 'fonction', en: 'function' }, place, at.problems);
	const given = Object.values(parameters) as readonly unknown[];
	for (const one of given) checkExpression(one, at);
	const spec = functionSpecs[name];
	if (!spec) return;
	const least = spec.parameters === 'a' || spec.parameters === 'indicator' ? 1 : 2;
	if (given.length < least || (given.length > least && !spec.parameters.endsWith('…')))
		return at.problems.add(place, {
			fr: `${name} : ${name}(${spec.parameters}) attendu, ${given.length} trouvé${given.length > 1 ? 's' : ''}`,
			en: `${name}: expected ${name}(${spec.parameters}), found ${given.length}`
		});
	if (spec.parameters === 'indicator') return checkAsked(name, given[0], at);
	if (name === 'and' || name === 'or' || name === 'not') return;
	const [one, other] = given;
	checkCompared(name, one, other, at);
	checkCompared(name, other, one, at);
}

function checkAsked(name: string, asked: unknown, at: At): void {
	const place = placeInTemplate(at.file, at.node, { text: String(asked) });
	if (typeof asked === 'string') return checkIndicator(asked, at.known, place, at.problems);
	checkKind(
		'indicator',
		asked,
		at.shapes,
		placeInTemplate(at.file, at.node, { text: name }),
		at.problems
	);
}

/** What a comparison puts beside an expression must be something that it may give. */
function checkCompared(name: string, written: unknown, other: unknown, at: At): void {
	const kind = kindOf(other, at.shapes);
	const isNamed = isVariable(other) || isFunction(other);
	if (!isNamed || typeof written === 'object' || written === undefined) return;
	const place = placeInTemplate(at.file, at.node, { text: String(written) });
	if (typeof written === 'string' && name === 'equals') {
		if (Array.isArray(kind))
			return checkName(written, kind, { fr: 'valeur', en: 'value' }, place, at.problems);
		if (kind === 'axis')
			return checkName(written, at.known.axes, { fr: 'axe', en: 'axis' }, place, at.problems);
		if (kind === 'indicator') return checkIndicator(written, at.known, place, at.problems);
		if (kind === 'territory')
			return checkTerritory(written, at.known.territory, place, at.problems);
	}
	const scalar = kind === 'number' || kind === 'boolean' || kind === 'date';
	if (!scalar || kindOf(written, {}) === kind) return;
	const words = kindWords[kind];
	at.problems.add(place, {
		fr: `${name} : ${words.fr} attendu pour se comparer, « ${String(written)} » trouvé`,
		en: `${name}: expected ${words.en} to compare with, found “${String(written)}”`
	});
}

const kindWords = {
	number: { fr: 'un nombre, sans guillemets,', en: 'a number, without quotes,' },
	boolean: { fr: 'true ou false, sans guillemets,', en: 'true or false, without quotes,' },
	date: { fr: 'une date "AAAA-MM-JJ"', en: 'a date "YYYY-MM-DD"' }
} as const;

const needed = {
	indicator: { fr: 'l’identifiant d’un indicateur', en: 'the id of an indicator' },
	axis: { fr: 'l’identifiant d’un axe', en: 'the id of an axis' },
	territory: { fr: 'le code d’un territoire', en: 'the code of a territory' },
	date: { fr: 'une date', en: 'a date' },
	number: { fr: 'un nombre', en: 'a number' },
	boolean: { fr: 'true ou false', en: 'true or false' },
	text: { fr: 'un texte', en: 'a text' }
} as const;

/** Tells an expression that gives something else than an attribute takes, with the variables that would do. */
export function checkKind(
	type: AttributeType,
	written: unknown,
	shapes: Shapes,
	place: Place,
	problems: Problems
): void {
	const given = kindOf(written, shapes);
	if (given === 'any' || typeof type !== 'string' || !(type in needed)) return;
	const wanted = type as keyof typeof needed;
	const members = membersOf(given);
	if (members === null && (given === wanted || wanted === 'text')) return;
	const fits = whatFits(wanted, written, shapes);
	const loop = loopsGiving(wanted)[0];
	const [fr, en] =
		fits.length > 0
			? [fits.join(', '), fits.join(', ')]
			: loop
				? [
						`entre guillemets, ou ${loop.variable} dans {% ${loop.tag} %} … {% /${loop.tag} %}`,
						`in quotes, or ${loop.variable} in {% ${loop.tag} %} … {% /${loop.tag} %}`
					]
				: ['entre guillemets', 'in quotes'];
	problems.add(place, {
		fr: `${needed[wanted].fr} attendu : ${fr}`,
		en: `expected ${needed[wanted].en}: ${en}`
	});
}

/** The parts of the variable that was written, where some would do; else any variable that would. */
function whatFits(
	wanted: keyof typeof needed,
	written: unknown,
	shapes: Shapes
): readonly string[] {
	const name = isVariable(written) ? String(written.path[0]) : '';
	const members = membersOf(shapes[name] ?? 'any');
	if (wanted === 'text' && members)
		return Object.keys(members).map((member) => `$${name}.${member}`);
	const all = variablesOfKind(shapes, wanted);
	const own = all.filter((variable) => variable.startsWith(`$${name}.`));
	return own.length > 0 ? own : all;
}

/** The tags whose body may read a variable of a kind; those that repeat over the kind itself first. */
function loopsGiving(kind: Kind) {
	const itself = ({ variable }: { readonly variable: string }) =>
		Number(/\.(?:id|code)$/.test(variable));
	const found = Object.entries(tags).flatMap(([tag, { gives }]) => {
		if (!gives) return [];
		const [variable] = variablesOfKind({ [gives.name]: gives.shape }, kind);
		return variable ? [{ tag, variable }] : [];
	});
	return found.toSorted((a, b) => itself(b) - itself(a));
}
