import { formatDate } from '#lib/indicators/format.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Block, Table } from '../document.ts';
import { inLanguage } from '../foreign-words.ts';
import { text } from '../inline.ts';
import type { TagSpec } from '../tag.ts';

/** A sentence in larger type, to open an axis. */
export const lead: TagSpec = {
	meaning: { fr: 'phrase d’ouverture, en plus grand', en: 'opening sentence, in larger type' },
	body: 'required',
	blocks: async (call) => {
		const content = await call.inlineBody();
		return content.length === 0 ? [] : [{ type: 'paragraph', role: 'lead', content }];
	}
};

/** Text in small type. */
export const small: TagSpec = {
	meaning: { fr: 'texte en petit', en: 'text in small type' },
	body: 'required',
	blocks: async (call) => {
		const content = await call.inlineBody();
		return content.length === 0 ? [] : [{ type: 'paragraph', role: 'small', content }];
	}
};

export const pageBreak: TagSpec = {
	meaning: { fr: 'saut de page', en: 'page break' },
	body: 'none',
	stands: 'pages',
	blocks: () => [{ type: 'page-break' }]
};

export const partners: TagSpec = {
	meaning: {
		fr: 'tableau des partenaires et de leur rôle',
		en: 'table of the partners and their roles'
	},
	body: 'none',
	blocks: ({ context }): readonly Table[] => {
		const { settings, language, word } = context;
		if (settings.partners.length === 0) return [];
		return [
			{
				type: 'table',
				caption: [],
				wide: true,
				columns: [
					{ title: [text(word('partner'))], align: 'start', share: 1.2 },
					{ title: [text(word('role'))], align: 'start', share: 1 }
				],
				rows: settings.partners.map(({ name, role }) => [
					[text(name)],
					[role === null ? text('–') : inLanguage(role, language)]
				])
			}
		];
	}
};

/** Meetings of the committee in the report's year, and the next one known. */
export const meetings: TagSpec = {
	meaning: {
		fr: 'séances du comité dans l’année, et la suivante',
		en: 'meetings of the committee in the year, and the next one'
	},
	body: 'none',
	blocks: ({ context }) => {
		const { committee, language, asOf, year, meetingDays: known } = context;
		const recorded = new Map(committee.meetings.map((meeting) => [meeting.date, meeting]));
		const held = known.filter((date) => date.startsWith(String(year)) && date <= asOf);
		const next = known.find((date) => date > asOf);
		const dates = [...held, ...(next === undefined ? [] : [next])];
		const placeOf = (date: IsoDate) => {
			const place = recorded.get(date)?.place ?? null;
			return place === null ? '' : `, ${place}`;
		};
		if (dates.length === 0) return [];
		return [
			{
				type: 'list',
				ordered: false,
				items: dates.map((date): readonly Block[] => {
					const words = `${context.word('meeting')}, ${formatDate(date, language)}`;
					const later = date > asOf ? (language === 'fr' ? ' (à venir)' : ' (to come)') : '';
					return [
						{ type: 'paragraph', role: 'body', content: [text(words + placeOf(date) + later)] }
					];
				})
			}
		];
	}
};
