import { describe, expect, it } from 'vitest';
import { columnName, columnNames, kebab } from './column-names.ts';
import { dateInName, guessDelivery, undatedName } from './guess-delivery.ts';

describe('a column’s name in SQL', () => {
	it.each([
		['Date d’adhésion', 'date_d_adhesion'],
		['lieuTravail.codePostal', 'lieu_travail_code_postal'],
		['Œuvre (n°)', 'oeuvre_n'],
		['order', 'c_order'],
		['2019', ''],
		['3e trimestre', 'c_3e_trimestre'],
		['…', '']
	])('of %j is %j', (header, name) => expect(columnName(header)).toBe(name));

	it('is never given twice, and always given', () => {
		expect(columnNames(['Nom', 'nom', 'NOM', '2019', '%'])).toEqual([
			'nom',
			'nom_2',
			'nom_3',
			'column_4',
			'column_5'
		]);
	});

	it('is cut between words', () => {
		const name = columnName('Avez-vous déjà participé à une action du réseau des ambassadeurs ?');
		expect(name.length).toBeLessThanOrEqual(40);
		expect(name).toBe('avez_vous_deja_participe_a_une_action_du');
	});
});

describe('the date in a file’s name', () => {
	it.each([
		['contacts_2019-12.csv', '2019-12-31'],
		['contacts 2019-12-20.csv', '2019-12-20'],
		['20-12-2019 export.csv', '2019-12-20'],
		['export_20191220.csv', '2019-12-20'],
		['export_201912.csv', '2019-12-31'],
		['12-2019.csv', '2019-12-31'],
		['budget 2019.xlsx', '2019-12-31'],
		['matomo_2018-12-01_2018-12-31.csv', '2018-12-31'],
		['solde-migratoire-2015_2018-12.csv', '2018-12-31'],
		['export.csv', null],
		['dossier 123456789.csv', null]
	])('%s: %s', (name, date) => {
		const found = dateInName(name);
		expect(found?.date ?? null).toBe(date);
		if (found === null) return;
		// The contract’s expression must find the same day when it reads the name.
		const groups = new RegExp(found.pattern, 'iu').exec(name)?.groups;
		expect(date).toContain([groups?.['year'], groups?.['month']].filter(Boolean).join('-'));
		if (groups?.['day']) expect(date?.slice(8)).toBe(groups['day']);
	});

	it('is no part of the data’s name', () => {
		expect(undatedName('helloasso_contacts_2019-12.csv')).toBe('helloasso contacts');
		expect(undatedName('2019-12-20 Adhésions.csv.gz')).toBe('Adhésions');
		expect(kebab(undatedName('Hôtels & gîtes 2019.xlsx'))).toBe('hotels-gites');
	});
});

describe('how deliveries follow each other', () => {
	const defaults = { since: '2018-12-01', today: '2024-01-05' };
	const guess = (name: string, from: string, to: string) =>
		guessDelivery(name, { from, to }, defaults);

	it('is told by the dates that the file holds', () => {
		expect(guess('a_2019-12.csv', '2019-12-02', '2019-12-30')).toMatchObject({
			mode: 'append',
			cadence: 'monthly'
		});
		expect(guess('a_2019-12.csv', '2019-01-02', '2019-12-30')).toMatchObject({
			mode: 'append',
			cadence: 'yearly'
		});
		expect(guess('a_2019-12.csv', '2018-11-02', '2019-12-30')).toMatchObject({
			mode: 'snapshot',
			cadence: null,
			covers: '{ from: 2018-12-01, until: delivered }'
		});
	});

	it('is not told by one date alone, nor without any', () => {
		expect(guess('a_2019-12.csv', '2019-12-02', '2019-12-02').mode).toBe('snapshot');
		expect(guessDelivery('a.csv', null, defaults).delivered).toBe(
			'{ from: fixed, date: 2024-01-05 }'
		);
	});
});
