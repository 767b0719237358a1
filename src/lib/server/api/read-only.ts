import type { MiddlewareHandler } from 'hono';
import { JalonError } from '../programme/problem.ts';
import { describeFailure } from './errors.ts';
import { parseLanguage } from './language.ts';
import type { ApiEnvironment } from './outside.ts';

const allow = 'GET, HEAD, OPTIONS';

/** The API only reads: any method that could write is refused before anything is looked at. */
export const readOnly: MiddlewareHandler<ApiEnvironment> = async (context, next) => {
	const { method } = context.req;
	if (method === 'GET' || method === 'HEAD') return next();
	if (method === 'OPTIONS') return context.body(null, 204, { allow });
	const { status, body } = describeFailure(
		new JalonError('method-not-allowed', {
			fr: `Méthode ${method} refusée : cette interface ne fait que lire, avec GET.`,
			en: `Method ${method} refused: this interface only reads, with GET.`
		}),
		parseLanguage(context.req.query('lang'), context.req.header('accept-language'))
	);
	return context.json(body, status, { allow });
};
