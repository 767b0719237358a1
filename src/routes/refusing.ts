import { error } from '@sveltejs/kit';
import { statusOfError } from '#lib/server/error-status.ts';
import { JalonError } from '#lib/server/programme/problem.ts';

/** Runs a page's question; what is refused becomes a page in the reader's words. */
export async function refusing<T>(locals: App.Locals, ask: () => Promise<T> | T): Promise<T> {
	if (locals.refusal) refuse(locals.refusal, locals);
	try {
		return await ask();
	} catch (cause) {
		refuse(cause, locals);
	}
}

export function refuse(cause: unknown, locals: App.Locals): never {
	if (!(cause instanceof JalonError)) throw cause;
	error(statusOfError(cause.code), {
		message: cause.describe(locals.language),
		code: cause.code
	});
}
