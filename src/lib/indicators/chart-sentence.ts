import { de, formatDate } from './date-words.ts';
import { formatIndicatorValue, formatValue } from './format.ts';
import type { Indicator } from './indicator.ts';
import { localize, type Language } from './language.ts';
import { tellMissing } from './missing-words.ts';
import type { Grain } from './period.ts';
import { absentWords, atTime, colon, semicolon, spanWords } from './series-words.ts';
import type { Value } from './value.ts';

type Described = Pick<Indicator, 'title' | 'format' | 'unit' | 'minimum'> &
	Partial<Pick<Indicator, 'breaks'>>;
type Shown = Pick<Value, 'from' | 'to' | 'value' | 'missing' | 'planned' | 'target' | 'plan'>;
type Known = Shown & { readonly value: number };

/**
 * A series in words, for who can't see the chart: the span, the first and last figures, the highest
 * and lowest when they lie between, breaks in series between them, the plan, and how many figures are missing or masked. `grain`
 * names the periods; null is a series of dates. Ends with a full stop.
 */
export function chartSentence(
	values: readonly Shown[],
	indicator: Described,
	language: Language,
	grain: Grain | null = null
): string {
	const known = knownOf(values);
	const [first, last] = [known[0], known.at(-1)];
	const title = localize(indicator.title, language);
	if (first === undefined || last === undefined) {
		return `${title}${colon(language)}${tellMissing(values[0]?.missing ?? null, language, indicator.minimum)}.`;
	}
	if (first === last) {
		const { text } = formatIndicatorValue(first, indicator, language);
		const said = `${title}, ${atTime(first, grain, language)}${colon(language)}${text}`;
		return finish(
			[said, planWords(last, indicator, language), absentWords(values, language)],
			language
		);
	}
	const span = spanWords(first, last, grain, language);
	return finish(
		[
			`${title}, ${span}${colon(language)}${fromTo(first, last, indicator, language)}`,
			...extremeWords(known, indicator, grain, language),
			...breakWords(first, last, indicator, language),
			planWords(last, indicator, language),
			absentWords(values, language)
		],
		language
	);
}

/**
 * Figures side by side (by territory or dimension) in words: « Ambassadeurs inscrits par
 * intercommunalité : de 3 à 96 ambassadeurs ; 2 chiffres masqués (secret statistique). » `split` is what
 * they are split by, in lower case. The order of the table is the reader's, so no rank is told.
 */
export function spreadSentence(
	values: readonly Shown[],
	indicator: Described,
	split: string,
	language: Language
): string {
	const known = knownOf(values).sort((a, b) => a.value - b.value);
	const [least, most] = [known[0], known.at(-1)];
	const by = language === 'fr' ? 'par' : 'by';
	const title = `${localize(indicator.title, language)} ${by} ${split}${colon(language)}`;
	if (least === undefined || most === undefined) {
		return `${title}${tellMissing(values[0]?.missing ?? null, language, indicator.minimum)}.`;
	}
	const same = least.value === most.value;
	const said = same
		? formatIndicatorValue(most, indicator, language).text
		: fromTo(least, most, indicator, language);
	return finish([title + said, absentWords(values, language)], language);
}

function finish(parts: readonly (string | null)[], language: Language): string {
	return `${parts.filter((part) => part !== null).join(semicolon(language))}.`;
}

function knownOf(values: readonly Shown[]): Known[] {
	return values.filter((value): value is Known => value.value !== null);
}

function fromTo(from: Known, to: Known, indicator: Described, language: Language): string {
	const start = formatValue(from.value, indicator.format, language);
	const end = formatIndicatorValue(to, indicator, language).text;
	return language === 'fr' ? `${de(start)} à ${end}` : `from ${start} to ${end}`;
}

function extremeWords(
	known: readonly Known[],
	indicator: Described,
	grain: Grain | null,
	language: Language
): string[] {
	const [first, last] = [known[0], known.at(-1)];
	const inside = known.slice(1, -1);
	const said: string[] = [];
	for (const way of [1, -1]) {
		const beyond = (value: Known, other: Known | undefined) =>
			other === undefined || way * (value.value - other.value) > 0;
		const extreme = inside.reduce<Known | null>(
			(best, value) => (best === null || beyond(value, best) ? value : best),
			null
		);
		if (extreme === null || !beyond(extreme, first) || !beyond(extreme, last)) continue;
		const figure = formatValue(extreme.value, indicator.format, language);
		const when = atTime(extreme, grain, language);
		const word =
			language === 'fr'
				? way > 0
					? 'au plus haut'
					: 'au plus bas'
				: way > 0
					? 'highest'
					: 'lowest';
		said.push(`${word} ${figure} ${when}`);
	}
	return said;
}

/** « rupture de série au 1er janvier 2021 (nouveau mode de calcul) » */
function breakWords(
	first: Known,
	last: Known,
	{ breaks = [] }: Described,
	language: Language
): string[] {
	const inside = breaks.filter(({ on }) => on > first.to && on <= last.to);
	return inside.map(({ on, reason }) => {
		const why = localize(reason, language).replace(/\.$/, '');
		const when = formatDate(on, language);
		return language === 'fr'
			? `rupture de série au ${when} (${why})`
			: `break in series on ${when} (${why})`;
	});
}

function planWords(value: Known, { format }: Described, language: Language): string | null {
	const french = language === 'fr';
	const said: string[] = [];
	if (value.planned !== null) {
		said.push(`${french ? 'prévu' : 'planned'} ${formatValue(value.planned, format, language)}`);
	}
	if (value.target !== null) {
		const due = value.plan?.targetOn ?? null;
		const on = due === null ? '' : ` ${french ? 'au' : 'on'} ${formatDate(due, language)}`;
		said.push(`${french ? 'cible' : 'target'} ${formatValue(value.target, format, language)}${on}`);
	}
	return said.length === 0 ? null : said.join(', ');
}
