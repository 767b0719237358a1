import type { RequestEvent } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';

/** Pages and answers for who has not signed in; every other route asks them to. */
const forAll: readonly string[] = [
	'/sign-in',
	'/sign-in/code',
	'/sign-in/forgotten',
	'/sign-in/provider',
	'/sign-in/provider/back',
	'/sign-out',
	'/invitation/[token]',
	'/invitation/[token]/provider',
	'/accessibility',
	'/legal-notice',
	'/personal-data',
	'/health',
	'/ready'
];

/** Told by the route that answers, so that no way of writing an address passes by it. */
export function isForAll(route: string | null): boolean {
	return route !== null && forAll.includes(route);
}

/** Nobody is signed in: pages lead to where they do, what a program asks is refused. */
export function askToSignIn({ request, url, route, locals }: RequestEvent): Response {
	const { language } = locals;
	const takesPages = (request.headers.get('accept') ?? '*/*').includes('text/html');
	const isForm = request.method === 'POST' && takesPages;
	if (route.id?.startsWith('/api/') || (request.method !== 'GET' && !isForm))
		return Response.json(
			{
				version: 1,
				error: {
					code: 'not-signed-in',
					message:
						language === 'fr'
							? 'Connectez-vous : personne n’est identifié.'
							: 'Sign in: nobody is identified.',
					problems: []
				}
			},
			{ status: 401, headers: { 'cache-control': 'no-store' } }
		);
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
