import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	isChosen,
	parseWhere,
	withChoice,
	withoutChoice,
	withoutDimension,
	writeWhere,
	type Choice
} from './where.ts';

describe('choices in an address', () => {
	test('are dimensions and values, several of a dimension being either', () => {
		expect(parseWhere('sector:business,channel:fair,sector:health')).toEqual([
			{ dimension: 'sector', value: 'business' },
			{ dimension: 'channel', value: 'fair' },
			{ dimension: 'sector', value: 'health' }
		]);
	});

	test('may be none, and may be of what is not stated', () => {
		expect(parseWhere(null)).toEqual([]);
		expect(parseWhere('  ')).toEqual([]);
		expect(parseWhere('sector:')).toEqual([{ dimension: 'sector', value: null }]);
		expect(writeWhere([])).toBeNull();
		expect(writeWhere([{ dimension: 'sector', value: null }])).toBe('sector:');
	});

	test('keep commas, colons and backslashes of values', () => {
		expect(parseWhere(String.raw`trade:12:30\, soir,place:a\\b`)).toEqual([
			{ dimension: 'trade', value: '12:30, soir' },
			{ dimension: 'place', value: String.raw`a\b` }
		]);
	});

	test.each([
		'sector',
		':business',
		'a b:c',
		'"sector":x',
		'sector;drop:x',
		'__proto__:x',
		'SECTOR:x',
		String.raw`sector:\x`,
		'sector:x\\',
		`sector:${'x'.repeat(3_000)}`,
		Array.from({ length: 30 }, (_, at) => `a:${at}`).join(',')
	])('that can’t be read are none: %s', (text) => {
		expect(parseWhere(text)).toBeNull();
	});

	test('come back as they were written, whatever their values', () => {
		const choice: fc.Arbitrary<Choice> = fc.record({
			dimension: fc.constantFrom('sector', 'channel', 'a_1'),
			value: fc.option(fc.string({ minLength: 1, maxLength: 20, unit: 'binary' }))
		});
		const same = (choices: readonly Choice[]) =>
			choices.filter((one, at) => !isChosen(choices.slice(0, at), one));
		fc.assert(
			fc.property(fc.array(choice, { maxLength: 8 }), (choices) => {
				const query = new URLSearchParams({ where: writeWhere(choices) ?? '' });
				const read = new URL(`http://x/?${query}`).searchParams.get('where');
				expect(parseWhere(read)).toEqual(same(choices));
			})
		);
	});

	test('are added, changed and taken away', () => {
		const first: Choice = { dimension: 'sector', value: 'business' };
		const second: Choice = { dimension: 'channel', value: null };
		const both = withChoice([first], second);
		expect(both).toEqual([first, second]);
		const other = { dimension: 'sector', value: 'health' };
		expect(withChoice(both, other)).toEqual([second, other]);
		expect(withoutChoice(both, first)).toEqual([second]);
		expect(withoutDimension(both, 'channel')).toEqual([first]);
		expect(isChosen(both, { dimension: 'channel', value: null })).toBe(true);
	});
});
