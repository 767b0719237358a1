import { comparisonOf } from '#lib/indicators/comparison-words.ts';
import { formatNumber } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';
import { narrowNoBreak } from '#lib/indicators/number-words.ts';
import { figureSentence } from '#lib/indicators/sentence.ts';
import type { Value } from '#lib/indicators/value.ts';
import { perThousand } from '#lib/indicators/per-thousand.ts';
import { chartWords } from './chart-words.ts';
import { hasRate } from './map-measures.ts';

type Area = {
	readonly name: string;
	readonly value: Value;
	readonly previous?: Value | null | undefined;
	readonly population?: number | null;
};

/** « Cahors : 42 ambassadeurs, 6 de plus qu’un an plus tôt, 2,1 pour 1 000 habitants. » */
export function areaSentence(
	{ name, value, previous = null, population = null }: Area,
	{ indicator, language }: { readonly indicator: Indicator; readonly language: Language },
	withRate = hasRate(indicator)
): string {
	const colon = language === 'fr' ? `${narrowNoBreak}: ` : ': ';
	const comparison = comparisonOf(previous?.to ?? value.to, value.to);
	const figure = figureSentence(value, previous, indicator, comparison, language);
	const rate = withRate ? perThousand(value.value, population) : null;
	if (rate === null) return `${name}${colon}${figure}.`;
	return `${name}${colon}${figure}, ${formatNumber(rate, language, { decimals: 1 })} ${chartWords[language].perThousand}.`;
}
