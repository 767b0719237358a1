import { decisionStates, type DecisionState } from './decision.ts';
import type { Language } from './language.ts';
import { narrowNoBreak, noBreak } from './number-words.ts';
import { pluralize } from './plural.ts';

type Forms = readonly [string, string];

const states: Readonly<Record<Language, Readonly<Record<DecisionState, Forms>>>> = {
	fr: {
		'to-do': ['à faire', 'à faire'],
		'under-way': ['en cours', 'en cours'],
		done: ['faite', 'faites'],
		dropped: ['abandonnée', 'abandonnées']
	},
	en: {
		'to-do': ['to do', 'to do'],
		'under-way': ['under way', 'under way'],
		done: ['done', 'done'],
		dropped: ['dropped', 'dropped']
	}
};

/** « 12 décisions : 4 à faire, 3 en cours, 5 faites ; 2 en retard ». States without any are left out. */
export function decisionCounts(
	counts: Readonly<Record<DecisionState | 'late', number>>,
	language: Language
): string {
	const total = decisionStates.reduce((sum, state) => sum + counts[state], 0);
	const noun: Forms = language === 'fr' ? ['décision', 'décisions'] : ['decision', 'decisions'];
	const whole = `${total}${noBreak}${pluralize(total, noun, language)}`;
	if (total === 0) return whole;
	const parts = decisionStates
		.filter((state) => counts[state] > 0)
		.map((state) => {
			const words = pluralize(counts[state], states[language][state], language);
			return `${counts[state]}${noBreak}${words}`;
		});
	const thin = language === 'fr' ? narrowNoBreak : '';
	const late =
		counts.late === 0
			? ''
			: `${thin}; ${counts.late}${noBreak}${language === 'fr' ? 'en retard' : 'late'}`;
	return `${whole}${thin}: ${parts.join(', ')}${late}`;
}
