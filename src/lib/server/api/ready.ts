import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import type { ApiEnvironment } from './outside.ts';

/** `/health`: the process answers. `/ready`: the current edition answers a query. */
export function readyRoutes(): Hono<ApiEnvironment> {
	const routes = new Hono<ApiEnvironment>();
	routes.get(
		'/health',
		describeRoute({
			summary: 'The process is alive',
			tags: ['about'],
			responses: { 200: { description: 'Alive' } }
		}),
		(context) => context.json({ version: 1, status: 'alive' })
	);
	routes.get(
		'/ready',
		describeRoute({
			summary: 'The current edition answers a query',
			tags: ['about'],
			responses: { 200: { description: 'Ready' }, 503: { description: 'Not ready' } }
		}),
		async (context) => {
			try {
				const edition = await context.get('edition')();
				const [row] = await edition.database.all<{ count: number }>(
					'select count(*) as count from territories'
				);
				if (!row || row.count === 0) throw new Error('empty');
				return context.json({ version: 1, status: 'ready', edition: edition.id }, 200, {
					'cache-control': 'no-store'
				});
			} catch {
				return context.json({ version: 1, status: 'not-ready' }, 503);
			}
		}
	);
	return routes;
}
