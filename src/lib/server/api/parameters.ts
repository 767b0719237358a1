import type { Context } from 'hono';
import type { DescribeRouteOptions } from 'hono-openapi';
import { JalonError } from '../programme/problem.ts';

type Parameter = { readonly name: string; readonly description: string; readonly example?: string };

/** OpenAPI query parameters, each a text. */
export function queryParameters(
	list: readonly Parameter[]
): NonNullable<DescribeRouteOptions['parameters']> {
	return list.map(({ name, description, example }) => ({
		name,
		in: 'query' as const,
		description,
		schema: { type: 'string' as const },
		...(example === undefined ? {} : { example })
	}));
}

/** A parameter given once; given twice it is refused, since either could be meant. */
export function single(context: Context, name: string): string | null {
	const values = context.req.queries(name) ?? [];
	if (values.length > 1)
		throw new JalonError('bad-request', {
			fr: `Le paramètre « ${name} » est donné ${values.length} fois.`,
			en: `The parameter “${name}” is given ${values.length} times.`
		});
	return values[0]?.trim() || null;
}

/** Refuses parameters that the route does not know: a misspelt filter must not be passed over. */
export function demandKnown(context: Context, known: readonly string[]): void {
	const unknown = Object.keys(context.req.query()).find((name) => !known.includes(name));
	if (unknown === undefined) return;
	throw new JalonError('bad-request', {
		fr: `Paramètre inconnu « ${unknown} ». Connus : ${known.join(', ')}.`,
		en: `Unknown parameter “${unknown}”. Known: ${known.join(', ')}.`
	});
}
