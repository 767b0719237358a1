import { error } from '@sveltejs/kit';
import { statusOfError } from '#lib/server/error-status.ts';
import { JalonError } from '#lib/server/programme/problem.ts';

/** Runs a page's question; what the engine refuses becomes a page in the reader's words. */
export async function refusing<T>(locals: App.Locals, ask: () => Promise<T> | T): Promise<T> {
	try {
		return await ask();
	} catch (cause) {
		if (!(cause instanceof JalonError)) throw cause;
		error(statusOfError(cause.code), {
			message: cause.describe(locals.language),
			code: cause.code
		});
	}
}
