import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { describeIndicator, type IndicatorDescription } from '../values/catalogue.ts';
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
				indicators: await Promise.all(
					shown.map(async ({ id }) => entryOf(await describeIndicator(edition, id, reader)))
				)
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
			const id = context.req.param('id');
			const description = await describeIndicator(edition, id, context.get('reader'));
			return context.json({
				version: 1,
				edition: edition.id,
				indicator: { ...entryOf(description), queries: description.queries }
			});
		}
	);
	return routes;
}

/** The indicator's own keys, then what its data allow; files are in `/deliveries`, by dataset. */
function entryOf(description: IndicatorDescription) {
	const { indicator, datasets, dimensions, levels, coverage, facts } = description;
	return {
		...indicator,
		dimensions,
		levels,
		coverage,
		facts,
		lastFigureOn: description.lastFigureOn,
		nextFigureOn: description.nextFigureOn,
		declaredFigures: description.declared,
		datasets: datasets.map(({ dataset }) => dataset)
	};
}
