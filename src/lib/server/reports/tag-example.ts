import type { AttributeSpec, TagSpec } from './tag.ts';

/** Names of a programme that examples are made of. */
export type ExampleNames = {
	readonly indicator: string;
	/** One that has a dimension, and the dimension. */
	readonly split: { readonly indicator: string; readonly dimension: string };
	readonly axis: string;
	readonly territory: string;
};

/** One use of a tag as a template writes it, with names of the programme. */
export function tagExample(name: string, spec: TagSpec, names: ExampleNames): string {
	const written = spec.example?.(names);
	if (written !== undefined) return written;
	const { primary, attributes = {}, body } = spec;
	const given = Object.entries(attributes)
		.filter(([, { required }]) => required)
		.map(([key, attribute]) => ` ${key}=${valueOf(attribute, names)}`);
	const first = primary?.required ? ` ${valueOf(primary, names)}` : '';
	const opening = `${name}${first}${given.join('')}`;
	return body === 'required' ? `{% ${opening} %}\n…\n{% /${name} %}` : `{% ${opening} /%}`;
}

function valueOf({ type, least }: AttributeSpec, names: ExampleNames): string {
	switch (type) {
		case 'indicator':
			return `"${names.indicator}"`;
		case 'indicators':
			return `["${names.indicator}"]`;
		case 'axis':
			return `"${names.axis}"`;
		case 'dimension':
			return `"${names.split.dimension}"`;
		case 'territory':
			return `"${names.territory}"`;
		case 'number':
			return String(Math.max(least ?? 0, 100));
		case 'boolean':
			return 'true';
		case 'date':
			return '"2019-12-20"';
		case 'object':
			return `{ ${names.split.dimension}: "…" }`;
		default:
			return typeof type === 'string' ? '"…"' : `"${type[0] ?? ''}"`;
	}
}
