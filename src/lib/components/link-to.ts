import { page } from '$app/state';
import { viewParameters, viewQuery, type View } from '#lib/indicators/view.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';

/** What one page alone makes of a view: it does not follow the reader to another. */
const ofOnePage = {
	grain: null,
	by: null,
	sort: null,
	where: null,
	layout: null,
	events: null
};

/** Where a form is sent, with the reader's choices: an action of a page, and the place where its refusal is told. */
export function sentTo(
	path: string,
	action: string,
	place: string,
	changes: Partial<View> = {}
): string {
	const href = linkTo(path, changes);
	return `${href}${href.includes('?') ? '&' : '?'}/${action}#${place}`;
}

/**
 * Address of another page, in the reader's language, with what the reader chose to look at: a date, an edition, a
 * territory, a comparison. What `path` asks by itself stays as it is, and `changes` come before the reader's choices.
 */
export function linkTo(path: string, changes: Partial<View> = {}): string {
	const url = new URL(path, page.url);
	const { view } = page.data as { readonly view: View };
	const chosen = new URLSearchParams(viewQuery(view, { ...ofOnePage, ...changes }));
	for (const parameter of Object.values(viewParameters)) {
		const value = chosen.get(parameter);
		if (value !== null && !url.searchParams.has(parameter)) url.searchParams.set(parameter, value);
	}
	return localizeHref(url.pathname + url.search + url.hash);
}
