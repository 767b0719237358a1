import type { IncomingMessage, ServerResponse } from 'node:http';

/** Why a request is answered before any page is asked. */
export type EarlyRefusal =
	| { readonly code: 'host' | 'address' }
	| {
			readonly code: 'starting' | 'too-many-requests' | 'too-busy';
			readonly seconds: number;
	  };

const statuses = {
	address: 400,
	host: 421,
	starting: 503,
	'too-many-requests': 429,
	'too-busy': 503
} as const;

/** Answers without reading what is sent, in both languages, or in the API's own form. */
export function refuseEarly(
	{ url = '' }: IncomingMessage,
	response: ServerResponse,
	refusal: EarlyRefusal
): void {
	const { fr, en } = wordsOf(refusal);
	const retry = 'seconds' in refusal ? { 'retry-after': String(refusal.seconds) } : {};
	const common = { ...retry, 'cache-control': 'no-store', connection: 'close' };
	if (/^(\/en)?\/api\//.test(url)) {
		const error = { code: refusal.code, message: `${fr} / ${en}`, problems: [] };
		response.writeHead(statuses[refusal.code], { ...common, 'content-type': 'application/json' });
		response.end(JSON.stringify({ version: 1, error }));
		return;
	}
	response.writeHead(statuses[refusal.code], {
		...common,
		'content-type': 'text/plain; charset=utf-8'
	});
	response.end(`${fr} / ${en}\n`);
}

function wordsOf(refusal: EarlyRefusal): { readonly fr: string; readonly en: string } {
	switch (refusal.code) {
		case 'address':
			return { fr: 'Adresse mal formée', en: 'Malformed address' };
		case 'host':
			return { fr: 'Hôte inconnu', en: 'Unknown host' };
		case 'starting':
			return { fr: 'Jalon démarre.', en: 'Jalon is starting.' };
		case 'too-many-requests': {
			const { seconds } = refusal;
			return {
				fr: `Trop de demandes viennent de cette adresse : réessayez dans ${seconds} seconde${seconds > 1 ? 's' : ''}.`,
				en: `Too many requests come from this address: try again in ${seconds} second${seconds === 1 ? '' : 's'}.`
			};
		}
		case 'too-busy':
			return {
				fr: 'Jalon répond à trop de demandes à la fois : réessayez dans un instant.',
				en: 'Jalon is answering too many requests at once: try again in a moment.'
			};
	}
}
