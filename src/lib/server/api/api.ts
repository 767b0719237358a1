import { Hono } from 'hono';
import { describeRoute, openAPIRouteHandler } from 'hono-openapi';
import { publicReader } from '#lib/indicators/reader.ts';
import { readerOf } from '../people/person.ts';
import { checkRights } from './api-rights.ts';
import { parseLanguage } from './language.ts';
import { describeFailure } from './errors.ts';
import { deliveryRoutes } from './deliveries.ts';
import { editionRoutes } from './editions.ts';
import { indicatorRoutes } from './indicators.ts';
import { markForCaches } from './mark-for-caches.ts';
import type { ApiEnvironment, Outside } from './outside.ts';
import { single } from './parameters.ts';
import { readOnly } from './read-only.ts';
import { readyRoutes } from './ready.ts';
import { valueRoutes } from './values.ts';

/** The public interface: `/api/v1/…`, `/health` and `/ready`, as one `fetch`. */
export function createApi(outside: Outside): Hono<ApiEnvironment> {
	const api = new Hono<ApiEnvironment>();
	api.use(readOnly);
	api.use(async (context, next) => {
		const lease = outside.lease();
		const language = parseLanguage(
			context.req.query('lang'),
			context.req.header('accept-language')
		);
		context.set('language', language);
		const { person } = context.env;
		context.set(
			'reader',
			person ? readerOf(person, language, await outside.seenBy()) : publicReader(language)
		);
		let opened: string | null = null;
		context.set('edition', async () => {
			const edition = await lease.open(single(context, 'edition'));
			opened = edition.id;
			return edition;
		});
		context.set('outside', outside);
		try {
			await next();
			await markForCaches(context, opened);
		} finally {
			lease.release();
		}
	});
	api.use(checkRights);
	const v1 = new Hono<ApiEnvironment>();
	v1.route('/', indicatorRoutes());
	v1.route('/', valueRoutes());
	v1.route('/', editionRoutes());
	v1.route('/', deliveryRoutes());
	api.route('/api/v1', v1);
	api.route('/', readyRoutes());
	api.get(
		'/api/v1/openapi.json',
		describeRoute({
			summary: 'This description, as OpenAPI 3.1',
			tags: ['about'],
			responses: { 200: { description: 'OpenAPI document' } }
		}),
		openAPIRouteHandler(api, {
			documentation: {
				info: {
					title: 'Jalon',
					version: '1',
					description:
						'Indicators of a programme with their targets. Rates are fractions; dates are days (YYYY-MM-DD); null is unknown, never zero.'
				},
				servers: []
			}
		})
	);
	api.notFound((context) => {
		const { status, body } = describeFailure(
			{ kind: 'not-found', path: context.req.path },
			context.get('language') ?? 'fr'
		);
		return context.json(body, status);
	});
	api.onError((error, context) => {
		const { status, body } = describeFailure(error, context.get('language') ?? 'fr');
		if (status === 500) outside.log('failed', { route: context.req.routePath, code: error.name });
		return context.json(body, status);
	});
	return api;
}
