import { formatDate } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize } from '#lib/indicators/language.ts';
import { semicolon, colon } from '#lib/indicators/series-words.ts';
import { typeset } from '#lib/indicators/typeset.ts';
import { formatNumber, noBreak } from '#lib/indicators/number-words.ts';
import { pluralize } from '#lib/indicators/plural.ts';
import { languageTag } from '../../programme/parse-foreign.ts';
import { provenanceOf, type DatasetFiles } from '../../pages/provenance.ts';
import { lastFigureOn } from '../../values/catalogue.ts';
import type { Inline, Note, Origin } from '../document.ts';
import { inLanguage } from '../foreign-words.ts';
import { plainText, settle, strong, text } from '../inline.ts';
import type { ReportContext } from '../report-context.ts';
import { textOf, type TagSpec } from '../tag.ts';

/** A note of the author's, numbered in the margin. */
export const note: TagSpec = {
	meaning: { fr: 'note numérotée, en marge', en: 'numbered note, in the margin' },
	body: 'required',
	example: () => '{% note %}…{% /note %}',
	inline: async (call) => {
		const content = await call.inlineBody();
		return [
			{
				type: 'note',
				note: {
					key: `note ${plainText(content)}`,
					content,
					number: 0,
					first: false,
					indicator: null
				}
			}
		];
	}
};

/** Words of another language, marked as such and set as it sets them. */
export const lang: TagSpec = {
	meaning: {
		fr: 'mots d’une autre langue, dits et coupés comme elle : {% lang "en" %}newsletter{% /lang %}',
		en: 'words of another language, said and broken as it does: {% lang "fr" %}Et si vous restiez ?{% /lang %}'
	},
	primary: {
		type: 'language',
		required: true,
		meaning: { fr: 'la langue : en, oc, pt-BR', en: 'the language: fr, oc, pt-BR' }
	},
	body: 'required',
	example: () => '{% lang "en" %}newsletter{% /lang %}',
	inline: async (call) => {
		const language = textOf(call, 'primary');
		if (language === null || language === call.context.language) return call.inlineBody();
		if (!languageTag.test(language)) {
			call.problem({
				fr: `« ${language} » n’est pas une langue : attendu en, oc ou pt-BR`,
				en: `“${language}” is not a language: expected fr, oc or pt-BR`
			});
			return [];
		}
		return [{ type: 'foreign', language, content: await call.inlineBody(language) }];
	}
};

/** Where an indicator's figure comes from, as a numbered note. */
export const provenance: TagSpec = {
	meaning: {
		fr: 'note : définition, source, dépôts et date d’un indicateur',
		en: 'note: definition, source, deliveries and date of an indicator'
	},
	primary: {
		type: 'indicator',
		required: true,
		meaning: { fr: 'identifiant de l’indicateur', en: 'id of the indicator' }
	},
	attributes: {
		brief: {
			type: 'boolean',
			meaning: {
				fr: 'la source seule, sans définition (true)',
				en: 'the source alone, no definition (true)'
			}
		}
	},
	body: 'none',
	inline: (call) => {
		const indicator = call.context.indicator(textOf(call, 'primary') ?? '');
		return indicator
			? [
					{
						type: 'note',
						note: provenanceNote(call.context, indicator, call.attributes['brief'] === true)
					}
				]
			: [];
	}
};

/** A call of an indicator's note, for the end of what names it; nothing where its source is told at length. */
export function noteCall(context: ReportContext, indicator: Indicator, brief = false): Inline {
	if (context.about.layout === 'slides' || context.subject?.id === indicator.id) return text('');
	return { type: 'note', note: provenanceNote(context, indicator, brief) };
}

/** Definition, source, files, edition and day of a figure; one note per indicator. */
export function provenanceNote(context: ReportContext, indicator: Indicator, brief = false): Note {
	const { edition, asOf, language, word } = context;
	const { datasets } = provenanceOf(edition, indicator, asOf, language);
	const day = lastFigureOn(edition, indicator, asOf);
	const parts: Inline[] = [
		...(brief ? [] : [inLanguage(indicator.definition, language), text(' ')]),
		...sourceRuns(context, indicator, datasets, !brief)
	];
	const dated = formatDate(day ?? asOf, language, 'medium');
	const version = `${word('editionInBrief')}${noBreak}${edition.id.slice(0, 12)}`;
	if (!brief)
		parts.push(
			text(
				language === 'fr'
					? ` Chiffre au ${dated}, ${version}.`
					: ` Figure as of ${dated}, ${version}.`
			)
		);
	else if (day !== null && day !== asOf)
		parts.push(text(language === 'fr' ? ` Chiffre au ${dated}.` : ` Figure as of ${dated}.`));
	const content = settle(parts, language);
	return {
		key: brief ? plainText(content) : `indicator ${indicator.id}`,
		content,
		number: 0,
		first: false,
		indicator: indicator.id
	};
}

/** The same in its parts, for who is asked where a figure comes from. */
export function originOf(context: ReportContext, indicator: Indicator): Origin {
	const { language } = context;
	return {
		indicator: localize(indicator.title, language),
		definition: typeset(localize(indicator.definition, language), language),
		source: settle(sourceOf(context, indicator, true), language)
	};
}

/** Source, files when counted, and the day of the last figure when it is an earlier one. */
function sourceOf(
	context: ReportContext,
	indicator: Indicator,
	withCounts: boolean
): readonly Inline[] {
	const { edition, asOf, language } = context;
	const { datasets } = provenanceOf(edition, indicator, asOf, language);
	const day = lastFigureOn(edition, indicator, asOf);
	const named = sourceRuns(context, indicator, datasets, withCounts);
	if (day === null || day === asOf) return named;
	const dated =
		language === 'fr'
			? ` Chiffre au ${formatDate(day, 'fr')}.`
			: ` Figure as of ${formatDate(day, 'en')}.`;
	return [...named, text(dated)];
}

function sourceRuns(
	{ language, word }: ReportContext,
	indicator: Indicator,
	datasets: readonly DatasetFiles[],
	withCounts: boolean
): readonly Inline[] {
	const own = indicator.source && localize(indicator.source, language);
	const named =
		own ?? [...new Set(datasets.map(({ source, title }) => source ?? title))].join(', ');
	if (named === '') return [];
	const counts = datasets
		.filter(({ files }) => withCounts && files > 0)
		.map((files) => filesWords(files, language));
	const counted = counts.length === 0 ? '' : ` (${counts.join(semicolon(language))})`;
	return [strong(word('source')), text(`${colon(language)}${named}${counted}.`)];
}

/** « Ambassadeurs, 13 dépôts, 320 lignes retenues, 2 écartées ». */
function filesWords({ title, files, rows }: DatasetFiles, language: 'fr' | 'en'): string {
	const french = language === 'fr';
	const count = (number: number, words: readonly [string, string]) =>
		formatNumber(number, language) + noBreak + pluralize(number, words, language);
	const parts = [
		title,
		count(files, french ? ['dépôt', 'dépôts'] : ['delivery', 'deliveries']),
		count(rows.accepted, french ? ['ligne retenue', 'lignes retenues'] : ['row kept', 'rows kept']),
		rows.rejected > 0 &&
			count(rows.rejected, french ? ['écartée', 'écartées'] : ['set aside', 'set aside']),
		(rows.mended ?? 0) > 0 &&
			count(rows.mended ?? 0, french ? ['corrigée', 'corrigées'] : ['mended', 'mended'])
	];
	return parts.filter((part) => part !== false).join(', ');
}
