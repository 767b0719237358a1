import { fail } from '@sveltejs/kit';
import { statusOfError } from '#lib/server/error-status.ts';
import { JalonError } from '#lib/server/programme/problem.ts';

/** Does what a form asks; what is refused comes back to its page in the reader's words, with what was typed. */
export async function acting<T, K extends object>(
	locals: App.Locals,
	typed: K,
	act: () => Promise<T>
) {
	try {
		return await act();
	} catch (cause) {
		if (!(cause instanceof JalonError)) throw cause;
		return fail(statusOfError(cause.code), { ...typed, error: cause.describe(locals.language) });
	}
}

/** A form's text fields by name; a file among them is none. */
export async function textFields(request: Request): Promise<ReadonlyMap<string, string>> {
	const fields = new Map<string, string>();
	for (const [name, value] of await request.formData())
		if (typeof value === 'string') fields.set(name, value);
	return fields;
}
