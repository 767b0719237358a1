import { localize } from '#lib/indicators/language.ts';
import { shortName } from '#lib/indicators/territory.ts';
import { loadTerritories } from '#lib/server/programme/territories.ts';

export type ScopeChoice = { readonly id: string; readonly name: string };

/** Axes and territories that a person may be held to, and roles that may see small counts. */
export async function scopeChoices(locals: App.Locals) {
	const { settings } = (await locals.edition(null)).programme;
	const named = ({ code, name }: { readonly code: string; readonly name: string }) => ({
		id: code,
		name: shortName(name)
	});
	return {
		seenBy: settings.thresholds.seenBy,
		axes: settings.axes.map(({ id, title }): ScopeChoice => ({
			id,
			name: localize(title, locals.language)
		})),
		territories: loadTerritories()
			.list('intercommunality', settings.territory)
			.map(named)
			.toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
	};
}
