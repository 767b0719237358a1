import Markdoc, { type Function as MarkdocFunction } from '@markdoc/markdoc';
import type { Kind } from './template-kinds.ts';

/** Names that a template may read: `$year`, `$axis.title`. */
export type Variables = Readonly<Record<string, unknown>>;

export type TemplateFunction = {
	/** As documentation names them; `…` is any more of the same. */
	readonly parameters: 'a' | 'a, b' | 'a, b, …' | 'indicator';
	readonly gives: Kind;
	readonly meaning: { readonly fr: string; readonly en: string };
	readonly run: (parameters: readonly unknown[]) => unknown;
};

export type Functions = Readonly<Record<string, TemplateFunction>>;

const { isFunction, isVariable } = Markdoc.Ast;

/** The value of what a template writes in an attribute, a condition or a text. Null is unknown. */
export async function evaluate(
	written: unknown,
	variables: Variables,
	functions: Functions
): Promise<unknown> {
	if (isVariable(written)) return readPath(variables, written.path);
	if (isFunction(written)) {
		const { name, parameters } = written as MarkdocFunction;
		const values = await Promise.all(
			Object.values(parameters).map((parameter) => evaluate(parameter, variables, functions))
		);
		return (await functions[name]?.run(values)) ?? null;
	}
	if (Array.isArray(written))
		return Promise.all(written.map((item) => evaluate(item, variables, functions)));
	if (typeof written === 'object' && written !== null) {
		const entries = Object.entries(written).map(
			async ([name, item]) => [name, await evaluate(item, variables, functions)] as const
		);
		return Object.fromEntries(await Promise.all(entries));
	}
	return written ?? null;
}

function readPath(variables: Variables, path: readonly unknown[]): unknown {
	let value: unknown = variables;
	for (const step of path) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, String(step)))
			return null;
		value = (value as Record<string, unknown>)[String(step)];
	}
	return value ?? null;
}

/** As Markdoc has it: what is unknown or false isn't; 0 is. */
export function isTrue(value: unknown): boolean {
	return value !== false && value !== undefined && value !== null;
}

const compare = (test: (a: number | string, b: number | string) => boolean) =>
	function run([one, other]: readonly unknown[]): boolean {
		const comparable =
			(typeof one === 'number' && typeof other === 'number') ||
			(typeof one === 'string' && typeof other === 'string');
		return comparable && test(one as number, other as number);
	};

/** Comparisons of numbers, or of dates written `AAAA-MM-JJ`; false when one is unknown. */
export const plainFunctions: Functions = {
	equals: {
		parameters: 'a, b',
		gives: 'boolean',
		meaning: { fr: 'les deux sont égaux', en: 'both are equal' },
		run: ([one, other]) => one === other
	},
	gt: {
		parameters: 'a, b',
		gives: 'boolean',
		meaning: { fr: 'a est plus grand que b', en: 'a is greater than b' },
		run: compare((a, b) => a > b)
	},
	gte: {
		parameters: 'a, b',
		gives: 'boolean',
		meaning: { fr: 'a est au moins b', en: 'a is at least b' },
		run: compare((a, b) => a >= b)
	},
	lt: {
		parameters: 'a, b',
		gives: 'boolean',
		meaning: { fr: 'a est plus petit que b', en: 'a is less than b' },
		run: compare((a, b) => a < b)
	},
	lte: {
		parameters: 'a, b',
		gives: 'boolean',
		meaning: { fr: 'a est au plus b', en: 'a is at most b' },
		run: compare((a, b) => a <= b)
	},
	and: {
		parameters: 'a, b, …',
		gives: 'boolean',
		meaning: { fr: 'tous sont vrais', en: 'all are true' },
		run: (values) => values.every(isTrue)
	},
	or: {
		parameters: 'a, b, …',
		gives: 'boolean',
		meaning: { fr: 'l’un au moins est vrai', en: 'at least one is true' },
		run: (values) => values.some(isTrue)
	},
	not: {
		parameters: 'a',
		gives: 'boolean',
		meaning: { fr: 'n’est pas vrai', en: 'is not true' },
		run: ([value]) => !isTrue(value)
	},
	default: {
		parameters: 'a, b',
		gives: 'any',
		meaning: { fr: 'a, ou b si a est inconnu', en: 'a, or b when a is unknown' },
		run: ([value, fallback]) => value ?? fallback
	}
};
