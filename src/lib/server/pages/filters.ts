import type { Chosen } from '#lib/indicators/chosen.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize } from '#lib/indicators/language.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { View } from '#lib/indicators/view.ts';
import { parseWhere } from '#lib/indicators/where.ts';
import type { Edition } from '../editions/edition.ts';
import { dimensionLabel } from '../values/catalogue.ts';
import { visibleIndicators } from '../values/compute-values.ts';
import { dimensionsOf, measuredIds } from '../values/question.ts';
import { unknownName } from '../values/refusal.ts';
import { scopeOf } from '../values/values-cache.ts';
import { namedPlace } from './named-place.ts';
import { indicatorsHolding, partnersOf } from './partners.ts';

/** The dimension that figures are held to an audience by. */
export const audienceDimension = 'audience';

export type Choice = { readonly id: string; readonly name: string };

/** What a reader may hold the figures to; an empty list is a choice that this programme does not have. */
export type FilterChoices = {
	readonly axes: readonly Choice[];
	readonly audiences: readonly Choice[];
	readonly partners: readonly Choice[];
};

const worked = new WeakMap<Edition, Map<string, FilterChoices>>();

/** Worked out once for an edition, a reader's scope and a language: every page asks for them. */
export function filterChoices(edition: Edition, reader: Reader): FilterChoices {
	const known = worked.get(edition) ?? new Map<string, FilterChoices>();
	worked.set(edition, known);
	const asked = JSON.stringify([scopeOf(reader), reader.language]);
	const choices = known.get(asked) ?? makeChoices(edition, reader);
	known.set(asked, choices);
	return choices;
}

function makeChoices(edition: Edition, reader: Reader): FilterChoices {
	const shown = visibleIndicators(edition, reader);
	return {
		axes: edition.programme.settings.axes
			.filter(({ id }) => shown.some(({ axis }) => axis === id))
			.map(({ id, title }) => ({ id, name: localize(title, reader.language) })),
		audiences: audiencesOf(edition, shown, reader),
		partners: partnersOf(edition, shown)
	};
}

/** The audiences that files label, in the order of the first that does. */
function audiencesOf(
	edition: Edition,
	shown: readonly Indicator[],
	{ language }: Reader
): readonly Choice[] {
	const found = new Map<string, string>();
	for (const indicator of withAudience(edition, shown))
		for (const { value } of labelsOf(edition, indicator))
			if (!found.has(value))
				found.set(value, dimensionLabel(edition, indicator, audienceDimension, value, language));
	return [...found].map(([id, name]) => ({ id, name }));
}

function labelsOf(edition: Edition, indicator: Indicator) {
	return measuredIds(edition, indicator).flatMap((id) => {
		const query = edition.programme.indicators.find((other) => other.id === id);
		return query?.labels[audienceDimension] ?? [];
	});
}

function withAudience(edition: Edition, shown: readonly Indicator[]): readonly Indicator[] {
	return shown.filter((indicator) => dimensionsOf(edition, indicator).includes(audienceDimension));
}

export type Filters = Pick<View, 'axis' | 'audience' | 'partner'>;

/** Indicators held to the same part of their facts. */
export type FilteredGroup = {
	readonly indicators: readonly Indicator[];
	/** Dimension → values. */
	readonly where: Readonly<Record<string, readonly string[]>>;
};

export type Filtered = {
	readonly groups: readonly FilteredGroup[];
	/** Indicators of the axis and the partner that no audience is told for. */
	readonly withoutAudience: number;
};

/**
 * The indicators that the choices leave, and the part of their facts that they are held to. A
 * partner has those that it answers for, and its part of those split by lead partner. Throws
 * `unknown-axis`, `unknown-audience` or `unknown-partner`, naming the nearest that exists.
 */
export function filterIndicators(edition: Edition, filters: Filters, reader: Reader): Filtered {
	const { axis, audience, partner } = filters;
	const choices = filterChoices(edition, reader);
	if (axis !== null) known(axis, choices.axes, 'unknown-axis', { fr: 'Axe', en: 'axis' });
	if (audience !== null)
		known(audience, choices.audiences, 'unknown-audience', { fr: 'Public', en: 'audience' });
	if (partner !== null)
		known(partner, choices.partners, 'unknown-partner', { fr: 'Partenaire', en: 'partner' });
	const ofAxis = visibleIndicators(edition, reader).filter(
		(indicator) => axis === null || indicator.axis === axis
	);
	const ofPartner: readonly FilteredGroup[] =
		partner === null
			? [{ indicators: ofAxis, where: {} }]
			: indicatorsHolding(edition, ofAxis, partner).map(({ indicators, dimension }) => ({
					indicators,
					where: dimension === null ? {} : { [dimension]: [partner] }
				}));
	if (audience === null) return { groups: ofPartner.filter(hasSome), withoutAudience: 0 };
	const groups = ofPartner.map(({ indicators, where }) => ({
		indicators: withAudience(edition, indicators),
		where: { ...where, [audienceDimension]: [audience] }
	}));
	const count = (all: readonly FilteredGroup[]) =>
		all.reduce((sum, { indicators }) => sum + indicators.length, 0);
	return {
		groups: groups.filter(hasSome),
		withoutAudience: count(ofPartner) - count(groups)
	};
}

function hasSome({ indicators }: FilteredGroup): boolean {
	return indicators.length > 0;
}

function known(
	id: string,
	choices: readonly Choice[],
	code: string,
	what: { readonly fr: string; readonly en: string }
): void {
	if (choices.some((choice) => choice.id === id)) return;
	throw unknownName(
		code,
		what,
		id,
		choices.map((choice) => choice.id)
	);
}

/** A view's choices by name, as `describeChoices` tells them; what is unknown keeps its id, and is refused by the page. */
export function chosenOf(edition: Edition, view: View, reader: Reader): Chosen {
	const choices = filterChoices(edition, reader);
	const name = (id: string | null, among: readonly Choice[]) =>
		id === null ? null : (among.find((choice) => choice.id === id)?.name ?? id);
	const territory =
		view.territory === null ? null : namedPlace(edition, view.territory, reader.language);
	return {
		axis: name(view.axis, choices.axes),
		audience: name(view.audience, choices.audiences),
		partner: name(view.partner, choices.partners),
		// Who is held to one has not chosen it.
		territory: isHeldTo(reader, view.territory) ? null : (territory?.name ?? view.territory),
		compareOn: view.compare,
		held: heldBy(edition, view, reader)
	};
}

/** The dimension choices of an address, by the titles and labels of the first indicator split so. */
function heldBy(edition: Edition, { where, audience }: View, reader: Reader): Chosen['held'] {
	const shown = visibleIndicators(edition, reader);
	// The audience chosen for all pages is told as such, once.
	const others = (parseWhere(where) ?? []).filter(
		({ dimension, value }) => dimension !== audienceDimension || value !== audience
	);
	return others.map(({ dimension, value }) => {
		const holder = shown.find((indicator) => Object.hasOwn(indicator.dimensions, dimension));
		if (!holder) return { dimension, value: value ?? '' };
		return {
			dimension: localize(holder.dimensions[dimension] ?? { fr: dimension }, reader.language),
			value: dimensionLabel(edition, holder, dimension, value, reader.language)
		};
	});
}

function isHeldTo({ territories }: Reader, territory: string | null): boolean {
	return territories?.length === 1 && territories[0] === territory;
}
