import type { Node } from '@markdoc/markdoc';
import type { Block, Inline } from './document.ts';
import type { Variables } from './evaluate.ts';
import type { Wanted } from './place-in-template.ts';
import type { ReportContext } from './report-context.ts';
import type { ExampleNames } from './tag-example.ts';
import type { Shape } from './template-kinds.ts';

type Words = { readonly fr: string; readonly en: string };

/** What an attribute may hold; `text` takes any words, `value` what an expression gives. */
export type AttributeType =
	| 'indicator'
	| 'indicators'
	| 'axis'
	| 'dimension'
	| 'date'
	| 'territory'
	| 'language'
	| 'number'
	| 'boolean'
	| 'text'
	| 'object'
	| 'value'
	| readonly string[];

export type AttributeSpec = {
	readonly type: AttributeType;
	readonly required?: true;
	/** Bounds of a number, or of how many are listed. */
	readonly least?: number;
	readonly most?: number;
	readonly meaning: Words;
};

/** What attributes say together that they do not say alone; `at` is the one that is wrong. */
export type Discord = { readonly at: string; readonly words: Words };

/** One use of a tag in a template, its attributes evaluated. */
export type TagCall = {
	readonly node: Node;
	readonly context: ReportContext;
	readonly attributes: Readonly<Record<string, unknown>>;
	/** The body as a run of text, set as the report's language is or as another; empty for a tag without one. */
	inlineBody(language?: string): Promise<readonly Inline[]>;
	/** The body as blocks, with more variables for what it repeats. */
	blockBody(more?: Variables): Promise<readonly Block[]>;
	/** Records what is wrong with this use; the report is not written then. */
	problem(message: Words, wanted?: Wanted | null): void;
};

/** A tag of the templates: `{% name "primary" attribute=… %}`. */
export type TagSpec = {
	readonly meaning: Words;
	/** The attribute written first, without a name. */
	readonly primary?: AttributeSpec;
	readonly attributes?: Readonly<Record<string, AttributeSpec>>;
	readonly body: 'none' | 'optional' | 'required';
	/** The variable that its body may read. */
	readonly gives?: { readonly name: string; readonly shape: Shape };
	/** What is wrong with the attributes together, as they are written. */
	readonly discord?: (written: Readonly<Record<string, unknown>>) => Discord | null;
	/** Where it may stand: among the pages or slides themselves, or in a slide. */
	readonly stands?: 'deck' | 'pages' | 'slide';
	/** How it is written, where that says more than its name, its value and what it demands. */
	readonly example?: (names: ExampleNames) => string;
	/** Tells what the committee wrote: no public report uses it. */
	readonly recorded?: true;
	/** Gives a run of text; alone on its line it makes a paragraph. */
	readonly inline?: (call: TagCall) => Promise<readonly Inline[]> | readonly Inline[];
	readonly blocks?: (call: TagCall) => Promise<readonly Block[]> | readonly Block[];
};

export type Tags = Readonly<Record<string, TagSpec>>;

/** A text attribute, null when it isn't given. */
export function textOf(call: TagCall, name: string): string | null {
	const value = call.attributes[name];
	return typeof value === 'string' && value !== '' ? value : null;
}

export function numberOf(call: TagCall, name: string): number | null {
	const value = call.attributes[name];
	return typeof value === 'number' ? value : null;
}

export function textsOf(call: TagCall, name: string): readonly string[] {
	const value = call.attributes[name];
	if (typeof value === 'string') return [value];
	return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
