import { expect, test } from 'vitest';
import { makeKeyIndex } from './key-index.ts';

test('a key is remembered with the line it came first on', () => {
	const index = makeKeyIndex();
	expect(index.add('a', 2)).toBeNull();
	expect(index.add('b', 3)).toBeNull();
	expect(index.add('a', 9)).toBe(2);
	expect(index.find('a')).toBe(2);
	expect(index.find('c')).toBeNull();
});

test('a million keys that look alike are a million keys', () => {
	const index = makeKeyIndex();
	let twice = 0;
	for (let at = 0; at < 1_000_000; at++)
		if (index.add(`${at % 1_000}\u001f${Math.floor(at / 1_000)}`, at + 1) !== null) twice++;
	expect(twice).toBe(0);
	expect(index.find('999\u001f999')).toBe(1_000_000);
});
