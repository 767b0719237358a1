import {
	decisionKinds,
	kindTitles,
	longestDecision,
	longestOwner
} from '#lib/indicators/decision.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
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
	kept: 'Gardé sur ce poste.',
	sending: 'Envoi…',
	saved: 'Décision {id} notée.',
	waiting: 'Pas de réseau : la décision est gardée sur ce poste et sera envoyée dès que possible.',
	waitingMany: '{n} décisions attendent le réseau.'
};

const words: Readonly<Record<Language, typeof french>> = {
	fr: french,
	en: {
		title: 'Take down a decision',
		wording: 'What is decided',
		kind: 'Kind',
		axis: 'Axis',
		noAxis: 'None',
		owner: 'Owner (function or organisation)',
		deadline: 'Deadline',
		about: 'Indicator of the slide: {title}',
		save: 'Take down',
		close: 'Close without saving',
		kept: 'Kept on this computer.',
		sending: 'Sending…',
		saved: 'Decision {id} taken down.',
		waiting:
			'No network: the decision is kept on this computer and will be sent as soon as possible.',
		waitingMany: '{n} decisions wait for the network.'
	}
};

/** The dialog in which a decision is taken down without leaving its slide; `presenter-decision.js` sends it. */
export function decisionDialog(
	meeting: { readonly id: string; readonly date: string },
	{ settings }: Pick<Programme, 'settings'>,
	language: Language
): string {
	const said = words[language];
	const told = (['sending', 'saved', 'waiting', 'waitingMany'] as const)
		.map((word) => `data-${word.toLowerCase()}="${escapeHtml(said[word])}"`)
		.join(' ');
	const kinds = decisionKinds.map(
		(kind) => `<option value="${kind}">${escapeHtml(kindTitles[kind][language])}</option>`
	);
	const axes = settings.axes.map(
		({ id, title }) =>
			`<option value="${escapeHtml(id)}">${escapeHtml(localize(title, language))}</option>`
	);
	return `<dialog id="decision" aria-labelledby="decision-title" data-meeting="${escapeHtml(meeting.id)}" data-to="/meetings/${escapeHtml(encodeURIComponent(meeting.id))}/decisions" ${told}><form method="dialog">
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
<p id="waiting" role="status" hidden></p>
`;
}
