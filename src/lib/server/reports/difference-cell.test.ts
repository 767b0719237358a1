import { expect, test } from 'vitest';
import { exampleIndicator } from '#lib/indicators/example-figure.ts';
import { differenceCell } from './difference-cell.ts';

const noBreak = '\u00a0';
const percent = exampleIndicator({ format: { style: 'percent', decimals: 1 } });

test.each([
	[12, exampleIndicator(), '+12', 12],
	[-12.4, exampleIndicator(), '−12', -12],
	[0.3, exampleIndicator(), '0', 0],
	[-0.0312, percent, `−3,1${noBreak}points`, -0.031],
	[-0.0002, percent, `0${noBreak}point`, 0],
	[
		1234.5,
		exampleIndicator({ format: { style: 'currency', decimals: 0 } }),
		`+1\u202f235${noBreak}€`,
		1235
	],
	[1.25, exampleIndicator({ format: { style: 'days', decimals: 1 } }), '+1,3', 1.3]
])('%d is written with its sign and its unit, and typed', (difference, indicator, words, value) => {
	const cell = differenceCell(difference, indicator, 'fr');
	expect(cell).toMatchObject({
		text: words,
		about: [indicator.id],
		value: { value, signed: true }
	});
});
