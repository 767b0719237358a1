import { expect, test } from 'vitest';
import { insteadOf, isMostlyMasked, type Instead } from './instead.ts';

const shown = { missing: null };
const secret = { missing: 'secret' } as const;
const none = { missing: 'no-data' } as const;
const instead = (kind: Instead['kind'], figures: Parameters<typeof isMostlyMasked>[0]) => ({
	kind,
	path: '/',
	changes: {},
	values: async () => figures
});

test('a table is masked for the most part when more than a third of its figures are', () => {
	expect(isMostlyMasked([])).toBe(false);
	expect(isMostlyMasked([shown, shown, secret])).toBe(false);
	expect(isMostlyMasked([shown, shown, shown, secret, secret])).toBe(true);
	// What has no figure anyway hides nothing.
	expect(isMostlyMasked([shown, shown, secret, none, none, none])).toBe(false);
	expect(isMostlyMasked([secret, none])).toBe(true);
});

test('what is shown instead has figures, and is masked less', async () => {
	const candidates = [
		instead('quarter', [shown, secret]),
		instead('year', [shown, shown, secret]),
		instead('intercommunality', [none, none]),
		instead('whole', [shown])
	];
	expect(await insteadOf([shown, secret], candidates)).toEqual([
		{ kind: 'year', path: '/', changes: {} },
		{ kind: 'whole', path: '/', changes: {} }
	]);
	expect(await insteadOf([secret], [])).toEqual([]);
	expect(await insteadOf([shown, shown, secret], candidates)).toBeNull();
});
