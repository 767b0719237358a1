import { isIsoDate, type IsoDate } from '#lib/indicators/period.ts';
import { parse } from 'yaml';
import { settingsFile } from '../programme/parse-programme.ts';
import type { Workspace } from './workspace.ts';

/** Among an edition's sources: dates that recorded meetings are about and that the programme does not declare. */
export const pinnedFile = 'pinned-dates.json';

/** Those dates, as a source of the build; nothing when the programme declares them all. */
export function pinnedSources(
	workspace: Workspace,
	files: Readonly<Record<string, string>>
): Readonly<Record<string, string>> {
	const declared = declaredDates(files[settingsFile] ?? '');
	const dates = workspace.records
		.all<{ as_of: string }>('select distinct as_of from meetings order by as_of')
		.flatMap(({ as_of }) => (declared.has(as_of) ? [] : [as_of]));
	return dates.length === 0 ? {} : { [pinnedFile]: `${JSON.stringify(dates)}\n` };
}

/** What the settings say, before they are checked: a build tells what is wrong with them. */
function declaredDates(text: string): ReadonlySet<string> {
	try {
		const settings = parse(text, { schema: 'failsafe' }) as { meetings?: unknown } | null;
		return new Set(Array.isArray(settings?.meetings) ? settings.meetings.map(String) : []);
	} catch {
		return new Set();
	}
}

/** The dates of recorded meetings that an edition was built with. */
export function pinnedDates(sources: Readonly<Record<string, string>>): readonly IsoDate[] {
	const text = sources[pinnedFile];
	if (text === undefined) return [];
	const dates: unknown = JSON.parse(text);
	return Array.isArray(dates) ? dates.filter(isIsoDate) : [];
}
