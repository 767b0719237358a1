import { formatDate } from './date-words.ts';
import type { Language } from './language.ts';
import { narrowNoBreak } from './number-words.ts';
import type { IsoDate } from './period.ts';

/** What a reader holds the figures to, in words: names, not codes. Null is not chosen. */
export type Chosen = {
	readonly axis: string | null;
	readonly audience: string | null;
	readonly partner: string | null;
	readonly territory: string | null;
	/** The earlier date that figures are compared with, when it was chosen. */
	readonly compareOn: IsoDate | null;
	/** Other dimensions held to a value, by their titles. */
	readonly held: readonly { readonly dimension: string; readonly value: string }[];
};

const titles = {
	fr: { territory: 'Territoire', axis: 'Axe', audience: 'Public', partner: 'Partenaire' },
	en: { territory: 'Territory', axis: 'Axis', audience: 'Audience', partner: 'Partner' }
};

/**
 * The choices in force, one text each: « Territoire : Grand-Figeac », « Public : Jeunes », « Comparé au
 * 28 juin 2019 ». Screens, prints and files tell them in the same words; none when all is shown.
 */
export function describeChoices(chosen: Chosen, language: Language): readonly string[] {
	const colon = language === 'fr' ? `${narrowNoBreak}: ` : ': ';
	const named = (['territory', 'axis', 'audience', 'partner'] as const).flatMap((choice) => {
		const name = chosen[choice];
		return name === null ? [] : [`${titles[language][choice]}${colon}${name}`];
	});
	const held = chosen.held.map(({ dimension, value }) => `${dimension}${colon}${value}`);
	if (chosen.compareOn === null) return [...named, ...held];
	const date = formatDate(chosen.compareOn, language);
	return [...named, ...held, language === 'fr' ? `Comparé au ${date}` : `Compared with ${date}`];
}
