import { clampProgress } from '#lib/indicators/progress.ts';
import { withDeclaredMark } from '#lib/indicators/declared-mark.ts';
import { figureBesideUnit } from '#lib/indicators/format.ts';
import { localize } from '#lib/indicators/language.ts';
import {
	afterTitle,
	attentionSentence,
	changeSentence,
	gapSentence,
	lowered
} from '#lib/indicators/sentence.ts';
import { colon } from '#lib/indicators/series-words.ts';
import { bareFigure } from '#lib/indicators/typed-cell.ts';
import { chartBlock, pictureOf } from '../chart-block.ts';
import { planShown, projectionTo } from '../choose-chart.ts';
import type { AttentionPoint } from '../../pages/committee.ts';
import type { CommitteeRow } from '../../pages/committee-figures.ts';
import type { Block, Inline, KeyFigure } from '../document.ts';
import { inLanguage } from '../foreign-words.ts';
import { rowBarWidth } from '../key-figure-row.ts';
import { aboutFigure, settle, statusInline, statusWords, strong, text } from '../inline.ts';
import type { ReportContext } from '../report-context.ts';
import type { TagSpec } from '../tag.ts';
import { isBehind } from './axis-tags.ts';
import { noteCall, originOf, provenanceNote } from './note-tags.ts';

/** A bullet is read beside a large figure, in a third of the width. */
const bulletWidth = 350;
const attentionHeight = 125;

/** The chosen figures that open the committee's page. */
export const keyFigures: TagSpec = {
	meaning: {
		fr: 'les chiffres clés de la vue du comité',
		en: 'the key figures of the committee’s page'
	},
	body: 'none',
	blocks: async ({ context }) => {
		const { headlines } = await context.page();
		if (headlines.length === 0) return [];
		const width = context.about.layout === 'slides' ? rowBarWidth(headlines.length) : bulletWidth;
		const items = headlines.map((row) => keyFigure(row, context, width));
		return [{ type: 'key-figures', items }];
	}
};

/** A figure as the committee's page shows it. */
export function keyFigure(
	{ indicator, value, before, comparison }: CommitteeRow,
	context: ReportContext,
	/** Pixels of its bar: those of the room that it has. */
	width = bulletWidth
): KeyFigure {
	const { about, language, settings, subject, renderChart } = context;
	const { figure, unit } = figureBesideUnit(value, indicator, language);
	const hasBullet = value.target !== null && clampProgress(value.progress) !== null;
	const title = localize(indicator.title, language);
	const bullet = { form: 'bullet', indicator, value, language, accent: settings.accent } as const;
	return {
		indicator: indicator.id,
		title,
		language: indicator.title[language] === undefined ? 'fr' : null,
		// A slide has no margin, and the indicator's own sheet tells its source at length.
		note:
			about.layout === 'slides' || subject?.id === indicator.id
				? null
				: provenanceNote(context, indicator),
		figure,
		value: bareFigure(value, indicator),
		unit: withDeclaredMark(unit, value, language).trim(),
		change: changeSentence(value, before, indicator, comparison, language),
		status: value.status,
		statusText:
			indicator.better === 'none' || value.value === null ? '' : statusWords(value, language),
		bullet: hasBullet
			? pictureOf(
					renderChart({ ...bullet, width }),
					`${title}${colon(language)}${lowered(attentionSentence(value, indicator, language))}`
				)
			: null,
		gap: gapSentence(value, indicator, language),
		origin: originOf(context, indicator)
	};
}

/** What is behind its plan: the committee's points with their curves, or all of it in words. */
export const attention: TagSpec = {
	meaning: {
		fr: 'points d’attention : ce qui est en retard sur sa trajectoire',
		en: 'points of attention: what is behind its trajectory'
	},
	attributes: {
		all: {
			type: 'boolean',
			meaning: {
				fr: 'true : tout ce qui est en retard, en phrases ; sinon les trois premiers, avec leur courbe',
				en: 'true: all that is behind, in sentences; otherwise the first three, with their curves'
			}
		}
	},
	body: 'none',
	blocks: async ({ context, attributes }) => {
		const page = await context.page();
		if (attributes['all'] === true) {
			const behind = page.axes.flatMap(({ rows }) => rows).filter(isBehind);
			return behind.length === 0
				? [plain(nothingBehind[context.language])]
				: behind.map((row) => toldPoint(row, context));
		}
		if (page.attention.length === 0) return [plain(nothingBehind[context.language])];
		return Promise.all(
			page.attention.map(async (point) => ({
				type: 'together' as const,
				blocks: [toldPoint(point, context), await courseOf(point, context)]
			}))
		);
	}
};

function toldPoint({ indicator, value }: CommitteeRow, context: ReportContext): Block {
	const { language } = context;
	const content = [
		...statusInline(value.status, statusWords(value, language)),
		text(' · '),
		strong(inLanguage(indicator.title, language)),
		noteCall(context, indicator),
		aboutFigure(
			indicator,
			`${colon(language)}${lowered(attentionSentence(value, indicator, language))}`
		)
	];
	return { type: 'paragraph', role: 'body', content: settle(content, language) };
}

async function courseOf(
	{ indicator, series }: AttentionPoint,
	context: ReportContext
): Promise<Block> {
	const { language, settings } = context;
	const place = context.territory?.code ?? null;
	const trajectory = planShown(context, indicator, place);
	return chartBlock(
		{
			form: 'trajectory',
			indicator,
			values: series,
			trajectory,
			projection: await projectionTo(context, indicator, series, trajectory, place),
			language,
			accent: settings.accent,
			height: attentionHeight,
			yearStart: settings.yearStart,
			id: `attention-${indicator.id}`
		},
		context,
		[]
	);
}

const nothingBehind = {
	fr: 'Aucun indicateur n’est en retard sur sa trajectoire à cette date.',
	en: 'No indicator is behind its trajectory at this date.'
};

/** What is ahead of its plan. */
export const advances: TagSpec = {
	meaning: {
		fr: 'ce qui est en avance sur sa trajectoire',
		en: 'what is ahead of its trajectory'
	},
	body: 'none',
	blocks: async ({ context }) => {
		const { advances: rows } = await context.page();
		const { language } = context;
		if (rows.length === 0) return [plain(nothingAhead[language])];
		return [
			{
				type: 'list',
				ordered: false,
				items: rows.map((row) => [
					{ type: 'paragraph', role: 'body', content: toldRow(row, context) }
				])
			}
		];
	}
};

const nothingAhead = {
	fr: 'Aucun indicateur n’est en avance sur sa trajectoire à cette date.',
	en: 'No indicator is ahead of its trajectory at this date.'
};

function toldRow(
	{ indicator, value, before, comparison }: CommitteeRow,
	context: ReportContext
): readonly Inline[] {
	const { language } = context;
	const gap = gapSentence(value, indicator, language);
	const said = afterTitle(value, before, indicator, comparison, language);
	return settle(
		[
			strong(inLanguage(indicator.title, language)),
			noteCall(context, indicator),
			aboutFigure(indicator, `${colon(language)}${said}.${gap === null ? '' : ` ${gap}.`}`)
		],
		language
	);
}

function plain(words: string): Block {
	return { type: 'paragraph', role: 'body', content: [text(words)] };
}
