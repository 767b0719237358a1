import * as m from '#lib/paraglide/messages.js';

/** A meeting's state in words. */
export function stateWords(state: 'preparation' | 'frozen' | 'held'): string {
	return {
		preparation: m.meeting_state_preparation,
		frozen: m.meeting_state_frozen,
		held: m.meeting_state_held
	}[state]();
}

export function presenceWords(presence: 'invited' | 'present' | 'excused'): string {
	return {
		invited: m.presence_invited,
		present: m.presence_present,
		excused: m.presence_excused
	}[presence]();
}

/** « 3 décisions », « aucune décision ». */
export function decisionCount(count: number): string {
	if (count === 0) return m.meeting_decisions_none();
	return count === 1 ? m.meeting_decisions_one() : m.meeting_decisions({ count: String(count) });
}
