import { describe, expect, it } from 'vitest';
import { runningWork } from './running-work.ts';

async function take(events: AsyncGenerator<string, void>, count: number): Promise<string[]> {
	const taken: string[] = [];
	while (taken.length < count) {
		const { value, done } = await events.next();
		if (done) break;
		taken.push(value);
	}
	return taken;
}

/** Work that tells `one`, then waits to be let go, then tells `two`. */
function gated() {
	let open = () => {};
	const gate = new Promise<void>((resolve) => (open = resolve));
	const work = async (tell: (event: string) => void, signal: AbortSignal) => {
		tell('one');
		await Promise.race([
			gate,
			new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
		]);
		tell(signal.aborted ? 'cancelled' : 'two');
	};
	return { work, open };
}

describe('work under way', () => {
	it('is followed by several at once, each from the last thing told', async () => {
		const live = runningWork<string>();
		const { work, open } = gated();
		live.tell('round', 'file', 'waiting');
		const early = live.follow('round');
		expect(await take(early, 1)).toEqual(['waiting']);
		const ended = live.start('round', 'file', work);
		expect(await take(early, 1)).toEqual(['one']);
		const late = live.follow('round');
		expect(await take(late, 1)).toEqual(['one']);
		open();
		await ended;
		expect(await Promise.all([take(early, 1), take(late, 1)])).toEqual([['two'], ['two']]);
		live.closeGroup('round');
		expect(await Promise.all([early.next(), late.next()])).toEqual([
			{ value: undefined, done: true },
			{ value: undefined, done: true }
		]);
	});

	it('goes on when who followed it has left', async () => {
		const live = runningWork<string>();
		const { work, open } = gated();
		const left = new AbortController();
		const ended = live.start('round', 'file', work);
		const events = live.follow('round', left.signal);
		expect(await take(events, 1)).toEqual(['one']);
		const waiting = events.next();
		left.abort();
		expect(await waiting).toEqual({ value: undefined, done: true });
		open();
		await ended;
		expect(await take(live.follow('round'), 1)).toEqual(['two']);
	});

	it('runs once under a key, and stops when it is cancelled', async () => {
		const live = runningWork<string>();
		const { work } = gated();
		const ended = live.start('round', 'file', work);
		expect(live.start('round', 'file', work)).toBe(ended);
		expect(live.isRunning('file')).toBe(true);
		await take(live.follow('round'), 1);
		expect(live.cancel('file')).toBe(true);
		await ended;
		expect(live.cancel('file')).toBe(false);
		expect(await take(live.follow('round'), 1)).toEqual(['cancelled']);
	});

	it('tells who is slow to listen the last of each thing, and that it is over', async () => {
		const live = runningWork<string>();
		live.tell('round', 'one', 'one 0');
		const events = live.follow('round');
		expect(await take(events, 1)).toEqual(['one 0']);
		for (let at = 1; at <= 5_000; at++)
			for (const key of ['one', 'two']) live.tell('round', key, `${key} ${at}`);
		live.closeGroup('round');
		expect(await take(events, 10)).toEqual(['one 5000', 'two 5000']);
	});
});
