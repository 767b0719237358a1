import type { View } from '#lib/indicators/view.ts';

/** The view of a meeting's minutes: its own date and version, the whole programme. */
export function minutesOf(meeting: string): Partial<View> {
	return {
		meeting,
		asOf: null,
		edition: null,
		compare: null,
		territory: null
	};
}
