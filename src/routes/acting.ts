import { fail } from '@sveltejs/kit';
import { viewQuery, type View } from '#lib/indicators/view.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
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
		const { code } = cause;
		return fail(statusOfError(code), { ...typed, code, error: cause.describe(locals.language) });
	}
}

/** Address of the page that tells what a form has done, with the reader's choices; `place` is where it is told. */
export function afterwards(
	{ asked, language }: App.Locals,
	path: string,
	done: string,
	{ place = '', changes = {} }: { place?: string; changes?: Partial<View> } = {}
): string {
	const query = viewQuery(asked, changes);
	const address = `${path}${query === '' ? '?' : `${query}&`}done=${done}`;
	return localizeHref(address, { locale: language }) + (place && `#${place}`);
}

/** A form's text fields by name; a file among them is none. */
export async function textFields(request: Request): Promise<ReadonlyMap<string, string>> {
	const fields = new Map<string, string>();
	for (const [name, value] of await request.formData())
		if (typeof value === 'string') fields.set(name, value);
	return fields;
}
