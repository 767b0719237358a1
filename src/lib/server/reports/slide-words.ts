import type { Language } from '#lib/indicators/language.ts';
import { frenchWords } from '#lib/indicators/typography.ts';

/** The fixed words of a deck of slides, and what its script tells. */
const french = {
	deck: 'Diapositives',
	deckRole: 'diaporama',
	slideRole: 'diapositive',
	annex: 'Annexe',
	notes: 'Notes',
	noNotes: 'Pas de notes pour cette diapositive.',
	origins: 'D’où viennent les chiffres',
	shown: 'Diapositive {n} sur {total} : {title}',
	shownAnnex: 'Annexe : {title}. Flèche ou Échap pour revenir.',
	black: 'Écran noir. Une touche pour revenir.',
	lit: 'Écran rallumé.',
	previous: 'Diapositive précédente',
	next: 'Diapositive suivante',
	goTo: 'Aller à',
	goToField: 'Numéro, ou mots d’un titre ou d’un indicateur',
	goToNone: 'Aucune diapositive ne correspond.',
	goToSome: '{n} diapositives trouvées',
	goToOne: '1 diapositive trouvée',
	fullScreen: 'Plein écran',
	help: 'Aide : touches du clavier',
	close: 'Fermer',
	presenter: 'Mode présentateur',
	letters: 'Une lettre ou un signe agit seul (G, D, N, P, B, C, F, ?)',
	following: 'Ensuite',
	end: 'Fin des diapositives',
	clock: 'Heure',
	elapsed: 'Temps écoulé',
	restart: 'Remettre à zéro',
	alone: 'La fenêtre projetée n’est pas ouverte.',
	blocked: 'Le navigateur a bloqué la seconde fenêtre.',
	leave: 'Quitter',
	keys: [
		['→|Espace|Page suiv.', 'suivante'],
		['←|Page préc.', 'précédente'],
		['Début|Fin', 'première, dernière'],
		['G', 'aller à une diapositive, ou à un indicateur quand une question vient'],
		['Échap', 'revenir où l’on était'],
		['D', 'noter une décision sans quitter la diapositive'],
		['N', 'notes'],
		['P', 'mode présentateur, dans une seconde fenêtre'],
		['B', 'écran noir'],
		['C', 'salle sombre, salle claire'],
		['F', 'plein écran'],
		['?', 'cette aide']
	]
} as const;

type Words = {
	readonly [Word in keyof typeof french]: (typeof french)[Word] extends string
		? string
		: readonly (readonly [string, string])[];
};

const english: Words = {
	deck: 'Slides',
	deckRole: 'slide deck',
	slideRole: 'slide',
	annex: 'Annex',
	notes: 'Notes',
	noNotes: 'No notes for this slide.',
	origins: 'Where the figures come from',
	shown: 'Slide {n} of {total}: {title}',
	shownAnnex: 'Annex: {title}. Arrow or Escape to go back.',
	black: 'Black screen. Any key to come back.',
	lit: 'Screen lit again.',
	previous: 'Previous slide',
	next: 'Next slide',
	goTo: 'Go to',
	goToField: 'Number, or words of a title or an indicator',
	goToNone: 'No slide matches.',
	goToSome: '{n} slides found',
	goToOne: '1 slide found',
	fullScreen: 'Full screen',
	help: 'Help: keys',
	close: 'Close',
	presenter: 'Presenter’s view',
	letters: 'A letter or a sign acts alone (G, D, N, P, B, C, F, ?)',
	following: 'Next',
	end: 'End of the slides',
	clock: 'Time',
	elapsed: 'Elapsed',
	restart: 'Reset',
	alone: 'The projected window is not open.',
	blocked: 'The browser blocked the second window.',
	leave: 'Leave',
	keys: [
		['→|Space|Page Down', 'next'],
		['←|Page Up', 'previous'],
		['Home|End', 'first, last'],
		['G', 'go to a slide, or to an indicator when a question comes'],
		['Esc', 'back to where you were'],
		['D', 'note a decision without leaving the slide'],
		['N', 'notes'],
		['P', 'presenter’s view, in a second window'],
		['B', 'black screen'],
		['C', 'dark room, lit room'],
		['F', 'full screen'],
		['?', 'this help']
	]
};

export const slideWords: Readonly<Record<Language, Words>> = {
	fr: frenchWords(french),
	en: english
};
