import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { buildEdition } from '../editions/build-edition.ts';
import { leaseEditions } from '../editions/lease-editions.ts';
import { openEdition } from '../editions/open-edition.ts';
import { prune } from '../editions/prune.ts';
import { trialProgramme, type TrialProgramme } from '../editions/trial-programme.ts';
import type { Workspace } from '../editions/workspace.ts';
import { createMeeting, editMeeting, openMeeting, seenOf } from './change-meeting.ts';
import {
	freezeMeeting,
	frozenEditions,
	frozenFigures,
	latestFreeze,
	listFreezes
} from './freezes.ts';
import { frozenAlone } from './meetings-fixture.ts';
import { keptOf } from './kept-figures.ts';
import { findMeeting } from './meeting.ts';

const reader = localReader('essai', 'fr');
const moreVisits = (visitors: number) =>
	[
		`data/exports/visits/2019-02-forgotten-${visitors}.csv`,
		`Numéro;Date;Visiteurs\nd${visitors};04/02/2019;${visitors}\n`
	] as const;

describe('figures frozen for a meeting', () => {
	let trial: TrialProgramme;
	let workspace: Workspace;
	let meeting: string;
	beforeEach(async () => {
		trial = trialProgramme();
		workspace = trial.open();
		await buildEdition(workspace);
		const written = { title: null, date: '2019-02-28', asOf: null, place: null, chair: null };
		meeting = createMeeting(workspace, written).id;
	});

	async function freeze(reason: string | null = null, seen: number | null = null) {
		const edition = await openEdition(workspace);
		onTestFinished(() => edition.database.close());
		return freezeMeeting(workspace, edition, { meeting, reason, seen }, reader);
	}
	const figureOf = async (id: string) => {
		const figures = await frozenAlone(workspace, latestFreeze(workspace, meeting)!);
		return figures.rows.find(({ indicator }) => indicator.id === id)!;
	};

	test('hold the whole of what the edition said, and no row about a person', async () => {
		const { edition } = await freeze();
		const figures = await frozenAlone(workspace, latestFreeze(workspace, meeting)!);
		expect(figures).toMatchObject({
			version: 1,
			asOf: '2019-02-28',
			edition: { id: edition, provisional: false },
			programme: { fr: 'Essai' },
			fictitious: true
		});
		const members = await figureOf('members-registered');
		expect(members.value.value).toBe(2);
		expect(members.series.map(({ value }) => value)).toEqual([1, 2]);
		expect(members.definition.files).toEqual({
			'queries/indicators/members-registered.sql': trial.read(
				'queries/indicators/members-registered.sql'
			)
		});
		const [places] = members.splits;
		expect(places?.labels['200023737']).toEqual({ fr: 'Grand Cahors' });
		const formula = await figureOf('visitors-per-member');
		expect(Object.keys(formula.definition.files)).toEqual([
			'queries/indicators/visitors-per-member.sql',
			'queries/indicators/visitors.sql',
			'queries/indicators/members-registered.sql'
		]);
		expect(JSON.stringify(figures)).not.toContain('example.org');
		expect(findMeeting(workspace, meeting).state).toBe('frozen');
	});

	test('are frozen again after a correction the night before, with its reason, and both stay', async () => {
		const first = await freeze();
		expect((await figureOf('visitors')).value.value).toBe(12);
		trial.write(...moreVisits(7));
		await buildEdition(workspace);
		await expect(freeze(null, first.number)).rejects.toMatchObject({ code: 'reason-needed' });
		const second = await freeze('  22 h : visites de février corrigées ', first.number);
		expect(second.reason).toBe('22 h : visites de février corrigées');
		expect((await figureOf('visitors')).value.value).toBe(19);
		expect(listFreezes(workspace, meeting)).toEqual([second, first]);
		expect(first.edition).not.toBe(second.edition);
		const before = await frozenAlone(workspace, first);
		expect(before.rows.find(({ indicator }) => indicator.id === 'visitors')?.value.value).toBe(12);
	});

	test('are those that the person who opens the meeting saw', async () => {
		const first = await freeze();
		const second = await freeze('Corrigés', first.number);
		expect(() => openMeeting(workspace, meeting, first.number)).toThrow(
			expect.objectContaining({ code: 'meeting-changed' })
		);
		expect(openMeeting(workspace, meeting, second.number).state).toBe('held');
		// Sent again, it is open.
		expect(openMeeting(workspace, meeting, second.number).state).toBe('held');
	});

	test('never change once the meeting is open', async () => {
		const first = await freeze();
		expect(openMeeting(workspace, meeting, first.number)).toMatchObject({
			state: 'held',
			openedAt: '2024-01-15T10:00:00.000Z',
			openedBy: 'essai'
		});
		await expect(freeze('Trop tard', first.number)).rejects.toMatchObject({
			code: 'meeting-held'
		});
		const held = findMeeting(workspace, meeting);
		expect(() =>
			editMeeting(workspace, meeting, { ...held, asOf: '2019-02-01' }, seenOf(held))
		).toThrow(expect.objectContaining({ code: 'meeting-held' }));
		expect(
			editMeeting(workspace, meeting, { ...held, place: 'Cahors' }, seenOf(held))
		).toMatchObject({ place: 'Cahors', state: 'held' });
	});

	test('are to be frozen again when the meeting is made to speak of another date', async () => {
		await freeze();
		const frozen = findMeeting(workspace, meeting);
		editMeeting(workspace, meeting, { ...frozen, asOf: '2019-01-31' }, seenOf(frozen));
		expect(findMeeting(workspace, meeting).state).toBe('preparation');
		expect(() => openMeeting(workspace, meeting, null)).toThrow('Arrêtez d’abord');
		expect(listFreezes(workspace, meeting)).toHaveLength(1);
	});

	test('are frozen once by two people at once, and the second is told', async () => {
		const answers = await Promise.allSettled([freeze(), freeze()]);
		expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'meeting-changed' }
		});
		expect(listFreezes(workspace, meeting)).toHaveLength(1);
	});

	test('name one whole edition, whatever is built and published while they are frozen', async () => {
		const served = leaseEditions(workspace, { pollMilliseconds: 0 });
		onTestFinished(() => served.close());
		const lease = await served.lease();
		trial.write(...moreVisits(7));
		let frozen: ReturnType<typeof freezeMeeting> | null = null;
		const built = await buildEdition(workspace, {
			onProgress: () => {
				frozen ??= freezeMeeting(
					workspace,
					lease.edition,
					{ meeting, reason: null, seen: null },
					reader
				);
			}
		});
		const freeze = await frozen!;
		lease.release();
		expect(built.edition).not.toBe(lease.edition.id);
		expect(freeze.edition).toBe(lease.edition.id);
		expect((await figureOf('visitors')).value.value).toBe(12);
	});

	test('keep their edition from being pruned, and refuse one that just was', async () => {
		const first = await freeze();
		const gone = await openEdition(workspace);
		onTestFinished(() => gone.database.close());
		for (const visitors of [6, 7, 8]) {
			trial.write(...moreVisits(visitors));
			await buildEdition(workspace);
		}
		const keepEditions = () => frozenEditions(workspace);
		const pruned = await prune(workspace, { keep: 2, keepEditions });
		expect(pruned.editions.dropped).not.toContain(first.edition);
		await prune(workspace, { keep: 2 });
		await expect(
			freezeMeeting(workspace, gone, { meeting, reason: 'Encore', seen: first.number }, reader)
		).rejects.toMatchObject({ code: 'edition-gone' });
		// What was frozen is read without its edition.
		expect((await figureOf('visitors')).value.value).toBe(12);
	});

	test('are masked for who may not see all of them, and refused without their edition', async () => {
		const kept = await freeze();
		const narrow = { ...reader, unsuppressed: false };
		const edition = await openEdition(workspace);
		onTestFinished(() => edition.database.close());
		const { rows } = await frozenFigures(workspace, kept, async () => edition, narrow);
		const members = rows.find(({ indicator }) => indicator.id === 'members-registered');
		expect(members?.value).toMatchObject({ value: null, missing: 'secret' });
		expect((await figureOf('members-registered')).value.value).toBe(2);
		await expect(keptOf(workspace, kept, narrow)).rejects.toMatchObject({
			code: 'edition-gone'
		});
	});

	test('of a meeting taken over are worked out once, from the edition that their freeze names', async () => {
		const { edition } = await freeze();
		workspace.records.run('update freezes set figures = null');
		let opened = 0;
		const open = async (id: string) => {
			opened++;
			expect(id).toBe(edition);
			const one = await openEdition(workspace, id);
			onTestFinished(() => one.database.close());
			return one;
		};
		const latest = latestFreeze(workspace, meeting)!;
		const figures = await frozenFigures(workspace, latest, open, reader);
		expect(await frozenFigures(workspace, latest, open, reader)).toEqual(figures);
		expect(opened).toBe(1);
	});

	test('cannot speak of a day before the programme', async () => {
		const written = { title: null, date: '2018-06-01', asOf: null, place: null, chair: null };
		meeting = createMeeting(workspace, written).id;
		await expect(freeze()).rejects.toThrow('Les chiffres commencent le');
	});
});
