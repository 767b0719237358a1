import type { View } from '#lib/indicators/view.ts';

/** What a page that tells of a meeting shows: the meeting's own date and version, the whole programme. */
export function aboutMeeting(meeting: string): Partial<View> {
	return {
		meeting,
		asOf: null,
		edition: null,
		compare: null,
		territory: null
	};
}
