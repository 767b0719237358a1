import { error, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit';
import { localReader } from '#lib/indicators/reader.ts';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { openApplication, type Application } from '#lib/server/application.ts';
import { parseView } from '#lib/server/pages/parse-view.ts';
import { JalonError } from '#lib/server/programme/problem.ts';

let application: Application;

/** Until a programme is known to have its own. */
const defaultAccent = '#0b5c6b';

export const init: ServerInit = async () => {
	application = openApplication(process.env, process.cwd());
	process.once('SIGTERM', () => void application.close());
	process.once('SIGINT', () => void application.close());
};

const securityHeaders: Readonly<Record<string, string>> = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'x-frame-options': 'DENY',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=()',
	'content-security-policy':
		"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
};

export const handle: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, async ({ request, locale }) => {
		event.request = request;
		const started = performance.now();
		const lease = application.lease();
		event.locals.application = application;
		event.locals.language = locale;
		event.locals.reader = localReader(application.user, locale);
		event.locals.view = viewOf(event.url, locale);
		let accent = defaultAccent;
		event.locals.edition = async () => {
			const edition = await lease.open(event.locals.view.edition);
			accent = edition.programme.settings.accent;
			return edition;
		};
		try {
			const response = await resolve(event, {
				transformPageChunk: ({ html }) =>
					html.replace('%jalon.lang%', locale).replace('%jalon.accent%', accent)
			});
			for (const [name, value] of Object.entries(securityHeaders))
				if (!response.headers.has(name)) response.headers.set(name, value);
			application.log.info(
				{
					method: event.request.method,
					route: event.route.id,
					status: response.status,
					ms: Math.round(performance.now() - started)
				},
				'request'
			);
			return response;
		} finally {
			lease.release();
		}
	});

function viewOf(url: URL, language: 'fr' | 'en') {
	try {
		return parseView(url.searchParams);
	} catch (cause) {
		if (!(cause instanceof JalonError)) throw cause;
		error(400, { message: cause.describe(language), code: cause.code });
	}
}

export const handleError: HandleServerError = ({ error: cause, event, status, message }) => {
	const language = event.locals.language ?? 'fr';
	if (cause instanceof JalonError) return { message: cause.describe(language), code: cause.code };
	if (status !== 404) application.log.error({ err: cause, route: event.route.id }, 'failed');
	return { message, code: status === 404 ? 'not-found' : 'unexpected' };
};
