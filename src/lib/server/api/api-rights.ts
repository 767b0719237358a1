import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Action } from '#lib/indicators/rights.ts';
import { demand, signInNeeded } from '../people/demand.ts';
import { JalonError } from '../programme/problem.ts';
import type { ApiEnvironment } from './outside.ts';

/** Every route of the API and the right it asks; `anyone` needs no account. One that is not here is refused. */
export const apiRights: Readonly<Record<string, Action | 'anyone'>> = {
	'/api/v1/openapi.json': 'anyone',
	'/api/v1/indicators': 'read-figures',
	'/api/v1/indicators/:id': 'read-figures',
	'/api/v1/values': 'read-figures',
	'/api/v1/editions': 'read-figures',
	'/api/v1/editions/current': 'read-figures',
	'/api/v1/deliveries': 'read-received',
	'/health': 'anyone',
	'/ready': 'anyone'
};

/** Refuses who may not, by the route that answers and not by how its address is written. */
export const checkRights: MiddlewareHandler<ApiEnvironment> = async (context, next) => {
	const route = matchedRoutes(context).findLast(({ method }) => method !== 'ALL')?.path;
	const right =
		route !== undefined && Object.hasOwn(apiRights, route) ? apiRights[route] : undefined;
	if (right === 'anyone') return next();
	const { person } = context.env;
	if (person === null) throw signInNeeded();
	// Nothing at that address: whoever has an account is told so.
	if (route === undefined) return next();
	if (right === undefined) throw new JalonError('not-allowed', noRight);
	demand(person, right);
	await next();
};

const noRight = {
	fr: 'Aucun droit n’est déclaré pour cette adresse : elle est refusée à tous.',
	en: 'No right is declared for this address: it is refused to everybody.'
};
