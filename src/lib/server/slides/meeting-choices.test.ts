import { describe, expect, test } from 'vitest';
import { openCommittee } from '../meetings/meetings-fixture.ts';
import { arrangeUnits, unitsOf, type UnitChoice } from '../reports/arrange-units.ts';
import type { Block, Slide } from '../reports/document.ts';
import { plainText } from '../reports/inline.ts';
import { listChoices, readChoices, saveChoices } from './meeting-choices.ts';

const slide = (id: string, annex = false): Slide => ({
	type: 'slide',
	id,
	form: 'plain',
	indicator: null,
	subject: null,
	title: [{ type: 'text', text: id.toUpperCase() }],
	blocks: [],
	said: [],
	annex
});
const heading = (words: string): Block => ({
	type: 'heading',
	level: 1,
	content: [{ type: 'text', text: words }],
	id: '',
	number: null,
	opensPage: false,
	listed: true
});
const words = (text: string): Block => ({
	type: 'paragraph',
	role: 'body',
	content: [{ type: 'text', text }]
});
const choice = (id: string, changes: Partial<UnitChoice> = {}): UnitChoice => ({
	id,
	shown: true,
	title: null,
	note: null,
	...changes
});
const told = (blocks: readonly Block[]): string[] =>
	blocks.flatMap((block) => {
		if (block.type === 'slide') return [plainText(block.title)];
		if (block.type === 'quote') return told(block.blocks).map((text) => `« ${text} »`);
		return 'content' in block ? [plainText(block.content)] : [];
	});

describe('what a meeting makes of a template', () => {
	const deck = [slide('a'), slide('b'), slide('c'), slide('x', true)];

	test('slides are left out, moved and retitled; annexes stay where they are asked for', () => {
		expect(unitsOf(deck).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
		const chosen = arrangeUnits(
			deck,
			[
				choice('c', { title: 'Et maintenant ?', note: 'Laisser parler.' }),
				choice('a'),
				choice('b', { shown: false })
			],
			'fr'
		);
		expect(told(chosen)).toEqual(['Et maintenant\u202f?', 'A', 'X']);
		expect(told((chosen[0] as Slide).said)).toEqual(['Laisser parler.']);
	});

	test('what the template gained stands after what it follows there; what it lost is dropped', () => {
		const later = [slide('new-first'), slide('a'), slide('new'), slide('b'), slide('c')];
		const chosen = arrangeUnits(
			later,
			[choice('c'), choice('gone'), choice('a'), choice('b')],
			'fr'
		);
		expect(told(chosen)).toEqual(['NEW-FIRST', 'C', 'A', 'NEW', 'B']);
	});

	test('two slides of one id both stay, together', () => {
		const twice = [slide('a'), slide('b'), slide('a')];
		expect(told(arrangeUnits(twice, [choice('b'), choice('a')], 'fr'))).toEqual(['B', 'A', 'A']);
		expect(told(arrangeUnits(twice, [choice('b')], 'fr'))).toEqual(['A', 'B', 'A']);
	});

	test('parts of a report are all that stands under a main heading, two of one name apart', () => {
		const report = [
			words('avant'),
			heading('Synthèse'),
			words('1'),
			heading('Synthèse'),
			words('2')
		];
		expect(unitsOf(report).map(({ id }) => id)).toEqual(['synthese', 'synthese-2']);
		const chosen = arrangeUnits(
			report,
			[choice('synthese-2', { note: 'Vu en séance.' }), choice('synthese', { shown: false })],
			'fr'
		);
		expect(told(chosen)).toEqual(['avant', 'Synthèse', '« Vu en séance. »', '2']);
	});
});

describe('choices of a meeting', () => {
	const of = { meeting: '2019-02', template: 'committee-slides' };

	test('are kept, the latest counting, the earlier ones staying', async () => {
		const { workspace, as } = await openCommittee();
		expect(readChoices(workspace, of.meeting, of.template)).toMatchObject({
			number: 0,
			choices: []
		});
		const first = saveChoices(workspace, {
			...of,
			seen: 0,
			choices: [choice('a', { title: ' ' })]
		});
		expect(first.choices).toEqual([choice('a')]);
		saveChoices(as('Luc Blanc'), { ...of, seen: first.number, choices: [choice('b')] });
		expect(listChoices(workspace, of.meeting, of.template).map(({ by }) => by)).toEqual([
			'Luc Blanc',
			'Anne Martin'
		]);
		expect(readChoices(workspace, '2019-01', of.template).number).toBe(0);
	});

	test('of two people at once lose neither: the second is told, and saves knowingly', async () => {
		const { workspace, as } = await openCommittee();
		saveChoices(workspace, { ...of, seen: 0, choices: [choice('a')] });
		const late = { ...of, seen: 0, choices: [choice('b')] };
		expect(() => saveChoices(as('Luc Blanc'), late)).toThrow(
			expect.objectContaining({ code: 'changed-meanwhile' })
		);
		const { number } = readChoices(workspace, of.meeting, of.template);
		saveChoices(as('Luc Blanc'), { ...late, seen: number });
		expect(listChoices(workspace, of.meeting, of.template)).toHaveLength(2);
	});

	test('too long, or of no meeting, are refused whole', async () => {
		const { workspace } = await openCommittee();
		const long = [choice('a'), choice('b', { title: 'x'.repeat(241) })];
		expect(() => saveChoices(workspace, { ...of, seen: 0, choices: long })).toThrow(
			expect.objectContaining({ code: 'choices-too-long' })
		);
		expect(() =>
			saveChoices(workspace, { ...of, meeting: '1999-01', seen: 0, choices: [] })
		).toThrow(expect.objectContaining({ code: 'unknown-meeting' }));
		expect(readChoices(workspace, of.meeting, of.template).number).toBe(0);
	});
});
