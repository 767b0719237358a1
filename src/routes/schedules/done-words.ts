import * as m from '#lib/paraglide/messages.js';

/** What a form has done, as its page tells it; null for anything else. */
export function doneWords(done: string | null): string | null {
	switch (done) {
		case 'made':
			return m.schedule_done_made();
		case 'changed':
			return m.schedule_done_changed();
		case 'paused':
			return m.schedule_done_paused();
		case 'resumed':
			return m.schedule_done_resumed();
		case 'deleted':
			return m.schedule_done_deleted();
		case 'asked':
			return m.schedule_done_asked();
		default:
			return null;
	}
}
