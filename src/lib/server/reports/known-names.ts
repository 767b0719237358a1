import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Localized } from '#lib/indicators/language.ts';
import type { Programme } from '../programme/programme.ts';
import type { Place, Problems } from '../programme/spec.ts';
import { checkName, type Named } from './check-name.ts';
import type { TemplateFrontMatter } from './template-front-matter.ts';

/** The names that a template may use. */
export type Known = {
	readonly indicators: readonly Indicator[];
	/** Those that are only parts of a formula, too. */
	readonly programme: Programme;
	readonly axes: readonly Named[];
	readonly audience: TemplateFrontMatter['audience'];
	/** Code of the programme's territory. */
	readonly territory: string;
};

export function knownNames({ audience }: TemplateFrontMatter, programme: Programme): Known {
	const { settings, indicators } = programme;
	return {
		indicators: indicators.map(({ indicator }) => indicator).filter(({ part }) => !part),
		programme,
		axes: settings.axes.map(({ id, title }) => named(id, title)),
		audience,
		territory: settings.territory
	};
}

function named(id: string, title: Localized): Named {
	return { id, titles: [title.fr, ...(title.en === undefined ? [] : [title.en])] };
}

export function checkIndicator(
	id: string,
	{ indicators, audience }: Known,
	place: Place,
	problems: Problems
): void {
	const readable = indicators.filter(({ publish }) => publish || audience === 'committee');
	const found = indicators.find((indicator) => indicator.id === id);
	if (found && audience === 'public' && !found.publish)
		return void problems.add(place, {
			fr: `l’indicateur « ${id} » n’est pas publiable (publish: true) : un rapport public ne peut pas le dire`,
			en: `the indicator “${id}” may not be published (publish: true): a public report cannot tell it`
		});
	checkName(
		id,
		readable.map((indicator) => named(indicator.id, indicator.title)),
		{ fr: 'indicateur', en: 'indicator' },
		place,
		problems
	);
}

/** The dimensions of an indicator, of a formula those that its parts share; null for one that is not known. */
export function dimensionsOf(
	id: unknown,
	programme: Pick<Programme, 'indicators'>
): readonly Named[] | null {
	const found = programme.indicators.find((query) => query.id === id)?.indicator;
	if (!found) return null;
	if (!found.formula)
		return Object.entries(found.dimensions).map(([name, title]) => named(name, title));
	const { numerator, denominator } = found.formula;
	const others = dimensionsOf(denominator, programme) ?? [];
	return (dimensionsOf(numerator, programme) ?? []).filter((one) =>
		others.some((other) => other.id === one.id)
	);
}

/** The values of a dimension, where the programme lists them; null where only the data know. */
export function labelsOf(
	id: unknown,
	dimension: string,
	{ programme }: Known
): readonly Named[] | null {
	const labels = programme.indicators.find((query) => query.id === id)?.labels[dimension];
	return labels?.map(({ value, label }) => named(value, label)) ?? null;
}
