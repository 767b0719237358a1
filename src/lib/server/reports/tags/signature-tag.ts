import type { Language } from '#lib/indicators/language.ts';
import { colon } from '#lib/indicators/series-words.ts';
import type { Block } from '../document.ts';
import { asTyped } from '../foreign-words.ts';
import { settle, text } from '../inline.ts';
import type { TagSpec } from '../tag.ts';
import { meetingOf } from './committee-tags.ts';

/** What minutes end with: where and when they are signed, and the chair's signature, left to be written. */
export const signature: TagSpec = {
	meaning: {
		fr: 'lieu, date et signature de la présidence de la séance, à remplir',
		en: 'place, date and signature of the chair of the meeting, to be filled in'
	},
	body: 'none',
	recorded: true,
	blocks: (call) => {
		const { context } = call;
		const { language } = context;
		const held = meetingOf(call);
		if (held === null) return [];
		const { at, on, where, chair } = words[language];
		const line = (...content: Parameters<typeof settle>[0]): Block => ({
			type: 'paragraph',
			role: 'body',
			content: settle(content, language)
		});
		const dots = text(blank);
		const dated =
			held.place === null
				? line(text(`${at} ${on} `), dots)
				: line(
						text(`${at} ${where} `),
						asTyped(held.place, context),
						text(`${language === 'fr' ? ', ' : ' '}${on} `),
						dots
					);
		const signed = line(text(`${chair}${colon(language)}`), dots);
		return [{ type: 'together', blocks: [{ type: 'columns', columns: [[dated], [signed]] }] }];
	}
};

/** To write on: every format and font has these dots. */
const blank = '…'.repeat(9);

const words: Readonly<Record<Language, Readonly<Record<'at' | 'on' | 'where' | 'chair', string>>>> =
	{
		fr: { at: 'Fait', where: 'à', on: 'le', chair: 'Signature de la présidence' },
		en: { at: 'Signed', where: 'at', on: 'on', chair: 'Signature of the chair' }
	};
