import { localize, type Language } from '#lib/indicators/language.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { defaultTimeZone } from '../programme/parse-settings.ts';
import type { Settings } from '../programme/programme.ts';
import { readSettings } from '../programme/read-settings.ts';
import type { Frame } from './frame.ts';

/**
 * What stands around the pages of who has not signed in: whose programme it is, and nothing of its
 * dates, meetings or editions. Before the first edition, the folder says it.
 */
export function publicFrame(
	edition: Edition | null,
	workspace: Workspace,
	language: Language
): Frame {
	const settings: Settings | null = edition?.programme.settings ?? readSettings(workspace.folder);
	const contracts = edition?.programme.contracts ?? [];
	const sources = contracts.flatMap(({ source }) => (source ? [localize(source, language)] : []));
	return {
		programme: settings ? localize(settings.name, language) : 'Jalon',
		accent: settings?.accent ?? '',
		fictitious: settings?.fictitious ?? false,
		asOf: '',
		latest: '',
		timeZone: settings?.timeZone ?? defaultTimeZone,
		since: '',
		edition: { id: '', publishedOn: '', current: true },
		provisional: false,
		territories: [],
		held: false,
		territory: null,
		chosen: {
			axis: null,
			audience: null,
			partner: null,
			territory: null,
			compareOn: null,
			held: []
		},
		meetings: [],
		meeting: null,
		yearEnds: [],
		sources: [...new Set(sources)]
	};
}
