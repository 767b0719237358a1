import type { Node } from '@markdoc/markdoc';
import type { At } from './check-at.ts';
import { checkAttribute } from './check-attribute.ts';
import { checkName } from './check-name.ts';
import { placeInTemplate } from './place-in-template.ts';
import type { AttributeSpec, TagSpec } from './tag.ts';

/** Tells what is wrong with one use of a tag: its attributes, each and together, and its body. */
export function checkUse(
	node: Node,
	name: string,
	spec: TagSpec,
	at: At,
	unbalanced: boolean
): void {
	const { primary } = spec;
	const attributes: Readonly<Record<string, AttributeSpec>> = {
		...spec.attributes,
		...(primary ? { primary } : {})
	};
	for (const [key, value] of Object.entries(node.attributes))
		checkOne(node, key, value, attributes[key], spec, at);
	for (const [key, { required, meaning }] of Object.entries(attributes))
		if (required && node.attributes[key] === undefined)
			at.problems.add(placeInTemplate(at.file, node), {
				fr: `« ${name} » demande ${key === 'primary' ? `une valeur (${meaning.fr}) : {% ${name} "…" ${spec.body === 'required' ? '' : '/'}%}` : `l’attribut ${key} (${meaning.fr}) : ${key}=…`}`,
				en: `“${name}” needs ${key === 'primary' ? `a value (${meaning.en}): {% ${name} "…" ${spec.body === 'required' ? '' : '/'}%}` : `the attribute ${key} (${meaning.en}): ${key}=…`}`
			});
	checkTogether(node, spec, at);
	if (spec.recorded && at.known.audience === 'public')
		at.problems.add(placeInTemplate(at.file, node), {
			fr: `« ${name} » dit ce que le comité a écrit : un rapport public ne l’utilise pas`,
			en: `“${name}” tells what the committee wrote: a public report does not use it`
		});
	if (!unbalanced) checkBody(node, name, spec, at);
}

function checkOne(
	node: Node,
	key: string,
	value: unknown,
	attribute: AttributeSpec | undefined,
	spec: TagSpec,
	at: At
): void {
	const tag = node.tag ?? '';
	const after = key === 'primary' ? undefined : key;
	if (attribute)
		return checkAttribute(key, attribute, value, node.attributes, {
			...at,
			tag,
			place: (text) => placeInTemplate(at.file, node, valuePlace(value, text, after))
		});
	if (key === 'primary')
		return at.problems.add(placeInTemplate(at.file, node, valuePlace(value, undefined, after)), {
			fr: `« ${tag} » ne prend pas de valeur sans nom : ${namesOf(spec, 'fr')}`,
			en: `“${tag}” takes no value without a name: ${namesOf(spec, 'en')}`
		});
	const names = Object.keys(spec.attributes ?? {});
	if (names.length === 0)
		return at.problems.add(placeInTemplate(at.file, node, { text: key }), {
			fr: `« ${tag} » ne prend aucun attribut : retirer ${key}`,
			en: `“${tag}” takes no attribute: take ${key} away`
		});
	checkName(
		key,
		names,
		{ fr: `attribut de « ${tag} »`, en: `attribute of “${tag}”` },
		placeInTemplate(at.file, node, { text: key }),
		at.problems
	);
}

/** Where a value, or a text in it, is written; an expression begins with its variable or its function. */
function valuePlace(value: unknown, text: string | undefined, after: string | undefined) {
	if (text !== undefined) return { text, after };
	const { path, name } = (value ?? {}) as { readonly path?: unknown[]; readonly name?: string };
	return { text: path ? `$${String(path[0])}` : (name ?? String(value)), after };
}

function namesOf({ attributes = {} }: TagSpec, language: 'fr' | 'en'): string {
	const names = Object.keys(attributes);
	if (names.length === 0) return { fr: 'la retirer', en: 'take it away' }[language];
	return names.map((name) => `${name}=…`).join(', ');
}

function checkTogether(node: Node, spec: TagSpec, at: At): void {
	const found = spec.discord?.(node.attributes) ?? null;
	if (found === null) return;
	const wanted = found.at === '' ? null : { text: found.at };
	at.problems.add(placeInTemplate(at.file, node, wanted), found.words);
}

function checkBody(node: Node, name: string, { body }: TagSpec, at: At): void {
	if (body === 'required' && node.children.length === 0)
		at.problems.add(placeInTemplate(at.file, node), {
			fr: `« ${name} » entoure un texte : {% ${name} %} … {% /${name} %}`,
			en: `“${name}” goes around a text: {% ${name} %} … {% /${name} %}`
		});
	if (body === 'none' && node.children.length > 0)
		at.problems.add(placeInTemplate(at.file, node), {
			fr: `« ${name} » n’entoure pas de texte : {% ${name} /%}`,
			en: `“${name}” goes around no text: {% ${name} /%}`
		});
}
