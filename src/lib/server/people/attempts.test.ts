import { expect, test } from 'vitest';
import { countAttempts, type Attempt } from './attempts.ts';

function counted() {
	const time = { now: Date.parse('2024-01-15T09:00:00Z') };
	const attempts = countAttempts(() => new Date(time.now));
	const fail = (changes: Partial<Attempt> = {}) =>
		attempts.begin({
			...{ account: 'ines', address: '203.0.113.9', known: false, what: 'password' },
			...changes
		});
	/** How many tries are taken, of at most 200. */
	const until = (tries: (at: number) => Partial<Attempt>) => {
		for (let at = 0; at < 200; at++)
			try {
				fail(tries(at));
			} catch {
				return at;
			}
		return 200;
	};
	return { fail, until, wait: (minutes: number) => (time.now += minutes * 60_000) };
}

test('an account is guessed at ten times, from one address or from many', () => {
	expect(counted().until(() => ({}))).toBe(10);
	expect(counted().until((at) => ({ address: `203.0.${at}.1` }))).toBe(10);
});

test('an address guesses forty times, at one account or at many', () => {
	expect(counted().until((at) => ({ account: `person ${at}` }))).toBe(40);
	const { until } = counted();
	expect(until((at) => ({ account: `person ${at}`, address: `2001:db8:1:2::${at}` }))).toBe(40);
});

test('who is guessed at goes on signing in from the browser that knows them', () => {
	const { until, fail } = counted();
	until((at) => ({ address: `203.0.${at}.1` }));
	expect(() => fail()).toThrow('Trop d’essais');
	expect(() => fail({ known: true })).not.toThrow();
	expect(() => fail({ account: 'somebody else', address: '198.51.100.1' })).not.toThrow();
});

test('a browser that knows an account guesses no more than others', () => {
	expect(counted().until(() => ({ known: true }))).toBe(10);
});

test('passwords and codes are counted apart', () => {
	const { until, fail } = counted();
	until(() => ({}));
	expect(() => fail({ what: 'code' })).not.toThrow();
});

test('tries are over after a quarter of an hour, and it is told when', () => {
	const { until, fail, wait } = counted();
	until(() => ({}));
	wait(10);
	expect(() => fail()).toThrow('Réessayez dans 5 min');
	wait(5);
	expect(() => fail()).not.toThrow();
});

test('what succeeds is not counted', () => {
	const { fail } = counted();
	for (let at = 0; at < 100; at++) fail().succeeded();
	expect(() => fail()).not.toThrow();
});
