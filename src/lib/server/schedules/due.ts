import { Cron } from 'croner';
import type { Rhythm } from '#lib/indicators/rhythm.ts';

/** The first time after a moment; an hour that a change of clocks skips comes when they have changed. */
export function nextDue(rhythm: Rhythm, after: Date, timeZone: string): Date {
	const next = new Cron(patternOf(rhythm), { timezone: timeZone, paused: true }).nextRun(after);
	if (next === null) throw new Error(`no time after ${after.toISOString()}`);
	return next;
}

/** The last time since a moment, up to another; null when there was none. */
export function lastDue(rhythm: Rhythm, since: Date, until: Date, timeZone: string): Date | null {
	// No rhythm is longer than a quarter: what is older is not looked through.
	const from = new Date(Math.max(since.getTime(), until.getTime() - longest));
	let last: Date | null = null;
	for (let due = nextDue(rhythm, from, timeZone); due <= until;) {
		last = due;
		due = nextDue(rhythm, due, timeZone);
	}
	return last;
}

const longest = 100 * 86_400_000;

function patternOf({ every, day, at }: Rhythm): string {
	const time = `0 ${at % 60} ${Math.floor(at / 60)}`;
	if (every === 'week') return `${time} * * ${Number(day) % 7}`;
	return `${time} ${day === 'last' ? 'L' : day} ${every === 'month' ? '*' : '1,4,7,10'} *`;
}
