import {
	decisionKinds,
	kindTitles,
	longestDecision,
	longestOwner
} from '#lib/indicators/decision.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import { frenchWords } from '#lib/indicators/typography.ts';
import type { Programme } from '../programme/programme.ts';
import { escapeHtml } from '../reports/escape-html.ts';

const french = {
	title: 'Noter une décision',
	wording: 'Ce qui est décidé',
	kind: 'Nature',
	axis: 'Axe',
	noAxis: 'Aucun',
	owner: 'Responsable (fonction ou organisme)',
	deadline: 'Échéance',
	about: 'Indicateur de la diapositive : {title}',
	save: 'Noter',
	close: 'Fermer sans noter',
	sending: 'Envoi…',
	saved: 'Décision {id} notée.',
	waiting: 'Pas de réseau : la décision est gardée sur ce poste et sera envoyée dès que possible.',
	waitingOne: 'Une décision attend le réseau.',
	waitingMany: '{n} décisions attendent le réseau.',
	refused: '« {wording} » n’a pas été notée : {refusal}',
	resume: 'Reprendre',
	drop: 'Abandonner',
	dropSure: 'Abandonner « {wording} » ? Elle n’est gardée que sur ce poste.'
};

const words: Readonly<Record<Language, typeof french>> = {
	fr: frenchWords(french),
	en: {
		title: 'Note a decision',
		wording: 'What is decided',
		kind: 'Kind',
		axis: 'Axis',
		noAxis: 'None',
		owner: 'Owner (function or organisation)',
		deadline: 'Deadline',
		about: 'Indicator of the slide: {title}',
		save: 'Note',
		close: 'Close without saving',
		sending: 'Sending…',
		saved: 'Decision {id} noted.',
		waiting:
			'No network: the decision is kept on this computer and will be sent as soon as possible.',
		waitingOne: 'One decision waits for the network.',
		waitingMany: '{n} decisions wait for the network.',
		refused: '“{wording}” was not noted: {refusal}',
		resume: 'Take up again',
		drop: 'Drop',
		dropSure: 'Drop “{wording}”? It is kept on this computer only.'
	}
};

/** What the script says. */
const sentWords = [
	'sending',
	'saved',
	'waiting',
	'waitingOne',
	'waitingMany',
	'refused',
	'resume',
	'drop',
	'dropSure'
] as const;

/**
 * The dialog in which a decision is taken down without leaving its slide; `presenter-decision.js`
 * sends it to an address in the reader's language.
 */
export function decisionDialog(
	meeting: { readonly id: string; readonly date: string },
	to: string,
	{ settings }: Pick<Programme, 'settings'>,
	language: Language
): string {
	const said = words[language];
	const told = sentWords
		.map((word) => `data-${word.toLowerCase()}="${escapeHtml(said[word])}"`)
		.join(' ');
	const kinds = decisionKinds.map(
		(kind) => `<option value="${kind}">${escapeHtml(kindTitles[kind][language])}</option>`
	);
	const axes = settings.axes.map(
		({ id, title }) =>
			`<option value="${escapeHtml(id)}">${escapeHtml(localize(title, language))}</option>`
	);
	return `<dialog id="decision" aria-labelledby="decision-title" data-meeting="${escapeHtml(meeting.id)}" data-to="${escapeHtml(to)}" ${told}><form method="dialog">
<h2 id="decision-title">${said.title}</h2>
<label>${said.wording}<textarea name="wording" rows="3" required maxlength="${longestDecision}"></textarea></label>
<p class="fields"><label>${said.kind}<select name="kind">${kinds.join('')}</select></label>
<label>${said.axis}<select name="axis"><option value="">${said.noAxis}</option>${axes.join('')}</select></label>
<label>${said.deadline}<input type="date" name="deadline" min="${escapeHtml(meeting.date)}"></label></p>
<label>${said.owner}<input name="owner" autocomplete="off" maxlength="${longestOwner}"></label>
<label class="about" hidden><input type="checkbox" name="about" checked> <span data-about="${escapeHtml(said.about)}"></span></label>
<p class="refused" role="alert"></p>
<p class="buttons"><button class="primary" name="act" value="save">${said.save}</button><button type="button" data-act="close">${said.close}</button></p>
</form></dialog>
<div id="waiting" role="status" hidden></div>
`;
}
