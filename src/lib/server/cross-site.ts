import { isLoopbackHost } from './loopback-host.ts';

const reading: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a request that may write comes from another site's page, whatever its content type: by
 * the origin it names, and by what the browser says of it. One that says neither comes from no
 * page of ours, and is refused too. This machine goes by several names, and its own page is ours
 * under each of them.
 */
export function isCrossSiteWrite(
	{ method, headers }: Pick<Request, 'method' | 'headers'>,
	ownOrigin: string
): boolean {
	if (reading.includes(method)) return false;
	const site = headers.get('sec-fetch-site');
	const origin = headers.get('origin');
	if (origin !== null && origin !== ownOrigin && !isSameMachine(origin, headers.get('host')))
		return true;
	return site === null ? origin === null : site !== 'same-origin';
}

/** `http://localhost:4700`, asked of the host `localhost:4700`. */
function isSameMachine(origin: string, host: string | null): boolean {
	return host !== null && isLoopbackHost(host) && origin === `http://${host}`;
}

export const crossSiteRefusal = {
	fr: 'Cette demande vient d’un autre site, ou n’en nomme aucun : rien n’est enregistré. Faites-la depuis une page de Jalon.',
	en: 'This request comes from another site, or names none: nothing is recorded. Make it from a page of Jalon.'
} as const;
