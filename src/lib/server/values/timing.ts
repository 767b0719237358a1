import type { Indicator } from '#lib/indicators/indicator.ts';
import { grains, type Grain } from '#lib/indicators/period.ts';
import type { Edition } from '../editions/edition.ts';
import { factsShapes } from './facts-shape.ts';
import { partsOf } from './question.ts';
import type { Timing } from './slots.ts';

/** How an indicator stands in time: for a formula, what its parts decide together. */
export async function timingOf(edition: Edition, indicator: Indicator): Promise<Timing> {
	if (indicator.formula) {
		const [numerator, denominator] = await Promise.all(
			partsOf(edition, indicator).map((part) => timingOf(edition, part))
		);
		const parts = [numerator, denominator].filter((part) => part !== undefined);
		return {
			point: parts.every(({ point }) => point),
			over: indicator.over ?? numerator?.over ?? denominator?.over ?? null,
			finest: coarsest([indicator.finest, ...parts.map(({ finest }) => finest)]),
			matures: indicator.matures,
			early: parts.flatMap(({ early }) => early)
		};
	}
	const shape = (await factsShapes(edition)).get(indicator.id);
	const { kind, over, finest, matures } = indicator;
	const point =
		kind === 'stock' || kind === 'level' || (kind === 'distinct' && shape?.intervals === true);
	return { point, over: point ? null : over, finest, matures, early: shape?.early ?? [] };
}

function coarsest(among: readonly Grain[]): Grain {
	return among.reduce((one, other) => (grains.indexOf(one) >= grains.indexOf(other) ? one : other));
}
