import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitRate } from './limit-rate.ts';

function limited(perMinute: number, remembered?: number) {
	let now = 0;
	const clock = () => now;
	const rate = limitRate({ perMinute, clock, ...(remembered === undefined ? {} : { remembered }) });
	return { rate, wait: (seconds: number) => (now += seconds * 1_000) };
}

describe('an address', () => {
	it('is answered as often as it may, then told in how many seconds', () => {
		const { rate, wait } = limited(60);
		const answers = Array.from({ length: 61 }, () => rate('198.51.100.1'));
		expect(answers.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 0));
		expect(answers[60]).toBe(1);
		wait(1);
		expect(rate('198.51.100.1')).toBe(0);
		expect(rate('198.51.100.1')).toBe(1);
	});

	it('is told how long when it is long', () => {
		const { rate } = limited(2);
		expect([1, 2, 3].map(() => rate('198.51.100.1'))).toEqual([0, 0, 30]);
	});

	it('takes nothing from another', () => {
		const { rate } = limited(1);
		expect([rate('198.51.100.1'), rate('198.51.100.1')]).toEqual([0, 60]);
		expect(rate('198.51.100.2')).toBe(0);
	});

	it('of IPv6 counts as its network, however it is written', () => {
		const { rate } = limited(1);
		expect(rate('2a01:0e0a:1:2::1')).toBe(0);
		expect(rate('2a01:e0a:1:2:ffff::9')).toBe(60);
		expect(rate('2A01:E0A:1:2:3:4:5:6')).toBe(60);
		expect(rate('2a01:e0a:1:3::1')).toBe(0);
	});
});

it('memory is bounded: of a million addresses the last thousand are remembered', () => {
	const { rate } = limited(1, 1_000);
	rate('192.0.2.1');
	for (let each = 0; each < 1_000_000; each++)
		rate(`10.${each >> 16}.${(each >> 8) & 255}.${each & 255}`);
	expect(rate('10.15.66.63')).toBe(60);
	expect(rate('192.0.2.1')).toBe(0);
});

it('no pattern of asking gets more than a minute’s worth and what each minute adds', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 200 }), (pauses) => {
			const { rate, wait } = limited(10);
			let answered = 0;
			for (const pause of pauses) {
				wait(pause);
				if (rate('198.51.100.1') === 0) answered++;
			}
			const seconds = pauses.reduce((sum, pause) => sum + pause, 0);
			expect(answered).toBeLessThanOrEqual(10 + seconds / 6 + 1);
		})
	);
});
