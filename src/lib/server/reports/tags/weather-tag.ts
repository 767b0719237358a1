import type { Language } from '#lib/indicators/language.ts';
import { statuses } from '#lib/indicators/status.ts';
import { statusTitles } from '#lib/indicators/status-words.ts';
import { typedNumber } from '#lib/indicators/typed-cell.ts';
import { weatherTitles, type Weather } from '#lib/indicators/weather.ts';
import type { Inline, Table } from '../document.ts';
import { inLanguage } from '../foreign-words.ts';
import { statusInline, text } from '../inline.ts';
import type { ReportContext } from '../report-context.ts';
import type { TagSpec } from '../tag.ts';
import { appraisalOf } from './committee-tags.ts';

/** How many indicators of each axis stand at each status, and its officer's appraisal: the weather by axis. */
export const weather: TagSpec = {
	meaning: {
		fr: 'météo par axe : combien d’indicateurs à chaque statut, et l’appréciation de son pilote',
		en: 'weather by axis: how many indicators at each status, and its officer’s appraisal'
	},
	body: 'none',
	blocks: async ({ context }) => {
		const { axes } = await context.page();
		const { language } = context;
		const acting = axes.filter((axis) => !axis.context);
		if (acting.length === 0) return [];
		const levels = new Map(
			acting.map(({ id }) => [id, appraisalOf(context, { kind: 'axis', id })?.level ?? null])
		);
		const isAppraised = [...levels.values()].some((level) => level !== null);
		const table: Table = {
			type: 'table',
			caption: [],
			wide: true,
			columns: [
				{ title: [text(context.word('axis'))], align: 'start', share: 2.8 },
				...statuses.map((status) => ({
					title: statusInline(status, statusTitles[status][language]),
					align: 'end' as const,
					share: 1
				})),
				...(isAppraised
					? [{ title: [text(context.word('appraisal'))], align: 'start' as const, share: 1.8 }]
					: [])
			],
			rows: acting.map(({ id, title, rows }) => [
				[axisName(id, title, context)],
				...statuses.map((status) => {
					const count = rows.filter(({ value }) => value.status === status).length;
					return [count === 0 ? text('–') : text(String(count), typedNumber(count))];
				}),
				...(isAppraised ? [levelInline(levels.get(id) ?? null, language)] : [])
			])
		};
		return [table];
	}
};

/** An axis's name, in the language that it exists in. */
function axisName(id: string, title: string, { settings, language }: ReportContext): Inline {
	const declared = settings.axes.find((axis) => axis.id === id);
	return declared ? inLanguage(declared.title, language) : text(title);
}

function levelInline(level: Weather | null, language: Language): readonly Inline[] {
	if (level === null) return [text('–')];
	return [{ type: 'weather', level, text: weatherTitles[level][language] }];
}
