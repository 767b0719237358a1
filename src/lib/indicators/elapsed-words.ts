import type { Language } from './language.ts';

/** How long something took, of whole seconds: « 9 s », « 3 min et 9 s », "1 hr, 2 min". Past an hour, no seconds. */
export function elapsedWords(seconds: number, language: Language): string {
	const hours = Math.floor(seconds / 3600);
	const minutes = Math.floor(seconds / 60) % 60;
	// What is zero is not said, but for a duration of nothing.
	return new Intl.DurationFormat(language, {
		style: 'short',
		secondsDisplay: seconds === 0 ? 'always' : 'auto'
	})
		.format({ hours, minutes, seconds: hours > 0 ? 0 : seconds % 60 })
		.replaceAll(/(?<=\d)[ \u202f]/g, '\u00a0');
}
