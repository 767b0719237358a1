import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { describeIndicator } from '../values/catalogue.ts';
import { findIndicators } from '../values/compute-values.ts';
import { demandKnown, queryParameters } from './parameters.ts';
import type { ApiEnvironment } from './outside.ts';

const parameters = [
	{ name: 'edition', description: 'Edition id, the current one when left out' },
	{ name: 'lang', description: 'fr or en' }
];
const known = parameters.map(({ name }) => name);

/** The catalogue: what each indicator is, covers and allows. */
export function indicatorRoutes(): Hono<ApiEnvironment> {
	const routes = new Hono<ApiEnvironment>();
	routes.get(
		'/indicators',
		describeRoute({
			summary: 'All indicators',
			tags: ['indicators'],
			parameters: queryParameters(parameters),
			responses: { 200: { description: 'Indicators' } }
		}),
		async (context) => {
			demandKnown(context, known);
			const edition = await context.get('edition')();
			const reader = context.get('reader');
			const shown = findIndicators(edition, [], reader);
			return context.json({
				version: 1,
				edition: edition.id,
				indicators: await Promise.all(shown.map(({ id }) => describeIndicator(edition, id, reader)))
			});
		}
	);
	routes.get(
		'/indicators/:id',
		describeRoute({
			summary: 'One indicator',
			tags: ['indicators'],
			parameters: queryParameters(parameters),
			responses: { 200: { description: 'Indicator' }, 404: { description: 'No such indicator' } }
		}),
		async (context) => {
			demandKnown(context, known);
			const edition = await context.get('edition')();
			return context.json({
				version: 1,
				edition: edition.id,
				indicator: await describeIndicator(edition, context.req.param('id'), context.get('reader'))
			});
		}
	);
	return routes;
}
