import { describe, expect, it } from 'vitest';
import { lastDue, nextDue } from './due.ts';

const paris = 'Europe/Paris';
const monthly = { every: 'month', day: 5, at: 7 * 60 } as const;

describe('when a report is due', () => {
	it.each([
		[monthly, '2019-01-05T05:59:59Z', '2019-01-05T06:00:00Z'],
		[monthly, '2019-01-05T06:00:00Z', '2019-02-05T06:00:00Z'],
		// Summer time.
		[monthly, '2019-06-30T22:00:00Z', '2019-07-05T05:00:00Z'],
		[{ every: 'month', day: 'last', at: 420 }, '2020-02-01T00:00:00Z', '2020-02-29T06:00:00Z'],
		[{ every: 'month', day: 'last', at: 420 }, '2019-04-01T00:00:00Z', '2019-04-30T05:00:00Z'],
		[{ every: 'quarter', day: 10, at: 420 }, '2019-01-11T00:00:00Z', '2019-04-10T05:00:00Z'],
		[{ every: 'week', day: 1, at: 420 }, '2019-12-20T12:00:00Z', '2019-12-23T06:00:00Z'],
		[{ every: 'week', day: 7, at: 420 }, '2019-12-20T12:00:00Z', '2019-12-22T06:00:00Z'],
		// 31 March 2019 has no half past two in Paris: it is three at once; 27 October has two, and one counts.
		[{ every: 'week', day: 7, at: 150 }, '2019-03-30T12:00:00Z', '2019-03-31T01:00:00Z'],
		[{ every: 'week', day: 7, at: 150 }, '2019-10-26T12:00:00Z', '2019-10-27T00:30:00Z'],
		[{ every: 'week', day: 7, at: 150 }, '2019-10-27T00:30:00Z', '2019-11-03T01:30:00Z']
	] as const)('%o after %s is %s', (rhythm, after, due) => {
		expect(nextDue(rhythm, new Date(after), paris).toISOString()).toBe(`${due.slice(0, -1)}.000Z`);
	});

	it('the last one counts, however many were missed', () => {
		const last = (since: string, until: string) =>
			lastDue(monthly, new Date(since), new Date(until), paris)?.toISOString() ?? null;
		expect(last('2019-01-06T00:00:00Z', '2019-02-01T00:00:00Z')).toBeNull();
		expect(last('2019-01-06T00:00:00Z', '2019-02-05T06:00:00Z')).toBe('2019-02-05T06:00:00.000Z');
		expect(last('2019-01-06T00:00:00Z', '2019-06-01T00:00:00Z')).toBe('2019-05-05T05:00:00.000Z');
		expect(last('1999-01-06T00:00:00Z', '2019-06-01T00:00:00Z')).toBe('2019-05-05T05:00:00.000Z');
	});
});
