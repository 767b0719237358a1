import { formatDate } from '#lib/indicators/format.ts';
import { localize } from '#lib/indicators/language.ts';
import { attentionSentence, figureSentence } from '#lib/indicators/sentence.ts';
import { pacedIndicators, pacedKeyFigures, paceSentence } from '#lib/indicators/pace-sentence.ts';
import { colon } from '#lib/indicators/series-words.ts';
import type { CommitteeRow } from '../../pages/committee-figures.ts';
import type { Block, Inline, Slide } from '../document.ts';
import { JalonError } from '../../programme/problem.ts';
import { indicatorShape, indicatorVariables } from '../indicator-variables.ts';
import { capitalized, plainText, settle, text } from '../inline.ts';
import type { ReportContext } from '../report-context.ts';
import { textOf, type TagCall, type TagSpec } from '../tag.ts';
import { behindList, isBehind, paceOf, rowsOfAxis, toldAxis } from './axis-tags.ts';
import { askedRow } from './spotlight-tag.ts';

/** One idea before a room; its sentence is the title. */
export const slide: TagSpec = {
	meaning: {
		fr: 'une diapositive ; son premier titre (#) est le sien, sinon la phrase de l’indicateur ou de l’axe',
		en: 'a slide; its first heading (#) is its title, else the sentence of the indicator or the axis'
	},
	primary: {
		type: 'text',
		required: true,
		meaning: {
			fr: 'son nom, le même dans chaque langue',
			en: 'its name, the same in each language'
		}
	},
	attributes: {
		title: { type: 'text', meaning: { fr: 'son titre', en: 'its title' } },
		subject: {
			type: 'text',
			meaning: {
				fr: 'ce dont elle parle, au-dessus du titre',
				en: 'what it is about, over the title'
			}
		},
		of: { type: 'indicator', meaning: { fr: 'l’indicateur', en: 'the indicator' } },
		axis: { type: 'axis', meaning: { fr: 'l’axe', en: 'the axis' } },
		item: {
			type: 'text',
			meaning: {
				fr: 'ce qui distingue celle-ci dans une boucle',
				en: 'what tells this one apart in a loop'
			}
		},
		form: {
			type: ['plain', 'opening'],
			meaning: { fr: 'opening : la première', en: 'opening: the first one' }
		},
		notes: {
			type: 'text',
			meaning: { fr: 'à dire, non projeté', en: 'to be said, not shown' }
		},
		annex: {
			type: 'boolean',
			meaning: {
				fr: 'true : montrée seulement quand on la demande',
				en: 'true: shown only when it is asked for'
			}
		}
	},
	body: 'optional',
	stands: 'deck',
	example: ({ indicator }) =>
		`{% slide "…" of="${indicator}" %}\n{% spotlight "${indicator}" /%}\n\n{% notes %}\n…\n{% /notes %}\n{% /slide %}`,
	blocks: async (call) => {
		const body = await bodyOf(call);
		const heading = body.find((block) => block.type === 'heading');
		const shown = body.filter((block) => block.type !== 'said' && block !== heading);
		const told = await toldSubject(call);
		const written = textOf(call, 'title');
		const title = written ?? (heading ? plainText(heading.content) : (told?.title ?? null));
		const isOpening = textOf(call, 'form') === 'opening';
		const isEmpty = shown.length === 0 && written === null && !isOpening;
		if (title === null || isEmpty) return [];
		const subject = textOf(call, 'subject') ?? told?.subject ?? null;
		const notes = textOf(call, 'notes');
		const { language } = call.context;
		const said = [
			...body.flatMap((block) => (block.type === 'said' ? block.blocks : [])),
			...(notes === null ? [] : [paragraph(notes, call.context)]),
			...(told?.said ?? [])
		];
		const parts = ['primary', 'of', 'axis', 'item'].flatMap((name) => textOf(call, name) ?? []);
		return [
			{
				type: 'slide',
				id: parts.join('-'),
				form: isOpening ? 'opening' : 'plain',
				indicator: textOf(call, 'of'),
				subject: subject === title ? null : subject,
				title: settle([text(withoutStop(title))], language),
				blocks: shown,
				said,
				annex: call.attributes['annex'] === true
			} satisfies Slide
		];
	}
};

/** What is said while a slide shows; the room doesn't see it. */
export const notes: TagSpec = {
	meaning: {
		fr: 'notes de qui présente, dans une diapositive',
		en: 'notes for who presents, in a slide'
	},
	body: 'required',
	stands: 'slide',
	blocks: async (call) => [{ type: 'said', blocks: await call.blockBody() }]
};

