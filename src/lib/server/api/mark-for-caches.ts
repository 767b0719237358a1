import type { Context } from 'hono';
import { entityTag, hashText, revalidated } from '../entity-tag.ts';
import type { ApiEnvironment } from './outside.ts';

/** Gives what was drawn from an edition its ETag; nothing else is kept by a browser. */
export async function markForCaches(
	context: Context<ApiEnvironment>,
	edition: string | null
): Promise<void> {
	const answer = context.res;
	if (edition === null || answer.status !== 200 || answer.headers.has('cache-control')) {
		answer.headers.set('cache-control', 'no-store');
		return;
	}
	const body = new Uint8Array(await answer.arrayBuffer());
	const { headers } = answer;
	headers.set('etag', entityTag(edition, context.get('reader'), hashText(body)));
	headers.set('cache-control', revalidated);
	headers.append('vary', 'Accept-Language');
	context.res = new Response(body, { headers });
}
