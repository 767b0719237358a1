import * as m from '#lib/paraglide/messages.js';
import type { RunLine } from '#lib/server/pages/schedules.ts';

/** What became of a sending, in a few words. */
export function runWords({ state, isRetrying }: Pick<RunLine, 'state' | 'isRetrying'>): string {
	switch (state) {
		case 'building':
			return m.schedule_run_building();
		case 'sending':
			return isRetrying ? m.schedule_run_retry() : m.schedule_run_sending();
		case 'sent':
			return m.schedule_run_sent();
		case 'kept':
			return m.schedule_run_kept();
		case 'failed':
			return m.schedule_run_failed();
	}
}
