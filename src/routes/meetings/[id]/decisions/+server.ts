import { recordDecision } from '#lib/server/meetings/record-decision.ts';
import { statusOfError } from '#lib/server/error-status.ts';
import { JalonError } from '#lib/server/programme/problem.ts';
import type { RequestHandler } from './$types';

/**
 * Takes a decision down without leaving the page one is on. The body is JSON: `wording` and `kind`
 * (`decision`, `orientation` or `request`), and if need be `axis`, `indicators` (ids), `owner`,
 * `deadline` (AAAA-MM-JJ) and `request`, a text made once for each form: a request sent again with
 * the same one writes nothing more. Answers 201 with `{ decision }`, or a status with
 * `{ code, error }`, the error in the reader's language.
 */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const { application, language } = locals;
	const headers = { 'cache-control': 'no-store' };
	try {
		const spec = readSpec(await request.json().catch(() => null));
		const { programme } = await locals.edition(null);
		const decision = recordDecision(application.workspace, programme, {
			...spec,
			meeting: params.id
		});
		return Response.json({ decision }, { status: 201, headers });
	} catch (cause) {
		if (!(cause instanceof JalonError)) throw cause;
		return Response.json(
			{ code: cause.code, error: cause.describe(language) },
			{ status: statusOfError(cause.code), headers }
		);
	}
};

function readSpec(body: unknown) {
	if (typeof body !== 'object' || body === null || Array.isArray(body))
		throw new JalonError('bad-request', {
			fr: 'Une décision s’envoie en JSON.',
			en: 'A decision is sent as JSON.'
		});
	const fields = body as Readonly<Record<string, unknown>>;
	const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : null);
	const indicators = Array.isArray(fields['indicators']) ? fields['indicators'] : [];
	return {
		wording: text('wording') ?? '',
		kind: text('kind') ?? 'decision',
		axis: text('axis'),
		indicators: indicators.filter((id): id is string => typeof id === 'string'),
		owner: text('owner'),
		deadline: text('deadline'),
		request: text('request')
	};
}
