import type { RequestEvent } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { describeFailure } from '#lib/server/api/errors.ts';
import { statusOfError } from '#lib/server/error-status.ts';
import { JalonError } from '#lib/server/programme/problem.ts';

/**
 * Answers with a document, which has no frame of the application's. A refusal keeps its status: who
 * reads pages is shown the one whose path is given, anyone else what the API would say.
 */
export async function documentOrPage(
	{ locals, request, fetch }: Pick<RequestEvent, 'locals' | 'request' | 'fetch'>,
	pageOf: (refusal: JalonError) => string,
	answer: () => Promise<Response>
): Promise<Response> {
	try {
		if (locals.refusal) throw locals.refusal;
		return await answer();
	} catch (cause) {
		if (!(cause instanceof JalonError)) throw cause;
		const { language } = locals;
		if (!request.headers.get('accept')?.includes('text/html')) {
			const { body } = describeFailure(cause, language);
			return Response.json(body, { status: statusOfError(cause.code), headers: unkept });
		}
		const path = localizeHref(pageOf(cause), { locale: language });
		const page = await fetch(path, { headers: { accept: 'text/html' } });
		const headers = new Headers(page.headers);
		headers.delete('etag');
		for (const [name, value] of Object.entries(unkept)) headers.set(name, value);
		const status = page.ok ? statusOfError(cause.code) : page.status;
		return new Response(page.body, { status, headers });
	}
}

const unkept = { 'cache-control': 'no-store' };
