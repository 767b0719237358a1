import { describe, expect, it } from 'vitest';
import { changedSources, problemsOf } from '../../../testing/starter-programme.ts';
import { parseProgramme } from './parse-programme.ts';

const contract = 'data/contracts/registrations.yaml';
const settings = 'data/programme.yaml';

/** The starter's contract with another rhythm. */
const rhythm = (lines: string) => ({
	[contract]: (text: string) => text.replace('cadence: monthly', lines)
});
const read = (lines: string) =>
	parseProgramme(changedSources(rhythm(lines)), '/programme').contracts.find(
		({ dataset }) => dataset === 'registrations'
	);

describe('when a delivery is due', () => {
	it('is read from the contract: a delay, or a day', () => {
		expect(read('cadence: quarterly')).toMatchObject({ delay: null, due: null });
		expect(read('cadence: monthly\ndelay: 20 days')?.delay).toEqual({ months: 0, days: 20 });
		expect(read('cadence: monthly\ndue: { day: 10 }')?.due).toEqual({ day: 10, month: null });
		expect(read('cadence: yearly\ndue: { day: 31, month: 3 }')?.due).toEqual({ day: 31, month: 3 });
	});

	it.each([
		['cadence: monthly\ndelay: 20', 'attendu : une durée telle que 18 months'],
		['cadence: monthly\ndue: 10', 'attendu : des clés (day, month)'],
		['cadence: monthly\ndue: { day: 32 }', 'attendu : un nombre de 1 à 31, trouvé : « 32 »'],
		['cadence: yearly\ndue: { day: 1, month: 13 }', 'attendu : un nombre de 1 à 12'],
		['cadence: monthly\ndue: { month: 1 }', 'il manque la clé « day »'],
		['cadence: monthly\ndue: { day: 1, month: 3 }', '« month » ne vaut que pour cadence: yearly'],
		['cadence: monthly\ndelay: 5 days\ndue: { day: 1 }', 'garder l’un des deux'],
		['cadence: once\ndelay: 5 days', '« delay » demande une « cadence »'],
		['due: { day: 1 }', '« due » demande une « cadence »']
	])('is refused when it says nothing: %j', (lines, says) => {
		const [told, ...others] = problemsOf(rhythm(lines));
		expect(others).toEqual([]);
		expect(told).toContain(says);
		expect(told).toMatch(/^data\/contracts\/registrations\.yaml:\d+:\d+: /);
		expect(problemsOf(rhythm(lines), 'en')[0]).not.toBe(told);
	});

	it('stops with the programme, whose last day comes after its first', () => {
		const until = (day: string) => ({
			[settings]: (text: string) => text.replace(/until: .*/, `until: ${day}`)
		});
		const { settings: parsed } = parseProgramme(changedSources(until('2025-12-31')), '/programme');
		expect(parsed.until).toBe('2025-12-31');
		expect(problemsOf(until('2023-12-31'))[0]).toContain(
			'until (2023-12-31) vient avant since (2024-01-01)'
		);
	});

	it('is reminded to an address that a mail program takes', () => {
		const contact = (address: string) => ({
			[settings]: (text: string) => text.replace('adhesions@example.org', address)
		});
		expect(problemsOf(contact('prenom.nom+lot@cci-lot.example'))).toEqual([]);
		for (const address of ['moi', 'a b@c.fr', 'a@b?bcc=c@d.fr', '"a@b.fr,c@d.fr"'])
			expect(problemsOf(contact(address))[0], address).toContain(
				'attendu : une adresse électronique'
			);
	});
});
