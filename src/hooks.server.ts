import {
	error,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { randomBytes } from 'node:crypto';
import { dev } from '$app/environment';
import { publicReader, type Reader } from '#lib/indicators/reader.ts';
import { defaultView } from '#lib/indicators/view.ts';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { openApplication, type Application } from '#lib/server/application.ts';
import { examplePerson, seenAsCookie } from '#lib/server/people/example-people.ts';
import { refusalFor } from '#lib/server/people/guard.ts';
import { readerOf } from '#lib/server/people/person.ts';
import { recordAct } from '#lib/server/people/audit.ts';
import { auditedAs, subjectOf } from '#lib/server/people/audited.ts';
import type { Person } from '#lib/server/people/person.ts';
import { formOf, isBare, isReading } from '#lib/server/people/route-rights.ts';
import { statusOfError } from '#lib/server/error-status.ts';
import { crossSiteRefusal, isCrossSiteWrite } from '#lib/server/cross-site.ts';
import { entityTag, hashText, revalidated } from '#lib/server/entity-tag.ts';
import { isUpload } from '#lib/server/is-upload.ts';
import { bodyTooLarge, formLimit, limitBody } from '#lib/server/limit-body.ts';
import { resolveMeeting } from '#lib/server/pages/meeting-view.ts';
import { parseView } from '#lib/server/pages/parse-view.ts';
import { JalonError } from '#lib/server/programme/problem.ts';
import { askToSignIn } from './routes/ask-to-sign-in.ts';
import { developingPolicy, filePolicy, pagePolicy } from '#lib/server/security-headers.ts';

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

/** What stands in `app.html` for the page's own script and the programme's colour. */
const own = (nonce: string, accent: string) =>
	`<style nonce="${nonce}">:root{--programme-accent:${accent}}</style>\n\t\t<script src="/enhance.js" defer nonce="${nonce}"></script>${reloading}`;

export const handle: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, async ({ request, locale }) => {
		event.request = request;
		// The API refuses to write whoever asks.
		if (!event.route.id?.startsWith('/api/') && isCrossSiteWrite(request, event.url.origin))
			return new Response(`${crossSiteRefusal[locale]}\n`, {
				status: 403,
				headers: {
					'content-type': 'text/plain; charset=utf-8',
					'content-security-policy': filePolicy
				}
			});
		if (!isUpload({ method: request.method, target: event.url.pathname + event.url.search }))
			event.request = limitBody(request, formLimit, () => tooLarge(locale));
		// A form answers with a page and its status, unless whoever sends it asks for JSON.
		const accept = request.headers.get('accept') ?? '';
		if (request.method === 'POST' && !accept.includes('application/json'))
			event.request.headers.set('accept', 'text/html');
		const started = performance.now();
		const lease = application.lease();
		const { people } = application;
		const person = people
			? await people.signedIn(request.headers)
			: examplePerson(application.user, event.cookies.get(seenAsCookie));
		event.locals.application = person ? application.as(person) : application;
		event.locals.language = locale;
		const nonce = randomBytes(16).toString('base64');
		event.locals.nonce = nonce;
		event.locals.person = person;
		event.locals.reader = person
			? readerOf(person, locale, await application.seenBy())
			: publicReader(locale);
		event.locals.cookies = [];
		event.locals.outcome = null;
		event.locals.caller = callerOf(event);
		Object.assign(event.locals, heldTo(event.locals.reader, readView(event)));
		const refusal = refusalFor(person, {
			route: event.route.id,
			method: request.method,
			search: event.url.searchParams
		});
		if (refusal) {
			// A page tells it within its frame.
			event.locals.refusal = refusal;
			if (person === null || !isReading(request.method) || isBare(event.route.id)) {
				lease.release();
				return person === null ? askToSignIn(event) : refusing(refusal, locale);
			}
		}
		let accent = defaultAccent;
		let opened: string | null = null;
		event.locals.edition = async (id = event.locals.view.edition) => {
			const edition = await lease.open(id);
			accent = edition.programme.settings.accent;
			opened = edition.id;
			return edition;
		};
		try {
			let drawn: string | null = null;
			// Each stands once, before any word of a reader's.
			const fill = (html: string) =>
				html
					.replace('%jalon.lang%', locale)
					.replace('%jalon.nonce%', nonce)
					.replace('%jalon.own%', () => own(nonce, accent));
			const answer = await resolve(event, {
				transformPageChunk: ({ html }) => {
					const filled = fill(html);
					drawn = hashText(filled.replaceAll(nonce, ''));
					return filled;
				}
			});
			// Whatever a page forgot to ask, it is not shown.
			if (refusal && answer.status < 400) return refusing(refusal, locale);
			const response = isBareError(answer) ? await rewritten(answer, fill) : answer;
			for (const line of event.locals.cookies) response.headers.append('set-cookie', line);
			// A page is the same under another nonce.
			const body = drawn ?? response.headers.get('etag');
			const kept = response.headers.get('cache-control') !== 'no-store';
			if (response.status === 200 && opened !== null && body !== null && kept) {
				response.headers.set('etag', entityTag(opened, event.locals.reader, body));
				response.headers.set('cache-control', revalidated);
			}
			if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
			if (!response.headers.has('content-security-policy'))
				response.headers.set(
					'content-security-policy',
					policyOf(response, nonce, event.route.id === framing)
				);
			if (person && response.status < 400) tellTrail(event, person);
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

/** The page that shows an embed as other sites do. */
const framing = '/embeds/[number]';

function policyOf({ headers }: Response, nonce: string, isFraming: boolean): string {
	const isPage = headers.get('content-type')?.startsWith('text/html') ?? false;
	if (!isPage) return filePolicy;
	return dev ? developingPolicy : pagePolicy(nonce, isFraming);
}

function callerOf({ request, getClientAddress }: RequestEvent): App.Locals['caller'] {
	const { headers } = request;
	return { headers, address: getClientAddress() };
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

/** Of what goes on after its answer, the trail tells what came to be. */
function tellTrail(event: RequestEvent, person: Person): void {
	const { outcome } = event.locals;
	if (outcome === null) writeDown(event, person);
	else void outcome.then((cameToBe) => cameToBe && writeDown(event, person));
}

/** What the trail tells of a request that was answered. */
function writeDown({ route, request, url, params }: RequestEvent, person: Person): void {
	const search = url.searchParams;
	const asked = { form: formOf(search), reads: isReading(request.method), search };
	const form = isBare(route.id) ? request.method : asked.form;
	const what = auditedAs(route.id ?? '', { ...asked, form });
	if (what === null) return;
	const about = subjectOf(params, asked);
	recordAct(application.workspace, { person: person.id, name: person.name, what, about });
}

/** For what is no page of the frame's: in words. */
function refusing(refusal: JalonError, language: 'fr' | 'en'): Response {
	return new Response(`${refusal.describe(language)}\n`, {
		status: statusOfError(refusal.code),
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'cache-control': 'no-store'
		}
	});
}

/** A reader held to territories sees the first of them until they choose. */
function heldTo<T extends Pick<App.Locals, 'asked' | 'view'>>({ territories }: Reader, read: T): T {
	const [first] = territories ?? [];
	if (first === undefined || read.view.territory !== null) return read;
	return {
		...read,
		asked: { ...read.asked, territory: first },
		view: { ...read.view, territory: first }
	};
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
