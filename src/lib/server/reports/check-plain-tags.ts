import type { Node } from '@markdoc/markdoc';
import type { At } from './check-at.ts';
import { checkName } from './check-name.ts';
import { placeInTemplate } from './place-in-template.ts';
import { tags } from './tags.ts';

/** Markdoc's own tags, with their attributes. */
export const plainTags: Readonly<Record<string, readonly string[]>> = {
	if: ['primary'],
	else: ['primary'],
	partial: ['file', 'variables']
};
export const tagNames = [...Object.keys(tags), ...Object.keys(plainTags)];

export function checkUnknownTag(node: Node, name: string, at: At): void {
	const place = placeInTemplate(at.file, node);
	if (name in at.shapes)
		return at.problems.add(place, {
			fr: `balise « ${name} » : ce nom n’existe pas. Vouliez-vous dire la variable {% $${name} %} ?`,
			en: `unknown tag “${name}”. Did you mean the variable {% $${name} %}?`
		});
	checkName(name, tagNames, { fr: 'balise', en: 'tag' }, place, at.problems);
}

/** Markdoc's own `{% table %}` goes around a table written in Markdown, and takes nothing. */
export function checkWrapped(node: Node, at: At): void {
	const [first] = Object.keys(node.attributes);
	if (first !== undefined)
		at.problems.add(placeInTemplate(at.file, node), {
			fr: '« table » autour d’un tableau écrit à la main ne prend aucun attribut : {% table %} … {% /table %}, ou {% table "…" by="…" /%} seule',
			en: '“table” around a table written by hand takes no attribute: {% table %} … {% /table %}, or {% table "…" by="…" /%} alone'
		});
}

export function checkPlain(node: Node, name: string, at: At): void {
	const known = plainTags[name] ?? [];
	if (name === 'partial' && typeof node.attributes['primary'] === 'string') {
		const { primary } = node.attributes;
		return at.problems.add(placeInTemplate(at.file, node, { text: primary }), {
			fr: `« partial » nomme son fichier : {% partial file="${primary}" /%}`,
			en: `“partial” names its file: {% partial file="${primary}" /%}`
		});
	}
	for (const key of Object.keys(node.attributes))
		if (!known.includes(key)) {
			const written = key === 'primary' ? String(node.attributes[key]) : key;
			checkName(
				written,
				known.filter((one) => one !== 'primary'),
				{ fr: `attribut de « ${name} »`, en: `attribute of “${name}”` },
				placeInTemplate(at.file, node, { text: written }),
				at.problems
			);
		}
	if (name === 'if' && node.attributes['primary'] === undefined)
		at.problems.add(placeInTemplate(at.file, node), {
			fr: '« if » demande une condition : {% if known("indicateur") %}, {% if gt($year, 2019) %}',
			en: '“if” needs a condition: {% if known("indicator") %}, {% if gt($year, 2019) %}'
		});
	if (name === 'else' && !at.stand.choosing)
		at.problems.add(placeInTemplate(at.file, node), {
			fr: '« else » se met entre {% if … %} et {% /if %}',
			en: '“else” stands between {% if … %} and {% /if %}'
		});
}
