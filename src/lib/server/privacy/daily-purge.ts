import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { recordAct } from '../people/audit.ts';
import { erasuresUnderWay } from './erasure.ts';
import { purge } from './purge.ts';

/** Purges once a day, as long as the server runs. */
export type DailyPurge = { start(): void; close(): Promise<void> };

const hour = 3_600_000;
/** Milliseconds after the start: the first pages come before. */
const patience = 60_000;

export function openDailyPurge(workspace: Workspace, firstAfter = patience): DailyPurge {
	let timer: NodeJS.Timeout | undefined;
	let running: Promise<void> = Promise.resolve();
	let doneOn = '';
	let closed = false;

	const look = async () => {
		const today = workspace.clock().toISOString().slice(0, 10);
		if (doneOn === today && erasuresUnderWay(workspace).length === 0) return;
		try {
			const counts = await purge(workspace);
			if (Object.values(counts).some((count) => count > 0))
				recordAct(workspace, { person: null, name: 'Jalon', what: 'purged', about: {} });
			doneOn = today;
		} catch (error) {
			// A build runs: the next look comes.
			if (error instanceof JalonError && error.code === 'busy') return;
			workspace.log('purge failed', {
				code: error instanceof JalonError ? error.code : 'unexpected'
			});
		}
	};
	const plan = (milliseconds: number) => {
		timer = setTimeout(() => {
			running = look().finally(() => {
				if (!closed) plan(hour);
			});
		}, milliseconds);
		timer.unref();
	};
	return {
		start: () => plan(firstAfter),
		async close() {
			closed = true;
			clearTimeout(timer);
			await running;
		}
	};
}
