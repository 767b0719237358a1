import type { Language } from './language.ts';
import { pluralize } from './plural.ts';

/** What keeps pace, in the singular and the plural. */
export type PacedNoun = {
	readonly fr: readonly [string, string];
	readonly en: readonly [string, string];
};

export const pacedIndicators: PacedNoun = {
	fr: ['indicateur', 'indicateurs'],
	en: ['indicator', 'indicators']
};
export const pacedKeyFigures: PacedNoun = {
	fr: ['chiffre clé', 'chiffres clés'],
	en: ['key figure', 'key figures']
};

/**
 * How many indicators keep the planned pace, of those that have one: « 4 indicateurs sur 5 tiennent le
 * rythme prévu », « aucun des 3 indicateurs ne tient le rythme prévu ». No capital, no final full
 * stop; null when none has a plan.
 */
export function paceSentence(
	{ kept, judged }: { readonly kept: number; readonly judged: number },
	language: Language,
	noun: PacedNoun = pacedIndicators
): string | null {
	if (judged === 0) return null;
	if (language === 'fr') return `${frenchPace(kept, judged, noun.fr)} le rythme prévu`;
	return `${englishPace(kept, judged, noun.en)} the planned pace`;
}

type Forms = readonly [string, string];

function frenchPace(kept: number, judged: number, [one, many]: Forms): string {
	if (judged === 1)
		return `le seul ${one} qui a une cible ${kept === 1 ? 'tient' : 'ne tient pas'}`;
	if (kept === 0) return `aucun des ${judged} ${many} ne tient`;
	if (kept === judged) return `les ${judged} ${many} tiennent`;
	return `${kept} ${pluralize(kept, [one, many], 'fr')} sur ${judged} ${kept === 1 ? 'tient' : 'tiennent'}`;
}

function englishPace(kept: number, judged: number, [one, many]: Forms): string {
	if (judged === 1)
		return `the only ${one} with a target ${kept === 1 ? 'keeps' : 'does not keep'}`;
	if (kept === 0) return `none of the ${judged} ${many} keeps`;
	if (kept === judged) return `all ${judged} ${many} keep`;
	return `${kept} of ${judged} ${many} ${kept === 1 ? 'keeps' : 'keep'}`;
}
