import { describe, expect, test } from 'vitest';
import { breakBetween, changeBetween, changeOf } from './change.ts';

const integer = { style: 'integer', decimals: 0 } as const;
const percent = { style: 'percent', decimals: 1 } as const;

describe('the change between two figures', () => {
	test('of a count is a difference and a share', () => {
		expect(changeBetween(320, 286, integer)).toEqual({
			difference: 34,
			displayed: 34,
			relative: 34 / 286
		});
	});

	test('of a percentage is in points and has no share', () => {
		const change = changeBetween(0.412, 0.381, percent)!;
		expect(change.displayed).toBe(3.1);
		expect(change.relative).toBeNull();
	});

	test('has no share from zero or below', () => {
		expect(changeBetween(5, 0, integer)!.relative).toBeNull();
		expect(changeBetween(5, -10, integer)!.relative).toBeNull();
	});

	test('is unknown when a figure is', () => {
		expect(changeBetween(null, 5, integer)).toBeNull();
		expect(changeBetween(5, null, integer)).toBeNull();
	});

	test('is unknown across a break in series', () => {
		const breaks = [{ on: '2021-01-01', reason: { fr: 'nouveau questionnaire' } }];
		const at = (to: string) => ({ value: 5, to });
		const indicator = { format: integer, breaks };
		expect(changeOf(at('2021-06-30'), at('2020-12-31'), indicator)).toBeNull();
		expect(changeOf(at('2021-06-30'), at('2021-01-01'), indicator)?.difference).toBe(0);
		expect(changeOf(at('2020-12-31'), at('2020-06-30'), indicator)?.difference).toBe(0);
		expect(changeOf(at('2020-12-31'), null, indicator)).toBeNull();
		expect(breakBetween(indicator, '2020-12-31', '2021-01-01')).toBe(breaks[0]);
	});
});
