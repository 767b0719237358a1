import {
	formatDate,
	formatIndicatorValue,
	formatList,
	formatValue
} from '#lib/indicators/format.ts';
import { kindTitles, stateTitles } from '#lib/indicators/decision.ts';
import { localize } from '#lib/indicators/language.ts';
import { changeSentence, gapSentence } from '#lib/indicators/sentence.ts';
import { statuses } from '#lib/indicators/status.ts';
import type { CommitteeRecord } from '../meetings/committee-record.ts';
import type { FrozenFigures, FrozenRow } from '../meetings/frozen-figures.ts';
import { escapeHtml } from '../reports/escape-html.ts';
import { html, placeOf, statusHtml, type PortableSetting } from './indicator-section.ts';
import { portableWords } from './portable-words.ts';

/** Agenda, attendees and decisions of the meeting; nothing where there are none. */
export function meetingParts(
	{ agenda, attendees, decisions, meeting }: CommitteeRecord,
	{ language }: PortableSetting
): string {
	const words = portableWords[language];
	const { columns } = words;
	const items = agenda.map(
		({ kind, title, detail }) =>
			`<li>${kind === 'arbitration' ? `<strong>${words.arbitration}</strong> ` : ''}${html(title, language)}${detail ? `<br><span class="quiet">${html(detail, language)}</span>` : ''}</li>`
	);
	const named = (presence: 'present' | 'excused' | 'invited', label: string) => {
		const names = attendees.filter((one) => one.presence === presence).map(({ name }) => name);
		return names.length === 0
			? ''
			: `<p>${html(label, language)} ${html(formatList(names, language), language)}.</p>`;
	};
	const people = [
		named('present', words.presentOnes),
		named('excused', words.excusedOnes),
		named('invited', words.invitedOnes)
	].join('');
	const rows = decisions.map(
		(one) =>
			`<tr><th scope="row"><code>${escapeHtml(one.id)}</code></th><td>${html(one.wording, language)}</td><td>${kindTitles[one.kind][language]}</td><td>${html(one.owner ?? '–', language)}</td><td>${one.deadline === null ? '–' : formatDate(one.deadline, language, 'medium')}</td><td>${stateTitles[one.state][language]}</td></tr>`
	);
	const heads = [
		columns.number,
		columns.wording,
		columns.kind,
		words.owner,
		columns.deadline,
		columns.state
	];
	const table =
		rows.length === 0
			? `<p>${words.noDecision}</p>`
			: `<div class="scroll" tabindex="0" role="group" aria-label="${words.decisions}"><table><thead><tr>${heads.map((head) => `<th scope="col">${html(head, language)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
	return [
		items.length === 0
			? ''
			: `<section><h2>${words.agenda}</h2><ol>${items.join('')}</ol></section>`,
		people === '' ? '' : `<section><h2>${words.attendees}</h2>${people}</section>`,
		meeting === null && rows.length === 0
			? ''
			: `<section id="decisions"><h2>${words.decisions}</h2>${table}</section>`
	].join('\n');
}

type Cell = { readonly shown: string; readonly sort: number | string | null; readonly end?: true };

/** Every indicator on one line, sortable by each column. */
export function indicatorsTable(figures: FrozenFigures, setting: PortableSetting): string {
	const { language } = setting;
	const words = portableWords[language];
	const { columns } = words;
	const heads = [
		columns.indicator,
		columns.axis,
		columns.figure,
		columns.change,
		columns.target,
		columns.gap,
		columns.status,
		columns.on
	];
	const rows = figures.axes.flatMap(({ id, title }, rank) =>
		figures.rows
			.filter(({ indicator }) => indicator.axis === id)
			.map((row) => rowHtml(row, { rank, title: localize(title, language) }, language))
	);
	const titles = heads.map(
		(head, at) =>
			`<th scope="col"${at === 2 || at === 4 ? ' class="end"' : ''}><button type="button" data-sort="${at}">${html(head, language)}</button></th>`
	);
	return `<section id="all"><h2>${words.table}</h2><p class="quiet unprinted">${words.sortHint}</p><p class="unseen" role="status" id="sorted" data-words="${escapeHtml(words.sorted)}" data-ascending="${words.ascending}" data-descending="${words.descending}"></p><div class="scroll" tabindex="0" role="group" aria-label="${words.table}"><table class="sortable"><thead><tr>${titles.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`;
}

function rowHtml(
	row: FrozenRow,
	axis: { readonly rank: number; readonly title: string },
	language: 'fr' | 'en'
): string {
	const { indicator, value, before, comparison, figureOn, change } = row;
	const write = (figure: number | null, missing: typeof value.missing = null) =>
		formatIndicatorValue({ value: figure, missing }, indicator, language).text;
	const cells: readonly Cell[] = [
		{ shown: escapeHtml(axis.title), sort: axis.rank },
		{ shown: escapeHtml(write(value.value, value.missing)), sort: value.value, end: true },
		{
			shown: html(changeSentence(value, before, indicator, comparison, language) ?? '–', language),
			sort: change?.displayed ?? null
		},
		{
			shown:
				value.target === null
					? '–'
					: escapeHtml(formatValue(value.target, indicator.format, language)),
			sort: value.target,
			end: true
		},
		{
			shown: html(gapSentence(value, indicator, language) ?? '–', language),
			sort: value.plan?.behind ?? null
		},
		{
			shown: statusHtml(row, language),
			sort: value.status === null ? null : statuses.indexOf(value.status)
		},
		{
			shown: figureOn === null ? '–' : escapeHtml(formatDate(figureOn, language, 'medium')),
			sort: figureOn
		}
	];
	const title = localize(indicator.title, language);
	const name = `<th scope="row" data-value="${escapeHtml(title)}"><a href="#${placeOf(indicator.id)}">${html(title, language)}</a></th>`;
	return `<tr>${name}${cells.map(({ shown, sort, end }) => `<td data-value="${escapeHtml(String(sort ?? ''))}"${end ? ' class="end"' : ''}>${shown}</td>`).join('')}</tr>`;
}
