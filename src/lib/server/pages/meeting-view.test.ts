import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { defaultView } from '#lib/indicators/view.ts';
import { buildEdition } from '../editions/build-edition.ts';
import type { Edition } from '../editions/edition.ts';
import { openEdition } from '../editions/open-edition.ts';
import { prune } from '../editions/prune.ts';
import { trialProgramme, type TrialProgramme } from '../editions/trial-programme.ts';
import type { Workspace } from '../editions/workspace.ts';
import { createMeeting, openMeeting } from '../meetings/change-meeting.ts';
import { freezeMeeting, latestFreeze } from '../meetings/freezes.ts';
import { correctionsSince } from './corrections.ts';
import { committeeOfView } from './meeting-committee.ts';
import { resolveMeeting } from './meeting-view.ts';

const reader = localReader('essai', 'fr');
const wholly = { ...defaultView };

describe('a page opened for a meeting', () => {
	let trial: TrialProgramme;
	let workspace: Workspace;
	let edition: Edition;
	let id: string;
	beforeEach(async () => {
		trial = trialProgramme();
		workspace = trial.open();
		edition = await opened((await buildEdition(workspace)).edition);
		const written = {
			title: null,
			date: '2019-03-05',
			asOf: '2019-02-28',
			place: null,
			chair: null
		};
		id = createMeeting(workspace, written).id;
	});

	async function opened(edition: string): Promise<Edition> {
		const open = await openEdition(workspace, edition);
		onTestFinished(() => open.database.close());
		return open;
	}
	const freeze = () =>
		freezeMeeting(workspace, edition, { meeting: id, reason: null, seen: null }, reader);
	const more = async (visitors: number) => {
		trial.write(
			`data/exports/visits/2019-02-bis-${visitors}.csv`,
			`Numéro;Date;Visiteurs\nd${visitors};04/02/2019;${visitors}\n`
		);
		return opened((await buildEdition(workspace)).edition);
	};

	test('speaks of its date, and of the edition of the day until its figures are frozen', async () => {
		expect(resolveMeeting(workspace, { ...wholly, meeting: id })).toMatchObject({
			view: { asOf: '2019-02-28', edition: null, meeting: id },
			meeting: { freeze: null, gone: false }
		});
		await freeze();
		expect(resolveMeeting(workspace, { ...wholly, meeting: id }).view).toMatchObject({
			asOf: '2019-02-28',
			edition: edition.id
		});
		const named = { ...wholly, meeting: id, asOf: '2019-01-31', edition: 'abc' };
		expect(resolveMeeting(workspace, named).view).toEqual(named);
		expect(() => resolveMeeting(workspace, { ...wholly, meeting: '2030-01' })).toThrow(
			'La séance « 2030-01 » n’existe pas.'
		);
	});

	test('tells which of its figures were corrected since, and nothing while none was', async () => {
		const frozen = await freeze();
		openMeeting(workspace, id, latestFreeze(workspace, id)!.number);
		const open = (edition: string) => opened(edition);
		const told = (current: Edition) => correctionsSince(workspace, frozen, current, open, reader);
		expect((await told(edition)).list).toEqual([]);
		trial.write(
			'queries/indicators/members-registered.sql',
			trial.read('queries/indicators/members-registered.sql').replace('Membres à', 'Inscrits à')
		);
		expect((await told(await opened((await buildEdition(workspace)).edition))).list).toEqual([]);
		const { list, publishedOn } = await told(await more(7));
		expect(publishedOn).toBe('2024-01-15');
		const inOrder = list.toSorted((a, b) => (a.indicator.id < b.indicator.id ? -1 : 1));
		expect(inOrder).toMatchObject([
			{
				indicator: { id: 'visitors' },
				frozen: { value: 12 },
				now: { value: 19 },
				redefined: false
			},
			{ indicator: { id: 'visitors-per-member' }, redefined: true }
		]);
	});

	test('is drawn from what was kept once its edition is gone, and refuses what only that told', async () => {
		const before = await committeeOfView(
			workspace,
			edition,
			{ ...wholly, asOf: '2019-02-28' },
			null,
			reader
		);
		await freeze();
		await more(6);
		const current = await more(7);
		await prune(workspace, { keep: 2 });
		const page = (changes = {}) => {
			const { view, meeting } = resolveMeeting(workspace, { ...wholly, meeting: id, ...changes });
			return committeeOfView(workspace, current, view, meeting, reader);
		};
		const { headlines } = await page();
		expect(headlines).toMatchObject(before.headlines);
		await expect(page({ territory: '200067361' })).rejects.toMatchObject({ code: 'edition-gone' });
		await expect(page({ asOf: '2019-01-31' })).rejects.toMatchObject({ code: 'edition-gone' });
	});
});
