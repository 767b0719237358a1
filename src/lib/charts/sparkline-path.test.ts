import { expect, test } from 'vitest';
import { exampleMonths } from './example-series.ts';
import { sparklinePath } from './sparkline-path.ts';

test('a gap opens the line', () => {
	const { line } = sparklinePath(exampleMonths('2019-01-01', [1, 2, null, 4]), 160, 32);
	expect(line.match(/M/g)).toHaveLength(2);
});

test('the dot is on the last known figure, inside the picture', () => {
	const { end } = sparklinePath(exampleMonths('2019-01-01', [1, 9, null]), 160, 32);
	expect(end).toEqual({ x: 76.1, y: 4 });
});

test('a series that hardly moves stays nearly flat', () => {
	const { line } = sparklinePath(exampleMonths('2019-01-01', [1000, 1001, 1000]), 160, 32);
	const ys = [...line.matchAll(/ ([\d.]+)/g)].map(([, y]) => Number(y));
	expect(Math.max(...ys) - Math.min(...ys)).toBeLessThan(1);
});

test('nothing known draws nothing', () => {
	expect(sparklinePath([], 160, 32)).toEqual({ line: '', end: null });
	expect(sparklinePath(exampleMonths('2019-01-01', [null]), 160, 32).line).toBe('');
});
