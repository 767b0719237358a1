import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Edition } from '../editions/edition.ts';
import { dimensionsOf, measuredIds } from '../values/question.ts';

/** Dimensions that say which partner leads, by the ids of `data/programme.yaml`. */
const leadDimensions: readonly string[] = ['lead_partner', 'partner'];

export type NamedPartner = { readonly id: string; readonly name: string };

/**
 * Who figures can be held to: the programme's partners that answer for an indicator or lead a part of
 * one, in the declared order, then who answers for an indicator without being listed.
 */
export function partnersOf(edition: Edition, shown: readonly Indicator[]): readonly NamedPartner[] {
	const { partners } = edition.programme.settings;
	const leading = new Set(
		shown.flatMap((indicator) =>
			leadDimensionsOf(edition, indicator).flatMap((dimension) =>
				labelledValues(edition, indicator, dimension)
			)
		)
	);
	const owners = [...new Set(shown.map(({ owner }) => owner))];
	const listed = partners.filter(
		(partner) => leading.has(partner.id) || owners.some((owner) => isOwner(partner, owner))
	);
	const others = owners
		.filter((owner) => !partners.some((partner) => isOwner(partner, owner)))
		.map((owner) => ({ id: idOf(owner), name: owner }))
		.sort((a, b) => a.name.localeCompare(b.name, 'fr'));
	return [...listed.map(({ id, name }) => ({ id, name })), ...others];
}

/** The indicators of a partner: those it answers for whole (`dimension` null), then those of which it leads a part. */
export function indicatorsHolding(
	edition: Edition,
	indicators: readonly Indicator[],
	id: string
): readonly { readonly indicators: readonly Indicator[]; readonly dimension: string | null }[] {
	const partner = edition.programme.settings.partners.find((one) => one.id === id);
	const owns = ({ owner }: Indicator) => (partner ? isOwner(partner, owner) : idOf(owner) === id);
	const led = leadDimensions.map((dimension) => ({
		dimension,
		indicators: indicators.filter(
			(indicator) =>
				!owns(indicator) &&
				leadDimensionsOf(edition, indicator)[0] === dimension &&
				labelledValues(edition, indicator, dimension).includes(id)
		)
	}));
	return [{ dimension: null, indicators: indicators.filter(owns) }, ...led];
}

function leadDimensionsOf(edition: Edition, indicator: Indicator): readonly string[] {
	const dimensions = dimensionsOf(edition, indicator);
	return leadDimensions.filter((name) => dimensions.includes(name));
}

function labelledValues(
	edition: Edition,
	indicator: Indicator,
	dimension: string
): readonly string[] {
	return measuredIds(edition, indicator).flatMap((id) => {
		const query = edition.programme.indicators.find((other) => other.id === id);
		return (query?.labels[dimension] ?? []).map(({ value }) => value);
	});
}

/** An indicator names its owner as people do: « INSEE » is the partner `insee`. */
function isOwner({ id, name }: NamedPartner, owner: string): boolean {
	return [id, idOf(name)].includes(idOf(owner));
}

function idOf(name: string): string {
	return name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}
