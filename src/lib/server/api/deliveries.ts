import { localize } from '#lib/indicators/language.ts';
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { demandKnown, queryParameters, single } from './parameters.ts';
import type { ApiEnvironment } from './outside.ts';

/** The deliveries of the edition: what was read, kept and refused of each file. */
export function deliveryRoutes(): Hono<ApiEnvironment> {
	const routes = new Hono<ApiEnvironment>();
	routes.get(
		'/deliveries',
		describeRoute({
			summary: 'Files received: rows read = accepted + rejected + blank',
			tags: ['deliveries'],
			parameters: queryParameters([
				{ name: 'dataset', description: 'One dataset', example: 'ambassadors' },
				{ name: 'edition', description: 'Edition id, the current one when left out' },
				{ name: 'lang', description: 'fr or en' }
			]),
			responses: { 200: { description: 'Deliveries' } }
		}),
		async (context) => {
			demandKnown(context, ['dataset', 'edition', 'lang']);
			const dataset = single(context, 'dataset');
			const language = context.get('language');
			const { id, manifest } = await context.get('edition')();
			return context.json({
				version: 1,
				edition: id,
				deliveries: manifest.readings
					.filter((reading) => dataset === null || reading.dataset === dataset)
					.map((reading) => ({
						dataset: reading.dataset,
						name: reading.name,
						sha256: reading.sha256,
						bytes: reading.bytes,
						format: reading.understanding?.format ?? null,
						encoding: reading.understanding?.encoding ?? null,
						deliveredOn: reading.deliveredOn,
						covers: reading.covers,
						rows: reading.rows,
						refused: reading.refused ? localize(reading.refused.message, language) : null
					}))
			});
		}
	);
	return routes;
}