/** Repeats its body for each point of attention of the committee's page, as `indicators` does. */
export const points: TagSpec = {
	meaning: {
		fr: 'répète son texte pour chaque point d’attention : $indicator.id, $indicator.title',
		en: 'repeats its text for each point of attention: $indicator.id, $indicator.title'
	},
	body: 'required',
	gives: { name: 'indicator', shape: indicatorShape },
	example: () =>
		'{% points %}\n**{% $indicator.title %}** : {% sentence $indicator.id kind="attention" /%}\n{% /points %}',
	blocks: async (call) => {
		const { attention } = await call.context.page();
		const rounds = await Promise.all(
			attention.map(({ indicator }) =>
				call.blockBody({ indicator: indicatorVariables(indicator, call.context) })
			)
		);
		return rounds.flat();
	}
};

/** How many indicators keep pace, all axes together. */
export const pace: TagSpec = {
	meaning: {
		fr: 'combien d’indicateurs tiennent le rythme prévu, en une phrase',
		en: 'how many indicators keep the planned pace, in one sentence'
	},
	attributes: {
		of: {
			type: ['indicators', 'key-figures'],
			meaning: {
				fr: 'de tous (indicators, sans précision) ou des chiffres clés (key-figures)',
				en: 'of all (indicators, when left out) or of the key figures (key-figures)'
			}
		}
	},
	body: 'none',
	inline: async (call) => {
		const { language } = call.context;
		const { axes, headlines } = await call.context.page();
		const isOfKeyFigures = textOf(call, 'of') === 'key-figures';
		const rows = isOfKeyFigures ? headlines : axes.flatMap((axis) => axis.rows);
		const noun = isOfKeyFigures ? pacedKeyFigures : pacedIndicators;
		const pace = paceSentence(paceOf(rows), language, noun);
		return [text(pace === null ? noPace[language] : capitalized(pace))];
	}
};

const noPace = {
	fr: 'Aucun indicateur n’a de cible à cette date',
	en: 'No indicator has a target at this date'
};

/** What a slide holds; of one that asks for more than a meeting kept, a sentence that says so. */
async function bodyOf(call: TagCall): Promise<readonly Block[]> {
	try {
		return await call.blockBody();
	} catch (error) {
		if (!(error instanceof JalonError) || error.code !== 'edition-gone') throw error;
		const { language } = call.context;
		const title = textOf(call, 'title') ?? textOf(call, 'subject') ?? notKept[language];
		return [
			{
				type: 'heading',
				level: 1,
				content: settle([text(title)], language),
				id: '',
				number: null,
				opensPage: false,
				listed: false
			},
			paragraph(error.describe(language), call.context)
		];
	}
}

const notKept = { fr: 'Non gardé', en: 'Not kept' };

type Told = {
	readonly title: string;
	readonly subject: string | null;
	readonly said: readonly Block[];
};

/** Title, subject and notes of a slide about an indicator or an axis; null for another. */
async function toldSubject(call: TagCall): Promise<Told | null> {
	const { context } = call;
	const row = await askedRow(context, textOf(call, 'of'));
	if (row !== null) return toldRow(row, context);
	const axis = context.settings.axes.find(({ id }) => id === textOf(call, 'axis'));
	if (!axis) return null;
	const rows = await rowsOfAxis(context, axis.id);
	if (rows.length === 0) return null;
	const behind = rows.filter(isBehind);
	return {
		title: toldAxis(rows, context),
		subject: localize(axis.title, context.language),
		said: behind.length === 0 ? [] : [behindList(behind, context)]
	};
}

function toldRow(row: CommitteeRow, context: ReportContext): Told {
	const { indicator, value, before, comparison, figureOn } = row;
	const { language } = context;
	const behind = isBehind(row);
	const figure = figureSentence(value, before, indicator, comparison, language);
	const definition = localize(indicator.definition, language);
	const isDated = figureOn !== null && value.value !== null;
	const dated = isDated ? ` ${figureDated(figureOn, language)}` : '';
	return {
		title: behind ? attentionSentence(value, indicator, language) : figure,
		subject: localize(indicator.title, language),
		said: [
			...(behind ? [paragraph(`${figure}.`, context)] : []),
			paragraph(
				`${language === 'fr' ? 'Définition' : 'Definition'}${colon(language)}${definition}${dated}`,
				context
			)
		]
	};
}

function figureDated(date: string, language: 'fr' | 'en'): string {
	const day = formatDate(date, language);
	return language === 'fr' ? `Chiffre au ${day}.` : `Figure of ${day}.`;
}

function paragraph(words: string, { language }: ReportContext): Block {
	const content: readonly Inline[] = settle([text(words)], language);
	return { type: 'paragraph', role: 'body', content };
}

/** A title ends without a full stop. */
function withoutStop(words: string): string {
	return words.replace(/\.$/, '');
}
