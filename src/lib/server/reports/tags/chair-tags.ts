import { stateTitles } from '#lib/indicators/decision.ts';
import { formatDate } from '#lib/indicators/format.ts';
import { localize } from '#lib/indicators/language.ts';
import { attentionSentence, lowered } from '#lib/indicators/sentence.ts';
import { colon } from '#lib/indicators/series-words.ts';
import { weatherTitles } from '#lib/indicators/weather.ts';
import { lateAmong } from '../../meetings/decisions.ts';
import type { Block, Inline } from '../document.ts';
import { asTyped, inLanguage } from '../foreign-words.ts';
import {
	capitalized,
	aboutFigure,
	settle,
	statusInline,
	statusWords,
	strong,
	text
} from '../inline.ts';
import type { ReportContext } from '../report-context.ts';
import type { TagSpec } from '../tag.ts';
import { appraisalOf } from './committee-tags.ts';
import { noteCall } from './note-tags.ts';

/** As many late decisions as a note of two pages has room for. */
const longestList = 6;

const words = {
	nothingBehind: { fr: 'Rien n’est en retard.', en: 'Nothing is behind.' },
	nothingToDecide: {
		fr: 'Rien à arbitrer pour cette séance.',
		en: 'Nothing to be arbitrated at this meeting.'
	},
	nothingLate: { fr: 'Aucune décision en retard.', en: 'No late decision.' },
	unappraised: { fr: 'appréciation non renseignée', en: 'no appraisal' }
} as const;

/** Points of attention in words: why, and what the pilot says of it; no curve. */
export const pointsInBrief: TagSpec = {
	meaning: {
		fr: 'points d’attention en une phrase chacun, avec leur appréciation',
		en: 'points of attention in a sentence each, with their appraisal'
	},
	body: 'none',
	recorded: true,
	blocks: async ({ context }) => {
		const { language } = context;
		const { attention } = await context.page();
		const items = attention.map(({ indicator, value }) => {
			const said = appraisalOf(context, { kind: 'indicator', id: indicator.id });
			const level = said?.level ? localize(weatherTitles[said.level], language) : null;
			return [
				...statusInline(value.status, statusWords(value, language)),
				text(' · '),
				strong(inLanguage(indicator.title, language)),
				noteCall(context, indicator),
				aboutFigure(
					indicator,
					`${colon(language)}${lowered(attentionSentence(value, indicator, language))} `
				),
				...(said
					? [
							text(level ? `${capitalized(level)}${colon(language)}` : ''),
							asTyped(said.wording, context)
						]
					: context.readsCommittee
						? [text(`(${words.unappraised[language]})`)]
						: [])
			];
		});
		return listOf(items, words.nothingBehind[language], context);
	}
};

/** What is to be arbitrated at the meeting, numbered. */
export const toDecide: TagSpec = {
	meaning: { fr: 'points à arbitrer de la séance', en: 'what the meeting is to arbitrate' },
	body: 'none',
	recorded: true,
	blocks: ({ context }) =>
		listOf(
			context.committee.agenda
				.filter(({ kind }) => kind === 'arbitration')
				.map(({ title, detail }) => [
					strong(asTyped(title, context)),
					...(detail === null ? [] : [text(' — '), asTyped(detail, context)])
				]),
			context.readsCommittee
				? words.nothingToDecide[context.language]
				: context.word('meetingWithheld'),
			context,
			true
		)
};

/** Decisions that were late on the day of the report, the longest first. */
export const decisionsLate: TagSpec = {
	meaning: {
		fr: 'décisions en retard à la date du rapport',
		en: 'decisions late at the report’s date'
	},
	body: 'none',
	recorded: true,
	blocks: ({ context }) => {
		const { committee, language, filters } = context;
		const late = lateAmong(committee.decisions, committee.on).filter(
			({ axis }) => filters.axis === null || axis === filters.axis
		);
		const items = late.slice(0, longestList).map(({ id, wording, owner, deadline, state }) => {
			const due = deadline === null ? '' : formatDate(deadline, language);
			const said = [owner, due, localize(stateTitles[state], language)].filter((part) => part);
			return [strong(id), text(' '), asTyped(wording, context), text(` (${said.join(', ')})`)];
		});
		const more = late.length - longestList;
		if (more > 0)
			items.push([text(language === 'fr' ? `et ${more} de plus.` : `and ${more} more.`)]);
		return listOf(
			items,
			context.readsCommittee ? words.nothingLate[language] : context.word('decisionsWithheld'),
			context
		);
	}
};

function listOf(
	items: readonly (readonly Inline[])[],
	none: string,
	{ language }: ReportContext,
	ordered = false
): readonly Block[] {
	const paragraph = (content: readonly Inline[]): Block => ({
		type: 'paragraph',
		role: 'body',
		content: settle(content, language)
	});
	if (items.length === 0) return [paragraph([text(none)])];
	return [{ type: 'list', ordered, items: items.map((content) => [paragraph(content)]) }];
}
