import { kindTitles, stateTitles } from '#lib/indicators/decision.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import type { TableColumn, TableFile } from '../exports/table-file.ts';
import { tellFile, type FileSetting } from './file-notes.ts';
import { decisionsPage, readDecisionChoice, type DecisionChoice } from './decisions.ts';
import { pageDay } from './page-day.ts';

/** The decisions that the page shows for this address, one row each. */
export function decisionsFile(parameters: URLSearchParams, setting: FileSetting): TableFile {
	const { edition, workspace, view, reader } = setting;
	const { language } = reader;
	const word = words[language];
	const choice = readDecisionChoice(parameters);
	const day = pageDay(edition, workspace, view);
	const { decisions } = decisionsPage(edition, workspace, choice, day, reader);
	return {
		...tellFile(setting, {
			name: 'decisions',
			title: word.title,
			asOf: day.on,
			// What people write down belongs to no edition.
			edition: null,
			choices: choicesInWords(choice, language)
		}),
		columns: [
			word.id,
			word.meeting,
			word.decidedOn,
			word.kind,
			word.wording,
			word.axis,
			word.indicators,
			word.owner,
			word.deadline,
			word.state,
			word.late,
			word.followUpOn,
			word.followUp
		],
		rows: decisions.map((one) => [
			one.id,
			one.meeting,
			one.decidedOn,
			{ code: one.kind, words: localize(kindTitles[one.kind], language) },
			one.wording,
			one.axis?.title ?? null,
			one.indicators.map(({ title }) => title).join(' · ') || null,
			one.owner,
			one.deadline,
			{ code: one.state, words: localize(stateTitles[one.state], language) },
			one.daysLate,
			one.followUps.at(-1)?.toldOn ?? null,
			one.followUps.at(-1)?.note ?? null
		])
	};
}

/** What was looked for; the axis is one of the view's own choices. */
function choicesInWords(choice: DecisionChoice, language: Language): readonly string[] {
	const word = words[language];
	const { text, state, kind, owner, of, late } = choice;
	const said = ({ title }: TableColumn, value: string | null) =>
		value === null ? [] : [`${title}${word.colon}${value}`];
	return [
		...(text === null ? [] : [`${word.search}${word.colon}${text}`]),
		...said(word.state, state && localize(stateTitles[state], language)),
		...said(word.kind, kind && localize(kindTitles[kind], language)),
		...said(word.owner, owner),
		...said(word.meeting, of),
		...(late ? [word.lateAlone] : [])
	];
}

const column = (id: string, type: TableColumn['type'], title: string): TableColumn => ({
	id,
	type,
	title
});

const words = {
	fr: {
		title: 'Décisions du comité',
		colon: '\u202f: ',
		search: 'Recherche',
		lateAlone: 'En retard',
		id: column('decision', 'code', 'Numéro'),
		meeting: column('meeting', 'code', 'Séance'),
		decidedOn: column('decided_on', 'date', 'Décidée le'),
		kind: column('kind', 'text', 'Nature'),
		wording: column('wording', 'text', 'Libellé'),
		axis: column('axis', 'text', 'Axe'),
		indicators: column('indicators', 'text', 'Indicateurs'),
		owner: column('owner', 'text', 'Responsable'),
		deadline: column('deadline', 'date', 'Échéance'),
		state: column('state', 'text', 'Avancement'),
		late: column('days_late', 'number', 'Jours de retard'),
		followUpOn: column('follow_up_on', 'date', 'Dernier suivi le'),
		followUp: column('follow_up', 'text', 'Dernier suivi')
	},
	en: {
		title: 'Decisions of the committee',
		colon: ': ',
		search: 'Search',
		lateAlone: 'Late',
		id: column('decision', 'code', 'Number'),
		meeting: column('meeting', 'code', 'Meeting'),
		decidedOn: column('decided_on', 'date', 'Decided on'),
		kind: column('kind', 'text', 'Kind'),
		wording: column('wording', 'text', 'Wording'),
		axis: column('axis', 'text', 'Axis'),
		indicators: column('indicators', 'text', 'Indicators'),
		owner: column('owner', 'text', 'Owner'),
		deadline: column('deadline', 'date', 'Deadline'),
		state: column('state', 'text', 'State'),
		late: column('days_late', 'number', 'Days late'),
		followUpOn: column('follow_up_on', 'date', 'Last follow-up on'),
		followUp: column('follow_up', 'text', 'Last follow-up')
	}
} as const;
