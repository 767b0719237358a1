import { error } from '@sveltejs/kit';
import { statusOfError } from '#lib/server/error-status.ts';
import { keepOnServer } from './kept-on-server.ts';
import { JalonError } from '#lib/server/programme/problem.ts';

/**
 * Runs a page's question; what is refused becomes a page in the reader's words. What it answers is
 * drawn here and stays here.
 */
export async function refusing<T extends object>(
	locals: App.Locals,
	ask: () => Promise<T> | T
): Promise<T> {
	if (locals.refusal) refuse(locals.refusal, locals);
	try {
		return keepOnServer(await ask());
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
