import type { RequestEvent } from '@sveltejs/kit';
import { signInNeeded } from '#lib/server/people/demand.ts';
import { isReading } from '#lib/server/people/route-rights.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';

/** Nobody is signed in: pages lead to where they do, what a program asks is refused. */
export function askToSignIn({ request, url, route, locals }: RequestEvent): Response {
	const { language } = locals;
	const takesPages = (request.headers.get('accept') ?? '*/*').includes('text/html');
	const isForm = request.method === 'POST' && takesPages;
	if (route.id?.startsWith('/api/') || (!isReading(request.method) && !isForm)) {
		const refusal = signInNeeded();
		const error = { code: refusal.code, message: refusal.describe(language), problems: [] };
		return Response.json(
			{ version: 1, error },
			{ status: 401, headers: { 'cache-control': 'no-store' } }
		);
	}
	const asked = isForm ? url.pathname : url.pathname + url.search;
	const next = new URLSearchParams({ next: asked });
	return new Response(null, {
		status: 303,
		headers: {
			location: localizeHref(`/sign-in?${next}`, { locale: language }),
			'cache-control': 'no-store'
		}
	});
}
