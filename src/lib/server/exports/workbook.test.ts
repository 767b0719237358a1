import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sheetNames } from './workbook.ts';

test('names of sheets are cut at a word, told apart, and rid of what Excel refuses', () => {
	expect(
		sheetNames([
			'7 Difficultés et points à arbitrer',
			'7 Difficultés et points à trancher',
			'Budget [2019] : dépenses/recettes ?',
			"'entre apostrophes'",
			'History',
			'',
			'x'.repeat(40),
			'X'.repeat(40)
		])
	).toEqual([
		'7 Difficultés et points à',
		'7 Difficultés et points à (2)',
		'Budget 2019 dépenses recettes',
		'entre apostrophes',
		'History 5',
		'6',
		'x'.repeat(31),
		`${'X'.repeat(27)} (2)`
	]);
});

test('whatever they are asked, Excel takes them', () => {
	fc.assert(
		fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 })), (wanted) => {
			const names = sheetNames(wanted);
			expect(names).toHaveLength(wanted.length);
			expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
			for (const name of names) {
				expect(name).toMatch(/^(?!')[^\\/?*[\]:\p{Cc}]+(?<!')$/u);
				expect(name.length).toBeLessThanOrEqual(31);
				expect(name.isWellFormed()).toBe(true);
			}
		})
	);
});
