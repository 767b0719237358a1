import type { CommitteeRow } from '../../pages/committee-figures.ts';
import type { Block, Spotlight } from '../document.ts';
import type { ReportContext } from '../report-context.ts';
import { textOf, type TagSpec } from '../tag.ts';
import { saidOf } from './meeting-slide-tags.ts';
import { provenanceNote } from './note-tags.ts';
import { illustration, rowOf } from './sheet-tag.ts';
import { keyFigure } from './summary-tags.ts';

/** A chart that takes two thirds of a slide: its type is drawn twice as large as on a page. */
const slideChart = { width: 620, height: 315, amongMany: true };
const pageChart = { width: 500, height: 210, bullet: 242, amongMany: true };

/** One indicator, large: its figure, what illustrates it. */
export const spotlight: TagSpec = {
	meaning: {
		fr: 'un indicateur en grand : chiffre et graphique',
		en: 'one indicator, large: figure and chart'
	},
	primary: {
		type: 'indicator',
		required: true,
		meaning: { fr: 'identifiant de l’indicateur', en: 'id of the indicator' }
	},
	body: 'none',
	blocks: async (call) => {
		const { context } = call;
		const row = await askedRow(context, textOf(call, 'primary'));
		if (row === null) return [];
		const onSlide = context.about.layout === 'slides';
		const picture = await illustration(context, row, onSlide ? slideChart : pageChart);
		const bullet = onSlide ? undefined : pageChart.bullet;
		const item = { ...keyFigure(row, context, bullet), title: '' };
		return [
			{
				type: 'spotlight',
				// The gap is in the slide's title.
				item: onSlide ? { ...item, gap: null } : item,
				below: onSlide
					? [
							...saidOf(context, { kind: 'indicator', id: row.indicator.id }),
							sourceOf(row, context)
						]
					: [],
				illustration: picture
			} satisfies Spotlight
		];
	}
};

/** Where a slide's figure comes from: it has no margin for a note. */
function sourceOf({ indicator }: CommitteeRow, context: ReportContext): Block {
	const { content } = provenanceNote(context, indicator, true);
	return { type: 'paragraph', role: 'small', content };
}

/** The row of an indicator by its id; null for none. */
export async function askedRow(
	context: ReportContext,
	id: string | null
): Promise<CommitteeRow | null> {
	const indicator = id === null ? null : context.indicator(id);
	return indicator && rowOf(context, indicator);
}
