import type { MeetingFields } from '#lib/server/meetings/change-meeting.ts';

/** What a form says of a meeting. */
export function meetingFields(fields: ReadonlyMap<string, string>): MeetingFields {
	return {
		title: fields.get('title') ?? null,
		date: fields.get('date') ?? '',
		asOf: fields.get('figures-on') ?? null,
		place: fields.get('place') ?? null,
		chair: fields.get('chair') ?? null
	};
}
