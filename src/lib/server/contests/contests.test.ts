import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { buildEdition } from '../editions/build-edition.ts';
import type { Edition } from '../editions/edition.ts';
import { openEdition } from '../editions/open-edition.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import type { Workspace } from '../editions/workspace.ts';
import {
	answerContest,
	contestFigure,
	contestsOf,
	listContests,
	type NewContest
} from './contests.ts';

const reader = localReader('essai', 'fr');

describe('a contest', () => {
	let workspace: Workspace;
	let edition: Edition;
	beforeEach(async () => {
		workspace = trialProgramme().open();
		await buildEdition(workspace);
		edition = await openEdition(workspace);
		return () => edition.database.close();
	});
	const contest = (changes: Partial<NewContest> = {}) =>
		contestFigure(
			workspace,
			edition,
			{
				indicator: 'members-registered',
				territory: null,
				asOf: '2019-02-28',
				wording: 'Il en manque un.',
				...changes
			},
			reader
		);

	test('keeps the figure that was shown, its edition, and who said what when', async () => {
		await contest();
		expect(listContests(workspace)).toEqual([
			{
				number: 1,
				indicator: 'members-registered',
				territory: null,
				asOf: '2019-02-28',
				edition: edition.id,
				value: 2,
				wording: 'Il en manque un.',
				at: '2024-01-15T10:00:00.000Z',
				by: 'essai',
				answer: null,
				answeredAt: null,
				answeredBy: null
			}
		]);
	});

	test('gets one answer, and both stay', async () => {
		await contest();
		expect(answerContest(workspace, 1, ' Eve est comptée depuis. ')).toMatchObject({
			wording: 'Il en manque un.',
			answer: 'Eve est comptée depuis.',
			answeredBy: 'essai'
		});
		expect(() => answerContest(workspace, 1, 'Autre chose.')).toThrow('déjà reçu une réponse');
		expect(listContests(workspace)).toMatchObject([{ answer: 'Eve est comptée depuis.' }]);
	});

	test('without an answer comes first, and each page has its own', async () => {
		await contest();
		await contest({ territory: '200067361', wording: 'À Figeac aussi.' });
		answerContest(workspace, 2, 'Vu.');
		expect(listContests(workspace).map(({ number }) => number)).toEqual([1, 2]);
		const own = (territory?: string | null) =>
			contestsOf(workspace, 'members-registered', territory).map(({ number }) => number);
		expect([own(), own(null), own('200067361')]).toEqual([[1, 2], [1], [2]]);
		expect(contestsOf(workspace, 'visitors')).toEqual([]);
	});

	test('is refused without words, and for what does not exist', async () => {
		await expect(contest({ wording: ' \n ' })).rejects.toThrow('sans motif');
		await expect(contest({ wording: 'x'.repeat(2_001) })).rejects.toThrow('2001 caractères');
		await expect(contest({ indicator: 'member-registered' })).rejects.toThrow('members-registered');
		await expect(contest({ territory: '99999' })).rejects.toThrow('99999');
		await expect(contest({ asOf: '2019-02-30' })).rejects.toThrow('2019-02-30');
		expect(() => answerContest(workspace, 7, 'Oui.')).toThrow('n’existe pas');
		expect(listContests(workspace)).toEqual([]);
	});

	test('may be of a figure that is missing', async () => {
		await contest({ asOf: '2023-12-31' });
		expect(listContests(workspace)).toMatchObject([{ value: null }]);
	});
});

test('contests are in a backup, with their answers', async () => {
	const trial = trialProgramme();
	const workspace = trial.open();
	await buildEdition(workspace);
	const edition = await openEdition(workspace);
	onTestFinished(() => edition.database.close());
	const figure = { indicator: 'visitors', territory: null, asOf: '2019-02-28' };
	await contestFigure(workspace, edition, { ...figure, wording: 'Trop peu.' }, reader);
	workspace.records.copyInto(`${trial.var}/copy.sqlite`);
	const other = trial.open({ var: `${trial.folder}/other` });
	other.records.replaceWith(`${trial.var}/copy.sqlite`);
	expect(listContests(other)).toEqual(listContests(workspace));
});
