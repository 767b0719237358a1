import { rmSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { moveReasons, movedFigure } from '#lib/indicators/move-words.ts';
import { localReader } from '#lib/indicators/reader.ts';
import { buildEdition } from '../editions/build-edition.ts';
import { currentEditionId } from '../editions/publication.ts';
import type { Edition } from '../editions/edition.ts';
import { openEdition } from '../editions/open-edition.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import { partPath } from '../editions/work-done.ts';
import type { Workspace } from '../editions/workspace.ts';
import { createMeeting, editMeeting, seenOf } from './change-meeting.ts';
import type { FiguresComparison } from './compare-figures.ts';
import { compareNamed } from './compare-sides.ts';
import { freezeMeeting } from './freezes.ts';
import { findMeeting } from './meeting.ts';

const reader = localReader('essai', 'fr');
const header = 'Courriel;Arrivée;Départ;Commune\n';
const visitors = 'queries/indicators/visitors.sql';

function members(count: number, name: string, joined: string, commune = 'Cahors'): string {
	return Array.from(
		{ length: count },
		(_, at) => `${name}${at}@example.org;${joined};;${commune}\n`
	).join('');
}

const targets = (value: number) =>
	`indicator,territory,date,value,role,note\nmembers-registered,,2019-01-01,0,baseline,\nmembers-registered,,2020-12-31,${value},target,\n`;

const shareInCahors = `/*---
title: { fr: Part des membres à Cahors }
definition: { fr: Membres de Cahors parmi ceux qui arrivent. }
unit: { fr: [membre, membres] }
format: percent
observed: person
axis: people
kind: ratio
over: start
better: up
owner: Essai
---*/
-- One row is one arrival.
select joined_on as on_date, if(commune = '46042', 1, 0) as numerator, 1 as denominator, member as unit_key from members
`;

/** 312 members in June, 320 in December: 6 new, 2 that June did not know, one whose commune is put right. */
async function twoEditions() {
	const trial = trialProgramme({
		'data/exports/members/members-2019-01.csv': null,
		'data/exports/members/members-2019-02.csv': null,
		'data/exports/members/members-2019-07.csv':
			header + members(311, 'm', '02/01/2019') + members(1, 'moved', '03/01/2019', 'Figeac'),
		'data/targets.csv': targets(400),
		'queries/indicators/members-in-cahors.sql': shareInCahors
	});
	const settings = 'data/programme.yaml';
	trial.write(settings, `${trial.read(settings)}meetings: [2019-06-28, 2019-12-20]\n`);
	const workspace = trial.open();
	await buildEdition(workspace);
	const first = currentEditionId(workspace)!;
	const meetings = [await heldMeeting(workspace, '2019-06-28')];
	trial.write(
		'data/exports/members/members-2020-01.csv',
		header +
			members(311, 'm', '02/01/2019') +
			members(1, 'moved', '03/01/2019', 'Cahors') +
			members(2, 'late', '20/05/2019') +
			members(6, 'new', '01/10/2019')
	);
	trial.write('data/targets.csv', targets(450));
	trial.write(visitors, trial.read(visitors).replace('Personnes comptées.', 'Visiteurs comptés.'));
	await buildEdition(workspace);
	meetings.push(await heldMeeting(workspace, '2019-12-20'));
	return { workspace, first, second: currentEditionId(workspace)!, meetings };
}

async function heldMeeting(workspace: Workspace, date: string): Promise<string> {
	const { id } = createMeeting(workspace, {
		date,
		asOf: date,
		title: null,
		place: null,
		chair: null
	});
	const edition = await openEdition(workspace);
	await freezeMeeting(workspace, edition, { meeting: id, reason: null, seen: null }, reader);
	edition.database.close();
	return id;
}

async function compared(
	workspace: Workspace,
	[a, b]: readonly string[],
	who = reader
): Promise<FiguresComparison> {
	const opened: Edition[] = [];
	onTestFinished(() => opened.forEach(({ database }) => database.close()));
	const open = async (id: string) => {
		const edition = await openEdition(workspace, id);
		opened.push(edition);
		return edition;
	};
	const side = (name: string) => ({ name, asOf: null });
	return compareNamed(workspace, [side(a!), side(b!)], open, who);
}

const moveOf = ({ moves }: FiguresComparison, id: string) =>
	moves.find(({ indicator }) => indicator.id === id)!;

describe('two meetings compared line by line', () => {
	it('name new facts, revised facts, a changed definition and a changed target, in counts that add up', async () => {
		const { workspace, first, second, meetings } = await twoEditions();
		const comparison = await compared(workspace, meetings.toReversed());
		expect(comparison.before).toEqual({
			editionId: first,
			asOf: '2019-06-28',
			meeting: meetings[0]
		});
		expect(comparison.after).toMatchObject({ editionId: second, meeting: meetings[1] });
		const registered = moveOf(comparison, 'members-registered');
		expect(registered).toMatchObject({
			presence: 'both',
			difference: 8,
			since: 6,
			revised: 2,
			facts: { new: 6, ended: 0, added: 2, removed: 0, changed: 1 },
			definitionChanged: false,
			targetsChanged: true
		});
		expect(movedFigure(registered, 'fr')).toBe('312 → 320');
		expect(moveReasons(registered, 'fr')).toEqual([
			'+6 depuis\u202f: 6\u00a0nouveaux',
			'+2 par révision\u202f: 2\u00a0ajoutés, 1\u00a0corrigé',
			'cible changée'
		]);
		expect(moveOf(comparison, 'visitors')).toMatchObject({
			definitionChanged: true,
			targetsChanged: false
		});
		for (const { before, after, revised, since } of comparison.moves)
			if (revised !== null && since !== null)
				expect(before!.value! + revised + since).toBeCloseTo(after!.value!, 9);

		const held = { ...reader, unsuppressed: false };
		const narrow = moveOf(await compared(workspace, meetings, held), 'members-registered');
		expect(narrow).toMatchObject({ difference: 8, revised: null, since: null, facts: null });
		expect(moveReasons(narrow, 'fr')).toContain('détail masqué (secret statistique)');
		// Shares move by less than a threshold of units, and tell of eight people all the same.
		expect(moveOf(comparison, 'members-in-cahors')).toMatchObject({ hidden: false });
		const share = moveOf(await compared(workspace, meetings, held), 'members-in-cahors');
		expect(share).toMatchObject({ hidden: true, revised: null, since: null, facts: null });

		const editions = await compared(workspace, [first, first]);
		expect(moveOf(editions, 'members-registered')).toMatchObject({ difference: 0, revised: 0 });
	});

	it('compare frozen figures alone when an edition is gone, and say so', async () => {
		const { workspace, first, meetings } = await twoEditions();
		const edition = await openEdition(workspace, first);
		const { part } = edition.manifest.facts['members-registered']!;
		edition.database.close();
		rmSync(partPath(workspace, part));
		const comparison = await compared(workspace, meetings);
		expect(comparison.gone).toEqual([first]);
		expect(moveOf(comparison, 'members-registered')).toMatchObject({
			difference: 8,
			since: 6,
			revised: 2,
			facts: null,
			targetsChanged: true
		});
		expect(moveOf(comparison, 'visitors').definitionChanged).toBe(true);
	});

	it('take the edition served for one whose figures are to be frozen again', async () => {
		const { workspace, second, meetings } = await twoEditions();
		const first = findMeeting(workspace, meetings[0]!);
		editMeeting(workspace, first.id, { ...first, asOf: '2019-07-31' }, seenOf(first));
		const { before } = await compared(workspace, meetings);
		expect(before).toEqual({ editionId: second, asOf: '2019-07-31', meeting: meetings[0] });
	});

	it('refuse a name that is neither a meeting nor an edition', async () => {
		const { workspace, meetings } = await twoEditions();
		await expect(compared(workspace, [meetings[0]!, '1999-01'])).rejects.toMatchObject({
			code: 'unknown-edition'
		});
	});
});
