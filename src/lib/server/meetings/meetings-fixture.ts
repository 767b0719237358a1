import { localReader } from '#lib/indicators/reader.ts';
import type { Programme } from '../programme/programme.ts';
import { readProgramme } from '../programme/read-programme.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import { openEdition } from '../editions/open-edition.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { frozenFigures, type Freeze } from './freezes.ts';
import type { FrozenFigures } from './frozen-figures.ts';

/** Two meetings of a small programme: one held, the next in preparation. */
export type Committee = {
	readonly workspace: Workspace;
	readonly programme: Programme;
	/** The same records, as another person opens them, at another time. */
	as(user: string, at?: string): Workspace;
};

export async function openCommittee(): Promise<Committee> {
	const trial = trialProgramme();
	const as = (user: string, at = '2019-12-01T10:00:00Z') =>
		trial.open({ user, clock: () => new Date(at) });
	const workspace = as('Anne Martin');
	const add = (id: string, date: string, state: string, openedAt: string | null) =>
		workspace.records.run(
			`insert into meetings (id, held_on, as_of, state, created_at, created_by, opened_at)
				values (?, ?, ?, ?, '2019-01-01T08:00:00.000Z', 'Anne Martin', ?)`,
			...[id, date, date, state, openedAt]
		);
	add('2019-01', '2019-06-28', 'held', '2019-06-28T08:00:00.000Z');
	add('2019-02', '2019-12-20', 'preparation', null);
	return { workspace, programme: await readProgramme(trial.folder), as };
}

/** What a freeze holds, from its edition opened for that alone. */
export async function frozenAlone(workspace: Workspace, freeze: Freeze): Promise<FrozenFigures> {
	const opened: Edition[] = [];
	const open = async (id: string) => {
		const edition = await openEdition(workspace, id);
		opened.push(edition);
		return edition;
	};
	const figures = await frozenFigures(workspace, freeze, open, localReader('essai', 'fr'));
	for (const { database } of opened) database.close();
	return figures;
}
