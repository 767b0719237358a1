import type { View } from '#lib/indicators/view.ts';

/** What a page that tells of a meeting shows: the meeting's own date and version, the whole programme. Null where the address names the meeting itself. */
export function aboutMeeting(meeting: string | null): Partial<View> {
	return {
		meeting,
		asOf: null,
		edition: null,
		compare: null,
		territory: null
	};
}
