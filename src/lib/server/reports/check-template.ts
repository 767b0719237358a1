import Markdoc, { type Node, type Function as MarkdocFunction } from '@markdoc/markdoc';
import { JalonError, type Problem } from '../programme/problem.ts';
import type { Programme } from '../programme/programme.ts';
import type { Problems } from '../programme/spec.ts';
import { checkAttribute, type Known } from './check-attribute.ts';
import { checkName } from './check-name.ts';
import { loneTag } from './lone-tag.ts';
import { placeInTemplate } from './place-in-template.ts';
import { safeHref } from './safe-href.ts';
import { parserMessage } from './parser-message.ts';
import { tags } from './tags.ts';
import type { AttributeSpec, TagSpec } from './tag.ts';
import { functionNames, indicatorFunctions } from './template-functions.ts';
import { variableNames } from './template-variables.ts';
import type { Template, TemplateFile } from './template.ts';

type At = {
	readonly file: TemplateFile;
	readonly template: Template;
	readonly known: Known;
	readonly problems: Problems;
	/** Variables that loops around give. */
	readonly variables: readonly string[];
	/** Partials being read, so that one that names itself is told. */
	readonly opened: readonly string[];
};

/** Variables that a loop's body may read. */
const loopVariables: Readonly<Record<string, string>> = {
	arbitrations: 'item',
	axes: 'axis',
	indicators: 'indicator',
	points: 'indicator',
	territories: 'territory'
};

/** Markdoc's own tags. */
const plainTags = ['if', 'else', 'partial'];
const tagNames = [...Object.keys(tags), ...plainTags];

const { isFunction, isVariable } = Markdoc.Ast;

/**
 * Adds every problem that shows without any data: unknown tags, attributes, functions, variables,
 * indicators, axes and files, each with its line and the nearest known name.
 */
export function checkTemplate(template: Template, programme: Programme, problems: Problems): void {
	const known = knownNames(template, programme);
	const at: At = {
		file: template,
		template,
		known,
		problems,
		variables: variableNames(template.about),
		opened: []
	};
	for (const node of template.root.children) checkNode(node, at);
}

function knownNames({ about }: Template, { settings, indicators }: Programme): Known {
	const shown = indicators.map(({ indicator }) => indicator).filter(({ part }) => !part);
	return {
		indicators: shown,
		audience: about.audience,
		axes: settings.axes.map(({ id }) => id)
	};
}

function checkNode(node: Node, at: At): void {
	for (const error of node.errors) {
		const place = placeInTemplate(at.file, node);
		const line = error.location?.start.line;
		at.problems.add(
			line === undefined ? place : { ...place, line: line + 1 },
			parserMessage(error.id, error.message)
		);
	}
	if (node.type === 'error') return;
	if (node.type === 'image')
		at.problems.add(placeInTemplate(at.file, node, '!['), {
			fr: 'un rapport ne montre pas d’image : il n’ouvre aucun fichier',
			en: 'a report shows no image: it opens no file'
		});
	if (node.type === 'link') checkLink(node, at);
	if (node.type === 'text') checkText(node, at);
	if (node.type === 'tag') return checkTag(node, at, node.inline);
	const lone = node.type === 'paragraph' ? loneTag(node) : null;
	if (lone) return checkTag(lone, at, false);
	for (const child of node.children) checkNode(child, at);
}

/** A tag whose end the parser doesn't find is left as text: no reader should see it. */
function checkText(node: Node, at: At): void {
	const content: unknown = node.attributes['content'];
	if (typeof content !== 'string') return checkExpression(content, node, at);
	if (content.includes('{%'))
		at.problems.add(placeInTemplate(at.file, node, '{%'), parserMessage('parse-error', content));
}

function checkLink(node: Node, at: At): void {
	const href = String(node.attributes['href'] ?? '');
	if (safeHref(href) !== null) return;
	at.problems.add(placeInTemplate(at.file, node, href), {
		fr: `adresse « ${href} » : https://, mailto: ou #titre attendu`,
		en: `address “${href}”: https://, mailto: or #heading expected`
	});
}

/** @param inline whether it stands among words */
function checkTag(node: Node, at: At, inline: boolean): void {
	const name = node.tag ?? '';
	if (name === 'table' && node.children.length > 0) {
		for (const child of node.children) checkNode(child, at);
		return;
	}
	if (name === 'partial') return checkPartial(node, at);
	const spec = tags[name];
	if (!spec && !plainTags.includes(name))
		checkName(
			name,
			tagNames,
			{ fr: 'balise', en: 'tag' },
			placeInTemplate(at.file, node, name),
			at.problems
		);
	for (const value of Object.values(node.attributes)) checkExpression(value, node, at);
	if (spec?.recorded && at.known.audience === 'public')
		at.problems.add(placeInTemplate(at.file, node, name), {
			fr: `« ${name} » dit ce que le comité a écrit : un rapport public ne l’utilise pas`,
			en: `“${name}” tells what the committee wrote: a public report does not use it`
		});
	if (spec) checkUse(node, name, spec, at);
	if (spec && inline && !spec.inline)
		at.problems.add(placeInTemplate(at.file, node, name), {
			fr: `« ${name} » se met seule sur sa ligne, entre deux lignes vides`,
			en: `“${name}” stands alone on its line, between two empty lines`
		});
	const added = loopVariables[name];
	const inside = added === undefined ? at : { ...at, variables: [...at.variables, added] };
	for (const child of node.children) checkNode(child, inside);
}

