import type { View } from '#lib/indicators/view.ts';

/** The view of a meeting's minutes: its own date and version, and nothing that the reader held pages to. */
export function minutesOf(meeting: string): Partial<View> {
	return {
		meeting,
		asOf: null,
		edition: null,
		compare: null,
		territory: null,
		axis: null,
		audience: null,
		partner: null
	};
}
