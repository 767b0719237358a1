import { formatDate, formatList } from '#lib/indicators/format.ts';
import { formatDuration } from '#lib/indicators/duration.ts';
import type { Cadence, Indicator } from '#lib/indicators/indicator.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import { nextFigureOn } from '#lib/indicators/next-figure.ts';
import { windowWords } from '#lib/indicators/over-words.ts';
import { rowsSentence } from '#lib/indicators/rows-sentence.ts';
import { colon, semicolon } from '#lib/indicators/series-words.ts';
import { provenanceOf } from '../../pages/provenance.ts';
import { lastFigureOn } from '../../values/catalogue.ts';
import { editionWords } from '../document-head.ts';
import type { Block, Inline } from '../document.ts';
import { inLanguage } from '../foreign-words.ts';
import { strong, text } from '../inline.ts';
import type { ReportContext } from '../report-context.ts';
import type { ReportWord } from '../report-words.ts';
import { textOf, type TagSpec } from '../tag.ts';

/** Everything that says what a figure is: how it is made, by whom, from which files, when it comes. */
export const identity: TagSpec = {
	meaning: {
		fr: 'carte d’identité d’un indicateur : méthode, période, source, dépôts, mises à jour, responsable, version',
		en: 'identity of an indicator: method, period, source, deliveries, updates, owner, edition'
	},
	primary: {
		type: 'indicator',
		required: true,
		meaning: { fr: 'identifiant de l’indicateur', en: 'id of the indicator' }
	},
	body: 'none',
	blocks: (call) => {
		const { context } = call;
		const indicator = context.indicator(textOf(call, 'primary') ?? '');
		if (!indicator) return [];
		const lines = linesOf(indicator, context);
		return [
			{
				type: 'list',
				ordered: false,
				items: lines.map(([name, content]): readonly Block[] => [
					{
						type: 'paragraph',
						role: 'small',
						content: [strong(context.word(name)), text(colon(context.language)), ...content]
					}
				])
			}
		];
	}
};

type Line = readonly [ReportWord, readonly Inline[]];

function linesOf(indicator: Indicator, context: ReportContext): readonly Line[] {
	const { edition, asOf, language } = context;
	const { datasets, queries, formula } = provenanceOf(edition, indicator, asOf, language);
	const day = lastFigureOn(edition, indicator, asOf);
	const next = nextFigureOn(day, indicator.cadence, indicator.delay);
	const over = windowWords(indicator, language);
	const source =
		indicator.source === null
			? [text([...new Set(datasets.map((one) => one.source ?? one.title))].join(', '))]
			: [inLanguage(indicator.source, language)];
	const said = (name: ReportWord, words: string | null): readonly Line[] =>
		words === null || words === '' ? [] : [[name, [text(words)]]];
	const ruptures = indicator.breaks.map(
		({ on, reason }) =>
			`${formatDate(on, language)} (${localize(reason, language).replace(/\.$/, '')})`
	);
	return [
		...(indicator.method === null
			? []
			: [['method', [inLanguage(indicator.method, language)]] as const]),
		...said(
			'calculation',
			formula &&
				`${localize(formula.numerator.title, language)} ÷ ${localize(formula.denominator.title, language)}`
		),
		...said('periodTold', over === '' ? null : `${over}.`),
		...(datasets.length === 0 && indicator.source === null ? [] : [['source', source] as const]),
		...said(
			'deliveries',
			datasets
				.filter(({ files }) => files > 0)
				.map(({ title, rows }) => `${title}, ${rowsSentence(rows, language)}`)
				.join(semicolon(language))
		),
		...said('lastUpdate', day && formatDate(day, language)),
		...said('nextUpdate', next && nextWords(next, indicator, language)),
		...said('owner', indicator.owner),
		...said('breaks', ruptures.length === 0 ? null : formatList(ruptures, language)),
		['edition', [text(editionOf(context))]],
		['query', queries.flatMap(({ file }, at) => [text(at === 0 ? '' : ', '), code(file)])]
	];
}

/** « 15 janvier 2020 : chaque mois, 15 jours après sa fin ». */
function nextWords(
	day: string,
	{ cadence, delay }: Pick<Indicator, 'cadence' | 'delay'>,
	language: Language
): string {
	const every = cadence === null ? '' : cadences[cadence][language];
	const after =
		delay === null
			? ''
			: language === 'fr'
				? `, ${formatDuration(delay, 'fr')} après sa fin`
				: `, ${formatDuration(delay, 'en')} after it ends`;
	return `${formatDate(day, language)} (${every}${after})`;
}

const cadences: Readonly<Record<Cadence, Readonly<Record<Language, string>>>> = {
	daily: { fr: 'chaque jour', en: 'every day' },
	weekly: { fr: 'chaque semaine', en: 'every week' },
	monthly: { fr: 'chaque mois', en: 'every month' },
	quarterly: { fr: 'chaque trimestre', en: 'every quarter' },
	yearly: { fr: 'chaque année', en: 'every year' }
};

/** Its number and its day, the name being told. */
function editionOf(context: ReportContext): string {
	return editionWords(context).replace(`${context.word('edition')} `, '');
}

function code(words: string): Inline {
	return { type: 'code', text: words };
}
