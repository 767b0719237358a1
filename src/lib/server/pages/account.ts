import { localize, type Language } from '#lib/indicators/language.ts';
import type { Role } from '#lib/indicators/reader.ts';
import type { Workspace } from '../editions/workspace.ts';
import { findPerson } from '../people/account.ts';
import { browserName } from '../people/browser-name.ts';
import { roleTitles } from '#lib/indicators/role-titles.ts';
import { listSessions } from '../people/sessions.ts';
import { readSettings } from '../programme/read-settings.ts';
import { loadTerritories } from '../programme/territories.ts';

/** What a person sees of their own account. */
export type AccountPage = {
	readonly name: string;
	readonly email: string;
	readonly roles: readonly string[];
	/** By name; null is the whole programme. */
	readonly axes: readonly string[] | null;
	readonly territories: readonly string[] | null;
	readonly readsAll: boolean;
	readonly unsuppressed: boolean;
	readonly signsInBy: 'password' | 'provider' | null;
	readonly secondFactor: boolean;
	readonly sessions: readonly {
		readonly id: string;
		readonly startedAt: string;
		readonly browser: string;
		/** The one that asks. */
		readonly own: boolean;
	}[];
	readonly timeZone: string;
};

export function accountPage(
	workspace: Workspace,
	{ person, session }: { readonly person: string; readonly session: string },
	language: Language
): AccountPage {
	const account = findPerson(workspace, person);
	const settings = readSettings(workspace.folder);
	const axisName = (id: string) => {
		const axis = settings?.axes.find((one) => one.id === id);
		return axis ? localize(axis.title, language) : id;
	};
	const territories = account.territories && loadTerritories();
	return {
		...account,
		roles: account.roles.map((role: Role) => roleTitles[role][language]),
		axes: account.axes && account.axes.map(axisName),
		territories:
			account.territories &&
			account.territories.map((code) => territories?.byCode(code)?.name ?? code),
		sessions: listSessions(workspace, person).map(({ id, startedAt, browser }) => ({
			...{ id, startedAt, browser: browserName(browser) },
			own: id === session
		})),
		timeZone: workspace.timeZone
	};
}

/** What an authenticator app lists the account under. */
export function programmeName({ folder }: Workspace, language: Language): string {
	const settings = readSettings(folder);
	// A colon would end the name there.
	return settings ? localize(settings.name, language).replaceAll(':', ' ') : 'Jalon';
}
