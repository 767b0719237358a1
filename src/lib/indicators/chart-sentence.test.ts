import { describe, expect, test } from 'vitest';
import { chartSentence, spreadSentence } from './chart-sentence.ts';
import { exampleIndicator, exampleValue } from './example-figure.ts';
import { endOfMonth } from './period.ts';
import type { Value } from './value.ts';

const indicator = exampleIndicator();

function months(...values: (number | null)[]): Value[] {
	return values.map((value, index) => {
		const from = `2019-${String(index + 1).padStart(2, '0')}-01`;
		const missing = value === null ? 'no-data' : null;
		return exampleValue({ from, to: endOfMonth(from), value, missing });
	});
}

describe('a series in words', () => {
	test('goes from its first to its last figure', () => {
		expect(chartSentence(months(12, 40, 320), indicator, 'fr', 'month')).toBe(
			'Ambassadeurs inscrits, de janvier à mars 2019\u202F: de 12 à 320\u00A0ambassadeurs.'
		);
		expect(chartSentence(months(12, 40, 320), indicator, 'en', 'month')).toBe(
			'Registered ambassadors, January to March 2019: from 12 to 320\u00A0ambassadors.'
		);
	});

	test('tells the highest and lowest that lie between', () => {
		expect(chartSentence(months(12, 340, 3, 320), indicator, 'fr', 'month')).toBe(
			'Ambassadeurs inscrits, de janvier à avril 2019\u202F: de 12 à 320\u00A0ambassadeurs\u202F; ' +
				'au plus haut 340 en février 2019\u202F; au plus bas 3 en mars 2019.'
		);
	});

	test('tells the plan and the target', () => {
		const plan = {
			baselineOn: null,
			targetOn: '2020-12-31',
			gap: 20,
			behind: -4,
			statusMissing: null
		};
		const last = exampleValue({ planned: 300, target: 500, plan });
		const first = exampleValue({ to: '2019-06-28', value: 231 });
		expect(chartSentence([first, last], indicator, 'fr')).toBe(
			'Ambassadeurs inscrits, du 28 juin au 20 décembre 2019\u202F: de 231 à 320\u00A0ambassadeurs\u202F; ' +
				'prévu 300, cible 500 au 31 décembre 2020.'
		);
	});

	test('counts what is not available apart from what is masked', () => {
		const values = [...months(12, null, 20), exampleValue({ value: null, missing: 'secret' })];
		expect(chartSentence(values, indicator, 'fr', 'month')).toContain(
			'1\u00A0chiffre non disponible, 1\u00A0chiffre masqué (secret statistique).'
		);
	});

	test('of one figure, or none, says so', () => {
		expect(chartSentence(months(12, null), indicator, 'fr', 'month')).toBe(
			'Ambassadeurs inscrits, en janvier 2019\u202F: 12\u00A0ambassadeurs\u202F; 1\u00A0chiffre non disponible.'
		);
		expect(chartSentence(months(null), indicator, 'fr', 'month')).toBe(
			'Ambassadeurs inscrits\u202F: donnée non disponible.'
		);
		expect(chartSentence([], indicator, 'en')).toBe(
			'Registered ambassadors: figure not available.'
		);
	});
});

test('a break in series inside the span is told, one outside is not', () => {
	const broken = {
		...indicator,
		breaks: [
			{ on: '2018-01-01', reason: { fr: 'Avant.' } },
			{ on: '2019-07-01', reason: { fr: 'Nouveau mode de calcul.' } }
		]
	};
	const values = ['2019-06-30', '2019-12-31'].map((to) => exampleValue({ from: to, to, value: 3 }));
	expect(chartSentence(values, broken, 'fr')).toMatch(
		/\u202f; rupture de série au 1er juillet 2019 \(Nouveau mode de calcul\)\.$/
	);
});

describe('figures side by side in words', () => {
	const at = (value: number | null) =>
		exampleValue({ value, missing: value === null ? 'secret' : null });

	test('go from the least to the most, without a ranking', () => {
		expect(
			spreadSentence([at(96), at(3), at(null), at(null)], indicator, 'intercommunalité', 'fr')
		).toBe(
			'Ambassadeurs inscrits par intercommunalité\u202F: de 3 à 96\u00A0ambassadeurs\u202F; ' +
				'2\u00A0chiffres masqués (secret statistique).'
		);
	});

	test('that are all the same are told once', () => {
		expect(spreadSentence([at(3), at(3)], indicator, 'intercommunality', 'en')).toBe(
			'Registered ambassadors by intercommunality: 3\u00A0ambassadors.'
		);
	});

	test('that are all masked tell no figure', () => {
		expect(spreadSentence([at(null)], indicator, 'secteur', 'fr')).toBe(
			'Ambassadeurs inscrits par secteur\u202F: masqué (secret statistique).'
		);
	});
});
