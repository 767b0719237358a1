import type { Node } from '@markdoc/markdoc';
import type { At } from './check-at.ts';
import { loneTag } from './lone-tag.ts';
import { placeInTemplate } from './place-in-template.ts';
import type { TagSpec } from './tag.ts';
import { tags } from './tags.ts';
import type { TemplateFrontMatter } from './template-front-matter.ts';

/** What is around a node. */
export type Stand = {
	readonly layout: TemplateFrontMatter['layout'];
	readonly inSlide: boolean;
	/** In a list, a quote or a tag that goes around a text: no page breaks there. */
	readonly held: boolean;
	/** Right inside an `if`. */
	readonly choosing: boolean;
	/** Somewhere inside an `if`. */
	readonly conditional: boolean;
	/** Tags around that repeat their body. */
	readonly loops: readonly string[];
	/** What is said once of a template, and the slides that it names. */
	readonly said: { outside: boolean; readonly slides: Set<string> };
};

export function openStand({ layout }: TemplateFrontMatter): Stand {
	return {
		layout,
		inSlide: false,
		held: false,
		choosing: false,
		conditional: false,
		loops: [],
		said: { outside: false, slides: new Set() }
	};
}

/** The same for what a node holds. */
export function standInside(node: Node, stand: Stand): Stand {
	const name = node.tag ?? '';
	const around = { ...stand, choosing: false };
	if (['list', 'blockquote', 'table', 'paragraph', 'heading'].includes(node.type))
		return { ...around, held: true };
	if (node.type !== 'tag') return around;
	if (name === 'if') return { ...stand, choosing: true, conditional: true };
	if (name === 'slide') return { ...around, inSlide: true, held: true };
	const isLoop = tags[name]?.gives !== undefined;
	return isLoop
		? { ...around, loops: [...stand.loops, name] }
		: { ...around, held: stand.held || name in tags };
}

/** Among slides, what is in none of them shows nowhere. */
export function checkOutside(node: Node, at: At): void {
	const isContent = ['heading', 'list', 'blockquote', 'fence', 'table', 'paragraph'].includes(
		node.type
	);
	if (isContent && loneTag(node) === null) tellOutside(node, at);
}

function tellOutside(node: Node, { file, stand, problems }: At): void {
	if (stand.layout !== 'slides' || stand.inSlide || stand.held || stand.said.outside) return;
	stand.said.outside = true;
	problems.add(placeInTemplate(file, node), {
		fr: 'ce qui n’est dans aucune diapositive ne se montre pas : l’entourer de {% slide "nom" %} … {% /slide %}',
		en: 'what is in no slide does not show: put it in {% slide "name" %} … {% /slide %}'
	});
}

/** Whether a tag may stand where it is. */
export function checkStand(node: Node, spec: TagSpec | undefined, at: At): void {
	const { stand, problems, file } = at;
	const name = node.tag ?? '';
	const tell = (fr: string, en: string) => problems.add(placeInTemplate(file, node), { fr, en });
	if (stand.loops.includes(name))
		tell(
			`« ${name} » dans « ${name} » répéterait tout autant de fois : fermer la première avant`,
			`“${name}” in “${name}” would repeat everything as many times: close the first one before`
		);
	if (spec === undefined) return;
	if (spec.stands === 'deck') return checkSlide(node, at, tell);
	if (spec.stands === 'slide') {
		if (!stand.inSlide)
			tell(
				`« ${name} » se met dans une diapositive : {% slide "nom" %} … {% /slide %}`,
				`“${name}” stands in a slide: {% slide "name" %} … {% /slide %}`
			);
		return;
	}
	if (spec.stands === 'pages' && stand.layout === 'slides')
		return tell(
			`« ${name} » ne se met pas parmi des diapositives : en ouvrir une autre, {% slide "nom" %} … {% /slide %}`,
			`“${name}” does not stand among slides: open another one, {% slide "name" %} … {% /slide %}`
		);
	if (spec.stands === 'pages' && stand.held)
		return tell(
			`« ${name} » se met entre deux parties, hors des listes, des citations et des autres balises`,
			`“${name}” stands between two parts, outside lists, quotes and other tags`
		);
	if (spec.gives === undefined) tellOutside(node, at);
}

type Tell = (fr: string, en: string) => void;

function checkSlide(node: Node, { stand }: At, tell: Tell): void {
	if (stand.layout === 'pages')
		return tell(
			'« slide » se met dans un jeu de diapositives : écrire layout: slides dans l’en-tête, ou un titre # à sa place',
			'“slide” stands in a deck: write layout: slides in the front matter, or a heading # in its place'
		);
	if (stand.inSlide)
		return tell(
			'une diapositive n’en contient pas d’autre : fermer la première avant, {% /slide %}',
			'a slide holds no other: close the first one before, {% /slide %}'
		);
	const { primary, title, of, axis, item, form } = node.attributes;
	const hasHeading = [...node.walk()].some(
		({ type, tag }) => type === 'heading' || tag === 'partial'
	);
	if (title === undefined && of === undefined && axis === undefined && !hasHeading)
		return tell(
			'une diapositive sans titre ne se montre pas : # Titre, title="…", of=indicateur ou axis=axe',
			'a slide without a title does not show: # Title, title="…", of=indicator or axis=axis'
		);
	if (title === undefined && form !== 'opening' && node.children.length === 0)
		return tell(
			'une diapositive vide ne se montre pas : {% slide "…" %} ce qu’elle montre {% /slide %}',
			'an empty slide does not show: {% slide "…" %} what it shows {% /slide %}'
		);
	if (stand.loops.length > 0) {
		if (of === undefined && axis === undefined && item === undefined)
			tell(
				'dans une boucle, chaque diapositive se distingue : of=$indicator.id, axis=$axis.id ou item="…"',
				'in a loop each slide is told apart: of=$indicator.id, axis=$axis.id or item="…"'
			);
		return;
	}
	const id = [primary, of, axis, item].filter((part) => typeof part === 'string').join('-');
	if (stand.said.slides.has(id) && !stand.conditional)
		tell(
			`deux diapositives s’appellent « ${id} » : donner un autre nom à celle-ci`,
			`two slides are called “${id}”: give this one another name`
		);
	stand.said.slides.add(id);
}
