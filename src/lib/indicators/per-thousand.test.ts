import { expect, it } from 'vitest';
import { perThousand } from './per-thousand.ts';

it.each([
	[42, 20_000, 2.1],
	[0, 20_000, 0],
	[42, 0, null],
	[42, null, null],
	[null, 20_000, null]
])('%s among %s inhabitants is %s per 1,000', (value, inhabitants, rate) => {
	expect(perThousand(value, inhabitants)).toBe(rate);
});
