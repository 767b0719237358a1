import { Hono, type Context } from 'hono';
import { describeRoute } from 'hono-openapi';
import { grains, type Grain } from '#lib/indicators/period.ts';
import { levels, parseLevel } from '#lib/indicators/territory.ts';
import { valuesToCsv } from '../exports/values-csv.ts';
import { JalonError } from '../programme/problem.ts';
import { computeValues, serializeValues } from '../values/compute-values.ts';
import type { ValuesQuery } from '../values/values-query.ts';
import { demandKnown, queryParameters, single } from './parameters.ts';
import type { ApiEnvironment } from './outside.ts';

const formats = ['json', 'csv', 'office', 'arrow'] as const;
type Format = (typeof formats)[number];

const parameters = [
	{
		name: 'indicator',
		description: 'Indicator ids, separated by commas; all when left out',
		example: 'ambassadors-registered'
	},
	{
		name: 'as-of',
		description: 'The date the figures speak about, YYYY-MM-DD',
		example: '2019-12-20'
	},
	{ name: 'from', description: 'First day' },
	{ name: 'to', description: 'Last day' },
	{ name: 'grain', description: grains.join(', ') },
	{ name: 'level', description: `One value per territory: ${levels.join(', ')}` },
	{ name: 'territory', description: 'One territory, by its code', example: '200067361' },
	{ name: 'within', description: 'Only the communes of this territory', example: '46' },
	{ name: 'by', description: 'A dimension to split by' },
	{ name: 'where', description: 'DIMENSION=VALUE; may be given several times' },
	{ name: 'edition', description: 'Edition id, the current one when left out' },
	{
		name: 'format',
		description: 'json, csv (open data), office (semicolons, decimal comma), arrow (IPC stream)'
	},
	{ name: 'lang', description: 'fr or en' }
];

/** The engine's answer in four forms. */
export function valueRoutes(): Hono<ApiEnvironment> {
	const routes = new Hono<ApiEnvironment>();
	routes.get(
		'/values',
		describeRoute({
			summary: 'Values of indicators; null with a reason where there is none',
			tags: ['values'],
			parameters: queryParameters(parameters),
			responses: {
				200: {
					description: 'Values',
					content: {
						'application/json': {},
						'text/csv': {},
						'application/vnd.apache.arrow.stream': {}
					}
				},
				400: { description: 'A parameter is not understood' },
				404: { description: 'No such indicator' }
			}
		}),
		async (context) => {
			demandKnown(
				context,
				parameters.map(({ name }) => name)
			);
			const format = (single(context, 'format') ?? 'json') as Format;
			if (!formats.includes(format)) throw unknownChoice('format', format, formats);
			const edition = await context.get('edition')();
			const language = context.get('language');
			const result = await computeValues(edition, readQuery(context), context.get('reader'));
			const { fictitious } = edition.programme.settings;
			const name = `jalon-${result.asOf}`;
			switch (format) {
				case 'json':
					return context.json(serializeValues(result));
				case 'arrow': {
					const { valuesToArrow } = await import('../exports/values-arrow.ts');
					return download(
						context,
						new Uint8Array(valuesToArrow(result, { form: 'stream', fictitious })),
						'application/vnd.apache.arrow.stream',
						`${name}.arrows`
					);
				}
				default:
					return download(
						context,
						valuesToCsv(result, {
							style: format === 'office' ? 'office' : 'open',
							language,
							fictitious
						}),
						'text/csv; charset=utf-8',
						`${name}.csv`
					);
			}
		}
	);
	return routes;
}

function readQuery(context: Context<ApiEnvironment>): ValuesQuery {
	const grain = single(context, 'grain');
	if (grain !== null && !grains.includes(grain as Grain))
		throw unknownChoice('grain', grain, grains);
	const level = single(context, 'level');
	const parsed = level === null ? null : parseLevel(level);
	if (level !== null && parsed === null) throw unknownChoice('level', level, levels);
	return {
		indicators: (single(context, 'indicator') ?? '').split(',').filter((id) => id !== ''),
		asOf: single(context, 'as-of'),
		from: single(context, 'from'),
		to: single(context, 'to'),
		grain: grain as Grain | null,
		level: parsed,
		territory: single(context, 'territory'),
		within: single(context, 'within'),
		by: single(context, 'by'),
		where: readFilters(context.req.queries('where') ?? [])
	};
}

function readFilters(filters: readonly string[]): Readonly<Record<string, readonly string[]>> {
	const where: Record<string, string[]> = Object.create(null);
	for (const filter of filters) {
		if (filter.trim() === '') continue;
		const at = filter.indexOf('=');
		if (at < 1) throw unknownChoice('where', filter, ['DIMENSION=VALUE']);
		(where[filter.slice(0, at)] ??= []).push(filter.slice(at + 1));
	}
	return { ...where };
}

function unknownChoice(name: string, found: string, expected: readonly string[]): JalonError {
	return new JalonError('bad-request', {
		fr: `Paramètre « ${name} » : « ${found} » n’est pas compris, attendu : ${expected.join(', ')}.`,
		en: `Parameter “${name}”: “${found}” is not understood, expected ${expected.join(', ')}.`
	});
}

function download(
	context: Context,
	body: string | Uint8Array<ArrayBuffer>,
	type: string,
	name: string
) {
	return context.body(body, 200, {
		'content-type': type,
		'content-disposition': `attachment; filename="${name}"`
	});
}