function checkUse(node: Node, name: string, spec: TagSpec, at: At): void {
	const place = (needle: string) => placeInTemplate(at.file, node, needle);
	const { primary } = spec;
	const attributes: Readonly<Record<string, AttributeSpec>> = {
		...spec.attributes,
		...(primary ? { primary } : {})
	};
	for (const [key, value] of Object.entries(node.attributes)) {
		const attribute = attributes[key];
		if (attribute)
			checkAttribute(key, attribute, value, node.attributes, { ...at, place, tag: name });
		else
			checkName(
				key === 'primary' ? String(value) : key,
				Object.keys(spec.attributes ?? {}),
				{ fr: `attribut de « ${name} »`, en: `attribute of “${name}”` },
				place(key === 'primary' ? String(value) : key),
				at.problems
			);
	}
	for (const [key, { required, meaning }] of Object.entries(attributes))
		if (required && node.attributes[key] === undefined)
			at.problems.add(place(name), {
				fr: `« ${name} » demande ${key === 'primary' ? meaning.fr : `l’attribut ${key} (${meaning.fr})`}`,
				en: `“${name}” needs ${key === 'primary' ? meaning.en : `the attribute ${key} (${meaning.en})`}`
			});
	if (spec.body === 'required' && node.children.length === 0)
		at.problems.add(place(name), {
			fr: `« ${name} » entoure un texte : {% ${name} %} … {% /${name} %}`,
			en: `“${name}” goes around a text: {% ${name} %} … {% /${name} %}`
		});
	if (spec.body === 'none' && node.children.length > 0)
		at.problems.add(place(name), {
			fr: `« ${name} » n’entoure pas de texte : {% ${name} /%}`,
			en: `“${name}” goes around no text: {% ${name} /%}`
		});
}

function checkPartial(node: Node, at: At): void {
	const name = String(node.attributes['file'] ?? '');
	const file = at.template.partials.get(name);
	const place = placeInTemplate(at.file, node, name === '' ? 'partial' : name);
	if (!file)
		return checkName(
			name,
			[...at.template.partials.keys()],
			{ fr: 'fichier', en: 'file' },
			place,
			at.problems
		);
	if (at.opened.includes(name))
		return at.problems.add(place, {
			fr: `« ${name} » s’inclut lui-même`,
			en: `“${name}” includes itself`
		});
	const given = Object.keys(node.attributes['variables'] ?? {});
	const inside = {
		...at,
		file,
		opened: [...at.opened, name],
		variables: [...at.variables, ...given]
	};
	for (const child of file.root.children) checkNode(child, inside);
}

/** Names in an expression: variables, functions, and the indicators they ask about. */
function checkExpression(written: unknown, node: Node, at: At): void {
	if (isVariable(written)) {
		const [name] = written.path as readonly unknown[];
		const text = String(name);
		checkName(
			text,
			at.variables,
			{ fr: 'variable', en: 'variable' },
			placeInTemplate(at.file, node, `$${text}`),
			at.problems
		);
	} else if (isFunction(written)) {
		const { name, parameters } = written as MarkdocFunction;
		checkName(
			name,
			functionNames,
			{ fr: 'fonction', en: 'function' },
			placeInTemplate(at.file, node, name),
			at.problems
		);
		const [first, ...rest] = Object.values(parameters) as readonly unknown[];
		const asksIndicator = indicatorFunctions.some((known) => known === name);
		if (asksIndicator && typeof first === 'string')
			checkAttribute(
				'primary',
				{ type: 'indicator', meaning: { fr: '', en: '' } },
				first,
				{},
				{
					...at,
					place: (needle) => placeInTemplate(at.file, node, needle),
					tag: name
				}
			);
		else checkExpression(first, node, at);
		for (const parameter of rest) checkExpression(parameter, node, at);
	} else if (Array.isArray(written)) {
		for (const item of written) checkExpression(item, node, at);
	}
}

/** The error that lists what is wrong in a template, in the order of its lines. */
export function templateInvalid(list: readonly Problem[]): JalonError {
	const problems = list.toSorted(
		(a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || (a.line ?? 0) - (b.line ?? 0)
	);
	const count = problems.length;
	return new JalonError(
		'report-invalid',
		{
			fr: count === 1 ? 'Le rapport a une erreur :' : `Le rapport a ${count} erreurs :`,
			en: count === 1 ? 'The report has one error:' : `The report has ${count} errors:`
		},
		problems
	);
}
