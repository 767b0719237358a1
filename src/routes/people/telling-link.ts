import { localizeHref } from '#lib/paraglide/runtime.js';
import type { Invited } from '#lib/server/people/invite.ts';

/** A link that opens once, as it is given to its person: shown on this page, and nowhere else. */
export function tellLink({ url, locals }: { readonly url: URL; readonly locals: App.Locals }) {
	return ({ person, link }: Invited) => ({
		name: person.name,
		email: person.email,
		href: url.origin + localizeHref(link, { locale: locals.language })
	});
}
