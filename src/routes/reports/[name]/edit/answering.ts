import { json } from '@sveltejs/kit';
import { statusOfError } from '#lib/server/error-status.ts';
import { JalonError } from '#lib/server/programme/problem.ts';

/** Answers the editor's script; what is refused is told in the reader's words. */
export async function answering(
	{ language }: App.Locals,
	answer: () => Promise<object>
): Promise<Response> {
	try {
		return json(await answer(), { headers: { 'cache-control': 'no-store' } });
	} catch (error) {
		if (!(error instanceof JalonError)) throw error;
		return json(
			{ code: error.code, error: error.describe(language) },
			{ status: statusOfError(error.code), headers: { 'cache-control': 'no-store' } }
		);
	}
}
