import { describe, expect, test } from 'vitest';
import { de, formatDate, formatMoment, formatPeriod, formatSpan, inSeason } from './date-words.ts';

describe('a date', () => {
	test('is written in each style', () => {
		expect(formatDate('2019-12-20', 'fr')).toBe('20 décembre 2019');
		expect(formatDate('2020-01-01', 'fr')).toBe('1er janvier 2020');
		expect(formatDate('2019-06-28', 'fr', 'day')).toBe('28 juin');
		expect(formatDate('2019-12-20', 'fr', 'medium')).toBe('20 déc. 2019');
		expect(formatDate('2019-12-20', 'fr', 'short')).toBe('20 déc.');
		expect(formatDate('2019-01-31', 'fr', 'month')).toBe('janv. 2019');
		expect(formatDate('2019-01-31', 'fr', 'long-month')).toBe('janvier 2019');
		expect(formatDate('2019-12-05', 'fr', 'numeric')).toBe('05/12/2019');
	});

	test('is written in English', () => {
		expect(formatDate('2020-01-01', 'en')).toBe('1 January 2020');
		expect(formatDate('2019-01-31', 'en', 'month')).toBe('Jan 2019');
	});
});

test('a moment is written as the programme’s clocks show it', () => {
	const at = '2019-12-31T23:04:05Z';
	expect(formatMoment(at, 'Europe/Paris', 'fr')).toBe('le 1er janvier 2020 à 0\u00a0h\u00a004');
	expect(formatMoment(at, 'Europe/London', 'en')).toBe('on 31 December 2019 at 23:04');
});

describe('a period', () => {
	test('has a name', () => {
		expect(formatPeriod({ from: '2019-12-20', to: '2019-12-20' }, 'day', 'fr')).toBe(
			'20 décembre 2019'
		);
		expect(formatPeriod({ from: '2019-12-01', to: '2019-12-20' }, 'month', 'fr')).toBe(
			'décembre 2019'
		);
		expect(formatPeriod({ from: '2019-10-01', to: '2019-12-31' }, 'quarter', 'fr')).toBe(
			'4e trimestre 2019'
		);
		expect(formatPeriod({ from: '2019-01-01', to: '2019-03-31' }, 'quarter', 'fr')).toBe(
			'1er trimestre 2019'
		);
		expect(formatPeriod({ from: '2019-10-01', to: '2019-12-31' }, 'quarter', 'en')).toBe('Q4 2019');
		expect(formatPeriod({ from: '2019-01-01', to: '2019-12-20' }, 'year', 'fr')).toBe('2019');
		expect(formatPeriod({ from: '2019-09-01', to: '2020-08-31' }, 'year', 'fr')).toBe('2019-2020');
	});

	test('that follows no calendar quarter is said by its ends', () => {
		expect(formatPeriod({ from: '2019-09-01', to: '2019-11-30' }, 'quarter', 'fr')).toBe(
			'de septembre à novembre 2019'
		);
	});

	test('is said from end to end', () => {
		const span = (from: string, to: string) => formatSpan({ from, to }, 'fr');
		expect(span('2019-01-01', '2019-12-20')).toBe('du 1er janvier au 20 décembre 2019');
		expect(span('2018-12-21', '2019-12-20')).toBe('du 21 décembre 2018 au 20 décembre 2019');
		expect(span('2018-12-01', '2019-12-31')).toBe('de décembre 2018 à décembre 2019');
		expect(span('2019-04-01', '2019-06-30')).toBe('d’avril à juin 2019');
		expect(span('2019-12-01', '2019-12-31')).toBe('décembre 2019');
		expect(span('2019-01-01', '2019-12-31')).toBe('2019');
		expect(span('2019-12-20', '2019-12-20')).toBe('20 décembre 2019');
		expect(formatSpan({ from: '2019-01-01', to: '2019-12-20' }, 'en')).toBe(
			'1 January to 20 December 2019'
		);
	});
});

test('« de » is elided before a vowel', () => {
	expect(['avril', 'août', 'octobre', 'juin', 'été', '11'].map(de)).toEqual([
		'd’avril',
		'd’août',
		'd’octobre',
		'de juin',
		'd’été',
		'de 11'
	]);
});

test('a season is named, winter by its two years', () => {
	expect(inSeason('2022-03-01', 'fr')).toBe('au printemps 2022');
	expect(inSeason('2022-08-31', 'fr')).toBe('à l’été 2022');
	expect(inSeason('2022-11-30', 'fr')).toBe('à l’automne 2022');
	expect(inSeason('2021-12-01', 'fr')).toBe('à l’hiver 2021-2022');
	expect(inSeason('2022-02-28', 'fr')).toBe('à l’hiver 2021-2022');
	expect(inSeason('2022-04-01', 'en')).toBe('in spring 2022');
});
