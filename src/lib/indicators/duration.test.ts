import { expect, test } from 'vitest';
import { addDuration, formatDuration, parseDuration, subtractDuration } from './duration.ts';

test('a duration is a count and a unit', () => {
	expect(parseDuration('18 months')).toEqual({ months: 18, days: 0 });
	expect(parseDuration('15 days')).toEqual({ months: 0, days: 15 });
	expect(parseDuration('1 year')).toEqual({ months: 12, days: 0 });
	expect(parseDuration('2 weeks')).toEqual({ months: 0, days: 14 });
});

test('anything else is no duration', () => {
	for (const text of ['', '18', 'months', '18 mois', '-1 day', '1.5 years', '18months']) {
		expect(parseDuration(text)).toBeNull();
	}
});

test('a duration is added months first', () => {
	expect(addDuration('2019-08-31', { months: 18, days: 0 })).toBe('2021-02-28');
	expect(addDuration('2019-01-31', { months: 1, days: 1 })).toBe('2019-03-01');
	expect(subtractDuration('2019-03-01', { months: 1, days: 1 })).toBe('2019-01-28');
});

test('a duration is said in words', () => {
	expect(formatDuration({ months: 18, days: 0 }, 'fr')).toBe('18\u00A0mois');
	expect(formatDuration({ months: 12, days: 0 }, 'fr')).toBe('1\u00A0an');
	expect(formatDuration({ months: 24, days: 0 }, 'en')).toBe('2\u00A0years');
	expect(formatDuration({ months: 1, days: 15 }, 'fr')).toBe('1\u00A0mois et 15\u00A0jours');
	expect(formatDuration({ months: 0, days: 0 }, 'fr')).toBe('0\u00A0jour');
});
