import { JalonError } from '../programme/problem.ts';

type Words = { readonly fr: string; readonly en: string };

/** A line that a person typed, its spaces put in order; null when empty. Throws `bad-meeting` past the limit. */
export function typedLine(text: string | null, limit: number, name: Words): string | null {
	const line = (text ?? '').replace(/\s+/g, ' ').trim();
	if (line.length <= limit) return line === '' ? null : line;
	throw badMeeting(
		`${name.fr} : ${line.length} caractères, ${limit} au plus.`,
		`${name.en}: ${line.length} characters, ${limit} at most.`
	);
}

/** The same, where something must be said. */
export function demandLine(text: string | null, limit: number, name: Words, absent: Words): string {
	const line = typedLine(text, limit, name);
	if (line !== null) return line;
	throw badMeeting(absent.fr, absent.en);
}

export function badMeeting(fr: string, en: string): JalonError {
	return new JalonError('bad-meeting', { fr, en });
}

/** Someone else wrote the same thing between the page and its form: nothing of theirs is lost. */
export function meetingChanged(fr: string, en: string): JalonError {
	return new JalonError('meeting-changed', { fr, en });
}
