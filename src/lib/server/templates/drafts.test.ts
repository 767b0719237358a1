import { beforeEach, describe, expect, test } from 'vitest';
import { trialProgramme, type TrialProgramme } from '../editions/trial-programme.ts';
import type { Workspace } from '../editions/workspace.ts';
import {
	dropDraft,
	droppedDrafts,
	listDrafts,
	longestTemplate,
	openDraft,
	rebaseDraft,
	saveDraft,
	startDraft
} from './drafts.ts';

const path = 'reports/review.md';

let trial: TrialProgramme;
let ana: Workspace;
let bob: Workspace;
beforeEach(() => {
	trial = trialProgramme({ [path]: 'Bilan.\n' });
	[ana, bob] = [trial.open({ user: 'ana' }), trial.open({ user: 'bob' })];
});

const save = (workspace: Workspace, text: string, hand: string, seen: number) =>
	saveDraft(workspace, { path, text, hand, seen, basedOn: 'base' });

describe('a draft', () => {
	test('is opened by the first text, and goes on with the next ones of its page', () => {
		expect(openDraft(ana, path)).toBeNull();
		const first = save(ana, 'Un\r\nDeux', 'page-a', 0);
		expect(first).toMatchObject({
			aside: false,
			draft: { basedOn: 'base', openedBy: 'ana', current: { text: 'Un\nDeux', version: 1 } }
		});
		expect(save(ana, 'Trois', 'page-a', 1).draft.current).toMatchObject({
			text: 'Trois',
			version: 2
		});
		expect(openDraft(bob, path)?.others).toEqual([]);
		expect(listDrafts(bob).map((draft) => draft.path)).toEqual([path]);
		expect(openDraft(ana, 'reports/review.en.md')).toBeNull();
	});

	test('goes on from its own page although an answer was lost on the way', () => {
		save(ana, 'Un', 'page-a', 0);
		expect(save(ana, 'Deux', 'page-a', 0)).toMatchObject({ aside: false });
		expect(save(ana, 'Trois', 'page-a', 0).draft.current).toMatchObject({
			text: 'Trois',
			version: 3
		});
	});

	test('that somebody else saved meanwhile is left as it is, and the text sent is kept aside', () => {
		save(ana, 'Un', 'page-a', 0);
		save(bob, 'Un de Bob', 'page-b', 1);
		const late = save(ana, 'Un d’Ana', 'page-a', 1);
		expect(late.aside).toBe(true);
		expect(late.draft.current).toMatchObject({ text: 'Un de Bob', by: 'bob', version: 2 });
		expect(late.draft.others).toMatchObject([{ number: late.text, text: 'Un d’Ana', by: 'ana' }]);
		// It goes on being kept, and is not what counts.
		save(ana, 'Deux d’Ana', 'page-a', 1);
		expect(openDraft(bob, path)).toMatchObject({
			current: { text: 'Un de Bob' },
			others: [{ text: 'Deux d’Ana', version: null }]
		});
		// Once both were seen, either may count, and the other stays.
		save(ana, 'Les deux', 'page-c', 2);
		expect(openDraft(bob, path)).toMatchObject({
			current: { text: 'Les deux', by: 'ana', version: 3 },
			others: [{ text: 'Un de Bob' }, { text: 'Deux d’Ana' }]
		});
	});

	test('of a page that was opened twice loses neither text', () => {
		save(ana, 'Un', 'page-a', 0);
		save(bob, 'Deux', 'page-b', 1);
		save(bob, 'Trois', 'page-b', 2);
		const twin = save(bob, 'Jumeau', 'page-b', 0);
		expect(twin).toMatchObject({ aside: true });
		expect(twin.hand).not.toBe('page-b');
		expect(openDraft(ana, path)).toMatchObject({
			current: { text: 'Trois' },
			others: [{ text: 'Un' }, { text: 'Jumeau' }]
		});
	});

	test('two first texts at once make one draft, and lose nothing', () => {
		save(ana, 'D’Ana', 'page-a', 0);
		expect(save(bob, 'De Bob', 'page-b', 0).aside).toBe(true);
		expect(openDraft(ana, path)).toMatchObject({
			current: { text: 'D’Ana' },
			others: [{ text: 'De Bob' }]
		});
	});

	test('is given up only as it was seen, and its text can be taken up again', () => {
		save(ana, 'Un', 'page-a', 0);
		save(bob, 'Deux', 'page-b', 1);
		expect(() => dropDraft(ana, path, 1)).toThrow('bob a enregistré ce brouillon depuis');
		dropDraft(ana, path, 2);
		expect(openDraft(ana, path)).toBeNull();
		expect(() => dropDraft(ana, path, 2)).toThrow('Personne n’a de brouillon');
		expect(droppedDrafts(ana, path)).toMatchObject([{ current: { text: 'Deux' } }]);
		startDraft(ana, { path, text: 'Deux', hand: 'page-c', basedOn: 'base' });
		startDraft(bob, { path, text: 'Trois', hand: 'page-d', basedOn: 'other' });
		expect(openDraft(ana, path)).toMatchObject({
			basedOn: 'base',
			current: { text: 'Trois', by: 'bob' },
			others: [{ text: 'Deux' }]
		});
	});

	test('speaks of the file as it is once what changed was seen', () => {
		save(ana, 'Un', 'page-a', 0);
		expect(() => rebaseDraft(ana, path, 7, 'later')).toThrow('Relisez-le');
		rebaseDraft(ana, path, 1, 'later');
		expect(openDraft(ana, path)?.basedOn).toBe('later');
	});

	test('has an end', () => {
		const longest = 'x'.repeat(longestTemplate);
		expect(save(ana, longest, 'page-a', 0).aside).toBe(false);
		expect(() => save(ana, `${longest}y`, 'page-a', 1)).toThrow('200000 caractères');
		expect(openDraft(ana, path)?.current.version).toBe(1);
	});
});
