import type { Problems } from '../programme/spec.ts';
import type { Outline } from './check-headings.ts';
import type { Stand } from './check-stand.ts';
import type { Known } from './known-names.ts';
import type { Shapes } from './template-kinds.ts';
import type { Template, TemplateFile } from './template.ts';

/** What a check needs to know at every node. */
export type At = {
	readonly file: TemplateFile;
	readonly template: Template;
	readonly known: Known;
	readonly problems: Problems;
	/** Variables that may be read there. */
	readonly shapes: Shapes;
	/** Partials being read, so that one that names itself is told. */
	readonly opened: readonly string[];
	readonly stand: Stand;
	readonly outline: Outline;
	/** What may still be looked at: partials that include each other many times stop there. */
	readonly left: { nodes: number };
};
