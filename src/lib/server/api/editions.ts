import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { demandKnown, queryParameters } from './parameters.ts';
import type { ApiEnvironment } from './outside.ts';

/** Published editions, newest first, and one edition's content. */
export function editionRoutes(): Hono<ApiEnvironment> {
	const routes = new Hono<ApiEnvironment>();
	routes.get(
		'/editions',
		describeRoute({
			summary: 'Published editions, newest first',
			tags: ['editions'],
			parameters: queryParameters([{ name: 'lang', description: 'fr or en' }]),
			responses: { 200: { description: 'Editions' } }
		}),
		(context) => {
			demandKnown(context, ['lang']);
			return context.json({ version: 1, editions: context.get('outside').editions() });
		}
	);
	routes.get(
		'/editions/current',
		describeRoute({
			summary: 'What the current edition holds',
			tags: ['editions'],
			parameters: queryParameters([
				{ name: 'edition', description: 'Another edition’s id' },
				{ name: 'lang', description: 'fr or en' }
			]),
			responses: { 200: { description: 'Edition' } }
		}),
		async (context) => {
			demandKnown(context, ['edition', 'lang']);
			const edition = await context.get('edition')();
			const { manifest } = edition;
			return context.json({
				version: 1,
				id: edition.id,
				publishedAt: edition.publishedAt,
				asOf: edition.asOf,
				geography: manifest.geography,
				indicators: edition.programme.indicators.length,
				deliveries: manifest.readings.length,
				coverage: manifest.coverage,
				findings: manifest.findings.map(({ check, severity, rows }) => ({ check, severity, rows }))
			});
		}
	);
	return routes;
}
