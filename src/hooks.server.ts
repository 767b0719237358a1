import {
	error,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { dev } from '$app/environment';
import { defaultView } from '#lib/indicators/view.ts';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { openApplication, type Application } from '#lib/server/application.ts';
import { crossSiteRefusal, isCrossSiteWrite } from '#lib/server/cross-site.ts';
import { entityTag, revalidated } from '#lib/server/entity-tag.ts';
import { isUpload } from '#lib/server/is-upload.ts';
import { bodyTooLarge, formLimit, limitBody } from '#lib/server/limit-body.ts';
import { resolveMeeting } from '#lib/server/pages/meeting-view.ts';
import { parseView } from '#lib/server/pages/parse-view.ts';
import { clientAddress } from '#lib/server/people/client-address.ts';
import { JalonError } from '#lib/server/programme/problem.ts';
import { askToSignIn, isForAll } from './routes/ask-to-sign-in.ts';

let application: Application;

/** Pages load no script of Vite's by themselves; while developing, they reload when code or data change. */
const reloading = dev ? '<script type="module" src="/@vite/client"></script>' : '';

/** Until a programme is known to have its own. */
const defaultAccent = '#0b5c6b';

export const init: ServerInit = async () => {
	application = openApplication(process.env, process.cwd());
	await application.prepared;
	// Told when the last request has been answered.
	(process as NodeJS.EventEmitter).once('sveltekit:shutdown', () => application.close());
	(process as NodeJS.EventEmitter).once('jalon:stopping', () => application.stop());
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
		// The API refuses to write whoever asks.
		if (!event.route.id?.startsWith('/api/') && isCrossSiteWrite(request, event.url.origin))
			return new Response(`${crossSiteRefusal[locale]}\n`, {
				status: 403,
				headers: { 'content-type': 'text/plain; charset=utf-8', ...securityHeaders }
			});
		if (!isUpload({ method: request.method, target: event.url.pathname + event.url.search }))
			event.request = limitBody(request, formLimit, () => tooLarge(locale));
		// A form answers with a page and its status, unless whoever sends it asks for JSON.
		const accept = request.headers.get('accept') ?? '';
		if (request.method === 'POST' && !accept.includes('application/json'))
			event.request.headers.set('accept', 'text/html');
		const started = performance.now();
		const lease = application.lease();
		const person = (await application.people?.signedIn(request.headers)) ?? null;
		event.locals.application = person ? application.as(person.name) : application;
		event.locals.language = locale;
		event.locals.person = person;
		event.locals.reader = application.reader(locale, person);
		event.locals.cookies = [];
		event.locals.caller = callerOf(event);
		Object.assign(event.locals, readView(event));
		let accent = defaultAccent;
		let opened: string | null = null;
		event.locals.edition = async (id = event.locals.view.edition) => {
			const edition = await lease.open(id);
			accent = edition.programme.settings.accent;
			opened = edition.id;
			return edition;
		};
		try {
			const fill = (html: string) =>
				html
					.replace('%jalon.lang%', locale)
					.replace('%jalon.accent%', accent)
					.replace('</body>', `${reloading}</body>`);
			const isLetIn = person !== null || application.people === null || isForAll(event.route.id);
			const answer = isLetIn
				? await resolve(event, { transformPageChunk: ({ html }) => fill(html) })
				: askToSignIn(event);
			const response = isBareError(answer) ? await rewritten(answer, fill) : answer;
			for (const line of event.locals.cookies) response.headers.append('set-cookie', line);
			const body = response.headers.get('etag');
			const kept = response.headers.get('cache-control') !== 'no-store';
			if (response.status === 200 && opened !== null && body !== null && kept) {
				response.headers.set('etag', entityTag(opened, event.locals.reader, body));
				response.headers.set('cache-control', revalidated);
			}
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

function callerOf({ request, getClientAddress }: RequestEvent): App.Locals['caller'] {
	const { headers } = request;
	const told = headers.get('x-forwarded-for');
	return { headers, address: clientAddress(getClientAddress(), told, application.proxies) };
}

/** What SvelteKit answers with its status, wherever a body's reader meets it. */
function tooLarge(language: 'fr' | 'en'): unknown {
	const refusal = bodyTooLarge(formLimit);
	try {
		error(413, { message: refusal.describe(language), code: refusal.code });
	} catch (thrown) {
		return thrown;
	}
}

/** A meeting's own pages speak of it without being asked to. */
const ofMeeting = /^\/meetings\/\[id\]/;

/** A choice that is not understood is told by the page, within its frame. */
function readView({
	url,
	route,
	params
}: RequestEvent): Pick<App.Locals, 'asked' | 'view' | 'meeting' | 'refusal'> {
	try {
		const chosen = parseView(url.searchParams);
		const own = ofMeeting.test(route.id ?? '') ? (params['id'] ?? null) : null;
		const asked = { ...chosen, meeting: chosen.meeting ?? own };
		return { asked, ...resolveMeeting(application.workspace, asked), refusal: null };
	} catch (cause) {
		if (cause instanceof JalonError)
			return { asked: defaultView, view: defaultView, meeting: null, refusal: cause };
		throw cause;
	}
}

/** Where not even the frame could be drawn: `error.html`. */
function isBareError({ status, headers }: Response): boolean {
	return (
		status >= 400 &&
		headers.get('content-type')?.startsWith('text/html') === true &&
		!headers.has('x-sveltekit-page')
	);
}

async function rewritten(answer: Response, fill: (html: string) => string): Promise<Response> {
	const headers = new Headers(answer.headers);
	headers.delete('content-length');
	return new Response(fill(await answer.text()), { status: answer.status, headers });
}

export const handleError: HandleServerError = ({ error: cause, event, status, message }) => {
	const language = event.locals.language ?? 'fr';
	if (cause instanceof JalonError) return { message: cause.describe(language), code: cause.code };
	if (status !== 404) application.log.error({ err: cause, route: event.route.id }, 'failed');
	return { message, code: status === 404 ? 'no-page' : 'unexpected' };
};
