import { formatDate } from '#lib/indicators/format.ts';
import { localize } from '#lib/indicators/language.ts';
import type { Block } from '../document.ts';
import { settle, text } from '../inline.ts';
import type { ReportContext } from '../report-context.ts';
import type { TagSpec } from '../tag.ts';

/** The day, the chair and the date of the figures, on the first slide. */
export const opening: TagSpec = {
	meaning: {
		fr: 'date de la séance, présidence, situation des chiffres',
		en: 'date of the meeting, chair, date of the figures'
	},
	body: 'none',
	blocks: ({ context }) => {
		const { settings, language, asOf, edition, word } = context;
		const held = settings.meetings.includes(asOf) ? asOf : null;
		const presidents = settings.presidents.map((president) => localize(president, language));
		const published = formatDate(edition.publishedAt.slice(0, 10), language);
		return [
			...(held === null ? [] : [line('lead', formatDate(held, language), context)]),
			...presidents.map((president) => line('body', president, context)),
			line(
				'small',
				`${word('asOf')} ${formatDate(asOf, language)} · ${word('edition')} ${edition.id.slice(0, 12)} ${word('publishedOn')} ${published}`,
				context
			)
		];
	}
};

/** When the committee meets next. */
export const nextMeeting: TagSpec = {
	meaning: { fr: 'date de la prochaine séance', en: 'date of the next meeting' },
	body: 'none',
	inline: ({ context }) => {
		const { settings, language, asOf } = context;
		const next = settings.meetings.find((date) => date > asOf);
		return [text(next === undefined ? toBeSet[language] : formatDate(next, language))];
	}
};

const toBeSet = { fr: 'Date à fixer', en: 'Date to be set' };

function line(role: 'lead' | 'body' | 'small', words: string, { language }: ReportContext): Block {
	return { type: 'paragraph', role, content: settle([text(words)], language) };
}
