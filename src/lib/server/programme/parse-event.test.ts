import { describe, expect, it } from 'vitest';
import { changedSources, problemsOf } from '../../../testing/starter-programme.ts';
import { checkProgramme } from './check-programme.ts';
import { parseProgramme } from './parse-programme.ts';

const file = 'queries/events/fairs.sql';
const select = "select date '2024-05-01' as on_date, 'Salon' as label";
const query = (keys: string, sql = select) => `/*---\n${keys}\n---*/\n${sql}\n`;
const title = 'title: { fr: [Salon, Salons], en: [Fair, Fairs] }';

describe('a kind of events', () => {
	it('is read with the defaults of its keys', () => {
		const { events } = parseProgramme(changedSources({ [file]: () => query(title) }), '/programme');
		expect(events).toMatchObject([
			{
				id: 'fairs',
				title: { fr: ['Salon', 'Salons'], en: ['Fair', 'Fairs'] },
				axes: [],
				indicators: [],
				labels: [],
				publish: false
			}
		]);
	});

	it('names what it says that nothing has, each at its place', () => {
		const keys = `${title}\naxes: [memberss]\nindicators: [member]\nlabels: registrations.comune`;
		const told = problemsOf({ [file]: () => query(keys) });
		expect(told).toEqual([
			expect.stringMatching(/fairs\.sql.*3.*axe inconnu « memberss »/),
			expect.stringMatching(/fairs\.sql.*4.*indicateur inconnu « member »/),
			expect.stringMatching(/fairs\.sql.*5.*« registrations.commune »/)
		]);
	});

	it('cannot take the name of one of Jalon’s own kinds, nor go without a SELECT', () => {
		const told = problemsOf({ 'queries/events/meetings.sql': () => query(title, '-- rien') });
		expect(told.join('\n')).toMatch(/il manque la requête SELECT/);
		expect(told.join('\n')).toMatch(/« meetings » est une sorte d’événements de Jalon/);
	});

	it.each([
		["select 'Salon' as label, 1 as people", /il manque : on_date.*en trop : people/],
		["select 'mai' as on_date, 'Salon' as label", /« on_date » est de type VARCHAR/]
	])('is told what columns it must give: %s', async (sql, expected) => {
		const programme = parseProgramme(
			changedSources({ [file]: () => query(title, sql) }),
			'/programme'
		);
		await expect(checkProgramme(programme)).rejects.toMatchObject({
			problems: [{ file, line: 4, message: { fr: expect.stringMatching(expected) } }]
		});
	});
});
