type Idea = { readonly mended: string; readonly why: { readonly fr: string; readonly en: string } };

/** Numbers that a person may have meant: letters typed for figures, a unit or a word beside it. */
export function plausibleNumbers(value: string): readonly Idea[] {
	const ideas: Idea[] = [];
	const figures = value.replace(/[oO]/g, '0').replace(/[lI|]/g, '1');
	if (/^[-\u2212]?[\d\s\u00a0\u202f.,]+$/.test(figures) && figures !== value)
		ideas.push({
			mended: figures,
			why: { fr: 'les lettres O et l lues 0 et 1', en: 'the letters O and l read as 0 and 1' }
		});
	const numbers = value.match(/[-\u2212]?\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?/g) ?? [];
	if (numbers.length === 1 && numbers[0] !== value)
		ideas.push({
			mended: numbers[0]!,
			why: {
				fr: 'le nombre seul, sans les mots autour',
				en: 'the number alone, without words around'
			}
		});
	return ideas;
}
