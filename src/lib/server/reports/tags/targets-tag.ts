import { formatDate, formatValue } from '#lib/indicators/format.ts';
import { restarts } from '#lib/indicators/trajectory.ts';
import { isReached } from '#lib/indicators/direction.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { TargetPoint } from '#lib/indicators/target.ts';
import { typedAmount } from '#lib/indicators/typed-cell.ts';
import { trajectoryOf } from '../../values/targets.ts';
import type { Inline, Table } from '../document.ts';
import { differenceCell } from '../difference-cell.ts';
import { inLanguage } from '../foreign-words.ts';
import { aboutFigure, text } from '../inline.ts';
import type { ReportContext } from '../report-context.ts';
import type { TagSpec } from '../tag.ts';
import { cellText } from './figure-tags.ts';

/** Next year's target of each indicator, and what is still to do. */
export const targets: TagSpec = {
	meaning: {
		fr: 'cible de l’année suivante de chaque indicateur, et ce qui reste à faire',
		en: 'next year’s target of each indicator, and what is still to do'
	},
	body: 'none',
	blocks: async ({ context }) => {
		const { word, language } = context;
		const rows = await Promise.all(
			context.indicators.map((indicator) => targetRow(indicator, context))
		);
		const shown = rows.filter((row) => row !== null);
		if (shown.length === 0)
			return [{ type: 'paragraph', role: 'body', content: [text(noTarget[language])] }];
		const table: Table = {
			type: 'table',
			caption: [],
			wide: true,
			columns: [
				{ title: [text(word('indicator'))], align: 'start', share: 2.4 },
				{ title: [text(word('figure'))], align: 'end', share: 1.1 },
				{ title: [text(word('target'))], align: 'end', share: 1 },
				{ title: [text(word('due'))], align: 'end', share: 1.2 },
				{ title: [text(word('remaining'))], align: 'end', share: 1.4 }
			],
			rows: shown
		};
		return [table];
	}
};

const noTarget = {
	fr: 'Aucune cible n’est fixée après cette date.',
	en: 'No target is set after this date.'
};

async function targetRow(
	indicator: Indicator,
	context: ReportContext
): Promise<readonly (readonly Inline[])[] | null> {
	const { edition, language, territory } = context;
	if (indicator.better === 'none') return null;
	const trajectory = trajectoryOf(edition, indicator.id, territory?.code ?? null);
	const next = trajectory && targetAhead(trajectory.targets, context);
	const value = next && (await context.headline(indicator.id));
	if (!next || !value) return null;
	return [
		[inLanguage(indicator.title, language)],
		cellText(value, indicator, context),
		[
			aboutFigure(
				indicator,
				formatValue(next.value, indicator.format, language),
				typedAmount(next.value, indicator.format, language)
			)
		],
		[text(formatDate(next.date, language, 'numeric'), { date: next.date })],
		remainingCell(value.value, next, indicator, context)
	];
}

/** The target of next year, else the first one after the report's date. */
function targetAhead(
	targets: readonly TargetPoint[],
	{ asOf, year }: ReportContext
): TargetPoint | null {
	const ofNextYear = targets.findLast(({ date }) => date.startsWith(`${year + 1}-`));
	return ofNextYear ?? targets.find(({ date }) => date > asOf) ?? null;
}

/** « +80 », « atteinte »; nothing for a yearly count whose year has not begun. */
function remainingCell(
	value: number | null,
	next: TargetPoint,
	indicator: Indicator,
	{ asOf, language }: ReportContext
): readonly Inline[] {
	const notBegun = restarts(indicator) && next.date.slice(0, 4) > asOf.slice(0, 4);
	if (value === null || notBegun) return [text('–')];
	if (isReached(value, next.value, indicator.better))
		return [text(language === 'fr' ? 'atteinte' : 'reached')];
	return [differenceCell(next.value - value, indicator, language)];
}
