import type { Language } from './language.ts';

/**
 * How many indicators keep the planned pace, of those that have one: « 4 indicateurs sur 5 tiennent le
 * rythme prévu », « aucun des 3 indicateurs ne tient le rythme prévu ». No capital, no final full
 * stop; null when none has a plan.
 */
export function paceSentence(
	{ kept, judged }: { readonly kept: number; readonly judged: number },
	language: Language
): string | null {
	if (judged === 0) return null;
	if (language === 'fr') return `${frenchPace(kept, judged)} le rythme prévu`;
	return `${englishPace(kept, judged)} the planned pace`;
}

function frenchPace(kept: number, judged: number): string {
	if (judged === 1)
		return `le seul indicateur qui a une cible ${kept === 1 ? 'tient' : 'ne tient pas'}`;
	if (kept === 0) return `aucun des ${judged} indicateurs ne tient`;
	if (kept === judged) return `les ${judged} indicateurs tiennent`;
	return kept === 1
		? `1 indicateur sur ${judged} tient`
		: `${kept} indicateurs sur ${judged} tiennent`;
}

function englishPace(kept: number, judged: number): string {
	if (judged === 1)
		return `the only indicator with a target ${kept === 1 ? 'keeps' : 'does not keep'}`;
	if (kept === 0) return `none of the ${judged} indicators keeps`;
	if (kept === judged) return `all ${judged} indicators keep`;
	return `${kept} of ${judged} indicators ${kept === 1 ? 'keeps' : 'keep'}`;
}
