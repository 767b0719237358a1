import { formatDate, formatIndicatorValue } from '#lib/indicators/format.ts';
import {
	explainWording,
	formatWording,
	parseWording,
	wordingHolds,
	wordingWithUnit,
	wordings
} from '#lib/indicators/rounded-wording.ts';
import { aboutFigure } from '../inline.ts';
import { numberOf, textOf, type TagSpec } from '../tag.ts';
import {
	askedFigure,
	atAttribute,
	indicatorAttribute,
	territoryAttribute,
	type Asked
} from './figure-tags.ts';

/** A rounded figure in words, checked: « plus de 500 ambassadeurs ». */
export const wording: TagSpec = {
	meaning: {
		fr: 'un chiffre arrondi en mots, vérifié : « plus de 500 ambassadeurs »',
		en: 'a rounded figure in words, checked: “more than 500 ambassadors”'
	},
	primary: indicatorAttribute,
	attributes: {
		words: {
			type: Object.values(wordings).flatMap(({ fr, en }) => [fr, en]),
			required: true,
			meaning: { fr: 'les mots devant le chiffre', en: 'the words before the figure' }
		},
		round: {
			type: 'number',
			required: true,
			least: 1,
			meaning: { fr: 'le chiffre rond', en: 'the round figure' }
		},
		unit: {
			type: 'boolean',
			meaning: { fr: 'avec son unité (true)', en: 'with its unit (true)' }
		},
		at: atAttribute,
		territory: territoryAttribute
	},
	body: 'none',
	example: ({ indicator }) => `{% wording "${indicator}" words="près de" round=100 /%}`,
	inline: async (call) => {
		const asked = await askedFigure(call);
		const round = numberOf(call, 'round');
		const words = parseWording(textOf(call, 'words') ?? '');
		if (!asked || round === null || words === null) return [];
		const { indicator, value } = asked;
		const { language } = call.context;
		const scale = indicator.format.style === 'percent' ? 100 : 1;
		const actual = value.value === null ? null : value.value * scale;
		if (!wordingHolds(words, round, actual))
			call.problem(
				{
					fr: `« ${formatWording(words, round, 'fr')} » ne tient pas : ${told(asked, 'fr')}. ${explainWording(words, round, 'fr')}.`,
					en: `“${formatWording(words, round, 'en')}” does not hold: ${told(asked, 'en')}. ${explainWording(words, round, 'en')}.`
				},
				{ text: String(call.attributes['primary']) }
			);
		return [
			aboutFigure(
				indicator,
				call.attributes['unit'] === false
					? formatWording(words, round, language)
					: wordingWithUnit(words, round, indicator, language)
			)
		];
	}
};

function told({ indicator, value }: Asked, language: 'fr' | 'en'): string {
	const figure = formatIndicatorValue(value, indicator, language).text;
	const day = formatDate(value.to, language);
	return language === 'fr'
		? `« ${indicator.id} » vaut ${figure} au ${day}`
		: `“${indicator.id}” is ${figure} on ${day}`;
}
