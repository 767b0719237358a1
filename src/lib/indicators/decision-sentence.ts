import { decisionStates, type DecisionState } from './decision.ts';
import { formatDate } from './date-words.ts';
import type { Language } from './language.ts';
import { narrowNoBreak, noBreak } from './number-words.ts';
import type { IsoDate } from './period.ts';
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

/** « 3 décisions restent à tenir, dont 2 en retard », « une décision reste à tenir, en retard ». No capital, no final full stop. */
export function standingSentence(
	{ open, late }: { readonly open: number; readonly late: number },
	language: Language
): string {
	const french = language === 'fr';
	const some = french ? `dont ${late} en retard` : `${late} of them late`;
	const every = french ? 'toutes en retard' : 'all late';
	const behind =
		late === 0 ? '' : open === 1 ? (french ? 'en retard' : 'late') : late < open ? some : every;
	const verb = french
		? pluralize(open, ['reste à tenir', 'restent à tenir'], 'fr')
		: pluralize(open, ['is still to be done', 'are still to be done'], 'en');
	return `${counted(open, language)} ${verb}${behind === '' ? '' : `, ${behind}`}`;
}

/** « 4 décisions prises, la première à tenir pour le 31 janvier 2020 ». No capital, no final full stop. */
export function takenSentence(
	{ taken, firstDue }: { readonly taken: number; readonly firstDue: IsoDate | null },
	language: Language
): string {
	const french = language === 'fr';
	const verb = french ? pluralize(taken, ['prise', 'prises'], 'fr') : 'taken';
	const said = `${counted(taken, language)} ${verb}`;
	if (firstDue === null) return said;
	const day = formatDate(firstDue, language);
	const due = french ? `à tenir pour le ${day}` : `due on ${day}`;
	if (taken === 1) return `${said}, ${due}`;
	return `${said}, ${french ? 'la première' : 'the first'} ${due}`;
}

/** « 4 points, dont 2 à arbitrer », « un point à arbitrer ». No capital, no final full stop. */
export function agendaSentence(
	{ items, toDecide }: { readonly items: number; readonly toDecide: number },
	language: Language
): string {
	const french = language === 'fr';
	const number = items === 1 ? (french ? 'un' : 'one') : String(items);
	const said = `${number} ${pluralize(items, french ? ['point', 'points'] : ['item', 'items'], language)}`;
	const decide = french ? 'à arbitrer' : 'to be decided';
	if (toDecide === 0) return french ? `${said} à l’ordre du jour` : `${said} on the agenda`;
	if (toDecide === items) return `${said} ${decide}`;
	return french ? `${said}, dont ${toDecide} ${decide}` : `${said}, ${toDecide} of them ${decide}`;
}

/** « une décision », « 3 décisions ». */
function counted(count: number, language: Language): string {
	const noun: Forms = language === 'fr' ? ['décision', 'décisions'] : ['decision', 'decisions'];
	const one = language === 'fr' ? 'une' : 'one';
	return `${count === 1 ? one : count} ${pluralize(count, noun, language)}`;
}
