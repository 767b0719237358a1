import Markdoc, { type Node } from '@markdoc/markdoc';
import { nearestName } from '../programme/nearest.ts';
import type { Programme } from '../programme/programme.ts';
import type { Problems } from '../programme/spec.ts';
import type { At } from './check-at.ts';
import { checkBalance } from './check-balance.ts';
import { checkExpression, kindOf } from './check-expression.ts';
import { checkHeading, checkSheetHeading, openOutline } from './check-headings.ts';
import { checkName } from './check-name.ts';
import {
	checkPlain,
	checkUnknownTag,
	checkWrapped,
	plainTags,
	tagNames
} from './check-plain-tags.ts';
import { checkOutside, checkStand, openStand, standInside } from './check-stand.ts';
import { checkUse } from './check-use.ts';
import { checkAnnotations, checkLink, checkParsed, checkText } from './check-words.ts';
import { knownNames } from './known-names.ts';
import { loneTag } from './lone-tag.ts';
import { placeInTemplate } from './place-in-template.ts';
import { tags } from './tags.ts';
import { frontMatterBlock } from './template-front-matter.ts';
import type { Shape } from './template-kinds.ts';
import { shapesFor } from './template-variables.ts';
import type { Template, TemplateFile } from './template.ts';

/** A review has a thousand. */
const mostNodes = 50_000;

const { isAst } = Markdoc.Ast;

/**
 * Adds every problem that shows without any data: what can't be read, unknown names of all kinds, what
 * stands where it can't, each with its line, its column and what was probably meant.
 */
export function checkTemplate(template: Template, programme: Programme, problems: Problems): void {
	const at: At = {
		file: template,
		template,
		known: knownNames(template.about, programme),
		problems,
		shapes: shapesFor(template.about),
		opened: [],
		stand: openStand(template.about),
		outline: openOutline(),
		left: { nodes: mostNodes }
	};
	checkFile(template, at);
}

function checkFile(file: TemplateFile, at: At): void {
	const unread = [...file.root.walk()].some(({ type }) => type === 'error');
	const unbalanced = checkBalance(file, at.problems) > 0 || unread;
	for (const node of file.root.children) checkNode(node, { ...at, file }, unbalanced);
}

/** @param unbalanced what the parser says of tags left open was told already */
function checkNode(node: Node, at: At, unbalanced: boolean): void {
	at.left.nodes--;
	if (at.left.nodes === 0) tellTooLong(node, at);
	if (at.left.nodes <= 0) return;
	checkParsed(node, at, unbalanced);
	if (node.type === 'error') return;
	checkOutside(node, at);
	if (node.type === 'image')
		at.problems.add(placeInTemplate(at.file, node, { text: '![' }), {
			fr: 'un rapport ne montre pas d’image, il n’ouvre aucun fichier : la retirer, ou {% chart "…" /%}',
			en: 'a report shows no image, it opens no file: take it away, or {% chart "…" /%}'
		});
	if (node.type === 'heading') checkHeading(node, at);
	if (node.type === 'link') checkLink(node, at);
	if (node.type === 'text') checkText(node, at);
	if (node.type === 'tag') return checkTag(node, at, node.inline, unbalanced);
	checkAnnotations(node, at);
	const lone = node.type === 'paragraph' ? loneTag(node) : null;
	if (lone) return checkTag(lone, at, false, unbalanced);
	const inside = { ...at, stand: standInside(node, at.stand) };
	for (const child of node.children) checkNode(child, inside, unbalanced);
}

/** @param inline whether it stands among words */
function checkTag(node: Node, at: At, inline: boolean, unbalanced: boolean): void {
	const name = node.tag ?? '';
	if (node.errors.some(({ id }) => id === 'missing-opening')) return;
	const spec = tags[name];
	const isPlain = name in plainTags;
	if (!spec && !isPlain) checkUnknownTag(node, name, at);
	for (const value of Object.values(node.attributes)) checkExpression(value, { ...at, node });
	checkStand(node, spec, at);
	if (name === 'table' && node.children.length > 0) checkWrapped(node, at);
	else if (spec) checkUse(node, name, spec, at, unbalanced);
	else if (isPlain) checkPlain(node, name, at);
	if (inline && (name === 'partial' || (spec && !spec.inline)))
		at.problems.add(placeInTemplate(at.file, node), {
			fr: `« ${name} » se met seule sur sa ligne, entre deux lignes vides`,
			en: `“${name}” stands alone on its line, between two empty lines`
		});
	if (name === 'partial') return checkPartial(node, at);
	const { gives } = spec ?? tags[nearestName(name, tagNames) ?? ''] ?? {};
	const inside: At = {
		...at,
		shapes: gives ? { ...at.shapes, [gives.name]: gives.shape } : at.shapes,
		stand: standInside(node, at.stand)
	};
	const before = at.outline.level;
	let highest = before;
	for (const child of node.children) {
		if (name === 'if' && child.tag === 'else') {
			highest = Math.max(highest, at.outline.level);
			at.outline.level = before;
		}
		checkNode(child, inside, unbalanced);
	}
	if (name === 'if') at.outline.level = Math.max(highest, at.outline.level);
	if (name === 'sheet') checkSheetHeading(at);
}

function tellTooLong(node: Node, at: At): void {
	at.problems.add(placeInTemplate(at.file, node), {
		fr: 'modèle trop long, ou trop de parties incluses les unes dans les autres : en retirer',
		en: 'template too long, or too many parts included in one another: take some away'
	});
}

function checkPartial(node: Node, at: At): void {
	const { file: written, variables: more } = node.attributes;
	const files = [...at.template.partials.keys()];
	if (node.attributes['primary'] !== undefined) return;
	if (typeof written !== 'string')
		return at.problems.add(placeInTemplate(at.file, node, { text: 'file' }), {
			fr: `« partial » demande un fichier : {% partial file="${files[0] ?? 'parts/texte.md'}" /%}`,
			en: `“partial” needs a file: {% partial file="${files[0] ?? 'parts/text.md'}" /%}`
		});
	const place = placeInTemplate(at.file, node, { text: written, after: 'file' });
	const file = at.template.partials.get(written);
	if (!file) return checkName(written, files, { fr: 'fichier', en: 'file' }, place, at.problems);
	if (at.opened.includes(written)) {
		const circle = [...at.opened.slice(at.opened.indexOf(written)), written].join(' → ');
		return at.problems.add(place, {
			fr: `« ${written} » s’inclut lui-même (${circle}) : retirer cette balise`,
			en: `“${written}” includes itself (${circle}): take this tag away`
		});
	}
	if (frontMatterBlock.test(file.lines.join('\n')))
		at.problems.add(
			{ file: file.file, line: 1, column: 1 },
			{
				fr: 'une partie n’a pas d’en-tête : retirer les lignes de --- à ---',
				en: 'a part has no front matter: take the lines from --- to --- away'
			}
		);
	const given = Object.entries((more ?? {}) as Readonly<Record<string, unknown>>);
	const added = given.map(([name, value]): [string, Shape] => [
		name,
		isAst(value) ? kindOf(value, at.shapes) : 'any'
	]);
	checkFile(file, {
		...at,
		opened: [...at.opened, written],
		shapes: { ...at.shapes, ...Object.fromEntries(added) }
	});
}
