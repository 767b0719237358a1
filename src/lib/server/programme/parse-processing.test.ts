import { describe, expect, it } from 'vitest';
import { changedSources, problemsOf } from '../../../testing/starter-programme.ts';
import { parseProgramme } from './parse-programme.ts';

const contract = 'data/contracts/registrations.yaml';
const changed = (from: string, to: string) => ({
	[contract]: (text: string) => {
		expect(text).toContain(from);
		return text.replace(from, to);
	}
});
const read = (changes: Parameters<typeof changedSources>[0]) =>
	parseProgramme(changedSources(changes), '/programme').contracts.find(
		({ dataset }) => dataset === 'registrations'
	)!;

describe('what a contract says for the register', () => {
	it('is its purpose, basis, people, recipients and how long', () => {
		expect(read({}).processing).toEqual({
			purpose: { fr: 'Compter les adhérents.' },
			basis: 'contract',
			people: { fr: 'Adhérents' },
			recipients: [{ fr: 'Équipe de l’association' }],
			keep: { for: { months: 36, days: 0 }, after: ['left_on'] }
		});
	});

	it('may be left out: a programme from before says nothing', () => {
		const none = (text: string) =>
			text.replace(/purpose:[\s\S]*?(?=cadence:)/, '').replace('personal: pseudonym', '');
		expect(read({ [contract]: none }).processing).toEqual({
			purpose: null,
			basis: null,
			people: null,
			recipients: [],
			keep: null
		});
	});

	it.each([
		['basis: contract', 'basis: contrct', 'contract'],
		[
			'after: [left_on]',
			'after: [left]',
			'« keep » nomme « left », qui n’est pas un champ de date'
		],
		['after: [left_on]', 'after: [commune]', '« keep » nomme « commune »'],
		['after: [left_on]', 'after: []', 'demande au moins un champ de date'],
		['for: 3 years', 'for: trois ans', 'attendu : une durée telle que'],
		['keep: { for: 3 years,', 'keep: { four: 3 years,', 'clé inconnue « four »'],
		[
			'personal: pseudonym',
			'personal: dropped',
			'aucun champ n’est « personal: pseudonym » ni « identifies: true »'
		],
		['personal: pseudonym', 'sensitive: peut-être', 'attendu : true ou false'],
		[
			'personal: pseudonym',
			'personal: pseudonym\n    identifies: true',
			'est déjà « personal: pseudonym »'
		],
		[
			'type: date\n    constraints',
			'type: date\n    identifies: true\n    constraints',
			'est de type date'
		]
	])('is refused with its file and line: %j → %j', (from, to, says) => {
		const told = problemsOf(changed(from, to));
		expect(
			told.some((problem) => problem.includes(says)),
			told.join('\n')
		).toBe(true);
		for (const problem of told)
			expect(problem).toMatch(/^data\/contracts\/registrations\.yaml:\d+:\d+: /);
		expect(problemsOf(changed(from, to), 'en')[0]).not.toBe(told[0]);
	});
});
