import { describe, expect, test } from 'vitest';
import { tinyEdition } from '../../../testing/tiny-edition.ts';
import { reportDate } from './report-date.ts';

const meetings = ['2019-06-28', '2019-12-20', '2020-12-11', '2022-12-16'];

describe('the day that a report speaks about', () => {
	test.each([
		['the last meeting of its year', 2019, null, '2022-06-30', 2019, '2019-12-20'],
		['the year’s end without a meeting', 2021, null, '2022-06-30', 2021, '2021-12-31'],
		[
			'the last day covered, when the meeting is to come',
			2022,
			null,
			'2022-06-30',
			2022,
			'2022-06-30'
		],
		['the date asked, of whatever year', null, '2020-03-01', '2022-06-30', 2020, '2020-03-01'],
		['the date asked, for the year asked', 2019, '2020-03-01', '2022-06-30', 2019, '2020-03-01'],
		['the edition’s own date when nothing is asked', null, null, '2022-06-30', 2022, '2022-06-30']
	])('%s', async (_, year, asOf, latest, expectedYear, expectedDay) => {
		const edition = await tinyEdition({ indicators: [], asOf: latest });
		expect(reportDate(edition, { year, asOf, meetings })).toEqual({
			year: expectedYear,
			asOf: expectedDay
		});
	});

	test('a year or a day that can’t be is refused in words', async () => {
		const edition = await tinyEdition({ indicators: [], asOf: '2022-06-30' });
		expect(() => reportDate(edition, { year: 1989, asOf: null, meetings })).toThrow(
			'Pas de données pour l’année 1989 : elles vont de 2018 à 2022.'
		);
		expect(() => reportDate(edition, { year: 1989, asOf: '2019-12-31', meetings })).toThrow(
			'Pas de données pour l’année 1989 : elles vont de 2018 à 2019.'
		);
		expect(() => reportDate(edition, { year: 2022, asOf: '2019-12-31', meetings })).toThrow(
			'Au 31 décembre 2019, l’année 2022 n’a pas commencé.'
		);
		expect(() => reportDate(edition, { year: null, asOf: '2019-02-30', meetings })).toThrow(
			'2019-02-30'
		);
	});
});
