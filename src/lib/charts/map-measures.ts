import type { Indicator } from '#lib/indicators/indicator.ts';
import type { MapMeasure } from './map-layout.ts';

type Measured = Pick<Indicator, 'kind' | 'format' | 'observed'>;

/** Whether figures are numbers of something, which add up over territories. */
export function isCount({ kind, format }: Measured): boolean {
	return ['stock', 'flow', 'distinct', 'level'].includes(kind) && format.style === 'integer';
}

/** Whether a number of inhabitants says the share of it. */
export function hasRate(indicator: Measured): boolean {
	return isCount(indicator) && indicator.observed !== 'inhabitant';
}

/** How a map may show an indicator, its usual way first. A circle has no room for what is below zero. */
export function mapMeasures(
	indicator: Measured,
	figures: readonly (number | null)[]
): readonly MapMeasure[] {
	if (!isCount(indicator) || figures.some((figure) => figure !== null && figure < 0))
		return ['value'];
	return hasRate(indicator) ? ['count', 'rate'] : ['count', 'value'];
}
