import type { Role } from '#lib/indicators/reader.ts';
import { roleTitles } from '#lib/indicators/role-titles.ts';
import { getLocale } from '#lib/paraglide/runtime.js';

/** A role in the words of the page's reader. */
export function roleTitle(role: Role): string {
	return roleTitles[role][getLocale()];
}
