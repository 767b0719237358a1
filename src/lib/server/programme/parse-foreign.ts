import type { Parse } from './keys.ts';
import type { ForeignWords } from './programme.ts';
import { expected, parseListOf, parseText } from './spec-values.ts';

/** A language as HTML and PDF name it: `en`, `pt-BR`. */
export const languageTag = /^[a-z]{2,3}(-[A-Z]{2})?$/;

/** `en: [Oh my Lot !]`: words by the language that they are said in. */
export const parseForeign: Parse<readonly ForeignWords[]> = (spec, problems) => {
	if (spec.kind !== 'map')
		return expected(
			spec,
			'des langues, chacune avec ses mots, telles que en: [newsletter]',
			'languages, each with its words, such as en: [newsletter]',
			problems
		);
	return spec.entries.flatMap(({ key, place, spec: words }) => {
		if (languageTag.test(key))
			return (parseListOf(parseText)(words, problems) ?? []).map((text) => ({
				language: key,
				words: text
			}));
		problems.add(place, {
			fr: `« ${key} » n’est pas une langue : attendu deux ou trois lettres, comme en, oc ou pt-BR`,
			en: `“${key}” is not a language: expected two or three letters, such as en, oc or pt-BR`
		});
		return [];
	});
};
