import { daysLate, kindTitles, stateTitles } from '#lib/indicators/decision.ts';
import { formatDate } from '#lib/indicators/format.ts';
import type { Language } from '#lib/indicators/language.ts';
import { noBreak } from '#lib/indicators/number-words.ts';
import { pluralize } from '#lib/indicators/plural.ts';
import { colon } from '#lib/indicators/series-words.ts';
import type { Decision } from '../meetings/decisions.ts';
import type { Column, Inline, Table } from './document.ts';
import { asTyped } from './foreign-words.ts';
import { text } from './inline.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportWord } from './report-words.ts';

/**
 * What is told of each decision beside its state: for a room, nothing; on paper, its kind and the
 * latest follow-up, or that of the report's meeting in a column of its own.
 */
export type DecisionDetail = 'none' | 'latest' | 'of-meeting';

/** Decisions with their owners, deadlines and states on the day of the report. */
export function decisionTable(
	rows: readonly Decision[],
	context: ReportContext,
	detail: DecisionDetail
): Table {
	const { language, word, committee } = context;
	const column = (name: ReportWord, share: number): Column => ({
		title: [text(word(name))],
		align: 'start',
		share
	});
	const noteOf = ({ followUps }: Decision) => {
		const told =
			detail === 'latest'
				? followUps.at(-1)
				: followUps.findLast((one) => one.meeting === committee.meeting?.id);
		return told === undefined ? null : oneLine(told.note);
	};
	return {
		type: 'table',
		caption: [],
		wide: true,
		columns: [
			column('number', 1.1),
			column('decision', 3.6),
			column('ownerOf', 2),
			column('due', 1.2),
			column('state', detail === 'latest' ? 1.9 : 1.2),
			...(detail === 'of-meeting' ? [column('followUp', 2.2)] : [])
		],
		rows: rows.map((decision): Inline[][] => {
			const { id, wording, kind, owner, deadline } = decision;
			const state = stateWords(decision, committee.on, language);
			const note = noteOf(decision);
			const kindWords = detail === 'none' ? '' : ` (${kindTitles[kind][language].toLowerCase()})`;
			return [
				[{ type: 'code', text: id }],
				[asTyped(oneLine(wording), context), text(kindWords)],
				[text(owner ?? '–')],
				[
					deadline === null
						? text('–')
						: text(onOneLine(formatDate(deadline, language, 'medium')), { date: deadline })
				],
				detail === 'latest' && note
					? [text(`${state}${colon(language)}`), asTyped(note, context)]
					: [text(state)],
				...(detail === 'of-meeting'
					? [[note === null ? text(word('notTold')) : asTyped(note || '–', context)]]
					: [])
			];
		})
	};
}

/** « En cours », « À faire, 12 jours de retard ». */
function stateWords(decision: Decision, on: string, language: Language): string {
	const state = onOneLine(stateTitles[decision.state][language]);
	const late = daysLate(decision, on);
	if (late === 0) return state;
	return language === 'fr'
		? `${state}, ${late} ${pluralize(late, ['jour', 'jours'], 'fr')} de retard`
		: `${state}, ${late} ${pluralize(late, ['day', 'days'], 'en')} late`;
}

function onOneLine(words: string): string {
	return words.replaceAll(' ', noBreak);
}

/** A cell and a list's item hold one paragraph. */
export function oneLine(words: string): string {
	return words.replace(/\s+/g, ' ').trim();
}
