import { localize } from '#lib/indicators/language.ts';
import { formatMoment } from '#lib/indicators/moment-words.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import { unknownErased } from '../editions/erasures-kept.ts';
import type { Workspace } from '../editions/workspace.ts';
import { listBackups } from '../privacy/backups.ts';
import { listErasures } from '../privacy/erasure.ts';
import type { PersonFound } from '../privacy/find-person.ts';
import { listPurges, purged } from '../privacy/purge-log.ts';

/** What was purged, in numbers, the latest first. */
export function purgesPage(workspace: Workspace, { language }: Pick<Reader, 'language'>) {
	return listPurges(workspace, 30).map(({ purgedAt, what, items }) => ({
		at: formatMoment(purgedAt, workspace.timeZone, language),
		what: purged[what][language],
		items
	}));
}

/** Requests that were answered, which name nobody, and what a request must reckon with. */
export function requestsPage(
	workspace: Workspace,
	{ programme }: Edition,
	{ language }: Pick<Reader, 'language'>
) {
	const { erasure, fictitious } = programme.settings;
	return {
		policy: erasure,
		erasures: listErasures(workspace)
			.filter(({ kind }) => kind === 'asked')
			.map(({ number, askedAt, askedBy, reason, state, outcome }) => ({
				number,
				at: formatMoment(askedAt, workspace.timeZone, language),
				by: askedBy,
				reason,
				outcome: state === 'done' ? outcome : null
			})),
		backups: listBackups(workspace).map(({ file, madeAt }) => ({
			file,
			at: formatMoment(madeAt, workspace.timeZone, language)
		})),
		/** People erased under a key that is lost: a file brings them back. */
		unknown: unknownErased(workspace, fictitious)
	};
}

/** Where somebody is, as a page tells it: places and identifiers, not all that is said of them. */
export function tellPerson(found: PersonFound, { language }: Pick<Reader, 'language'>) {
	return {
		searched: found.searched,
		unread: found.unread,
		others: found.others,
		files: [...Map.groupBy(found.files, ({ title }) => title)].flatMap(([title, files]) => {
			const held = files
				.filter(({ rows }) => rows.length > 0)
				.map(({ name, rows, inFolder, waiting }) => ({
					name,
					lines: rows.map(({ line }) => line),
					inFolder,
					waiting
				}));
			return held.length === 0 ? [] : [{ title, held }];
		}),
		doubtful: groupDoubtful(found),
		editions: found.editions.map(({ edition, current, meetings, rows }) => ({
			edition,
			current,
			meetings,
			rows: rows.reduce((sum, { count }) => sum + count, 0)
		})),
		mends: found.mends.length,
		records: found.records.map(({ what, count, goes }) => ({
			what: localize(what, language),
			count,
			goes
		})),
		nothing:
			found.files.length + found.editions.length + found.mends.length + found.records.length === 0
	};
}

/** Once for each set of identifiers, however many files bear it. */
function groupDoubtful({ files }: PersonFound) {
	const groups = new Map<string, { title: string; identifiers: string[]; files: number }>();
	for (const { title, doubtful } of files)
		for (const { identifiers } of doubtful) {
			const told = Object.values(identifiers);
			const id = JSON.stringify([title, told]);
			const group = groups.get(id) ?? { title, identifiers: told, files: 0 };
			groups.set(id, { ...group, files: group.files + 1 });
		}
	return [...groups.values()];
}
