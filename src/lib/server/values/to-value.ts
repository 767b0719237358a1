import type { Indicator } from '#lib/indicators/indicator.ts';
import { isProjectable, projectionOf } from '#lib/indicators/projection.ts';
import { standingOf, type Standing } from '#lib/indicators/standing.ts';
import type { Trajectory } from '#lib/indicators/target.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { Answer } from './answer.ts';
import type { Slot } from './slots.ts';

const noStanding: Standing & Pick<Value, 'projection'> = {
	baseline: null,
	target: null,
	planned: null,
	progress: null,
	status: null,
	plan: null,
	projection: null
};

/** A figure as everyone is told it: where, when, of what, and how it stands against its targets. */
export function toValue(told: {
	readonly indicator: Indicator;
	readonly slot: Slot;
	readonly answer: Answer;
	/** The same figure a year earlier, for the pace of a projection. */
	readonly yearEarlier: number | null;
	readonly territory: string | null;
	readonly dimensions: Value['dimensions'];
	/** Undefined where targets do not apply. */
	readonly trajectory: Trajectory | null | undefined;
}): Value {
	const { indicator, slot, answer, trajectory } = told;
	return {
		indicator: indicator.id,
		from: slot.period.from,
		to: slot.period.to,
		territory: told.territory,
		dimensions: told.dimensions,
		value: answer.value,
		missing: answer.missing,
		partial: slot.partial,
		numerator: answer.numerator,
		denominator: answer.denominator,
		units: answer.units,
		...(trajectory === undefined || !slot.headline
			? noStanding
			: standing(indicator, slot, answer, told.yearEarlier, trajectory)),
		...(answer.declared ? { declared: answer.declared } : {})
	};
}

function standing(
	indicator: Indicator,
	{ period, full }: Slot,
	answer: Answer,
	yearEarlier: number | null,
	trajectory: Trajectory | null
): Standing & Pick<Value, 'projection'> {
	const stands = standingOf(answer.value, period.to, indicator, trajectory, full);
	return {
		...stands,
		projection: isProjectable(indicator)
			? projectionOf(
					{
						asOf: period.to,
						value: answer.value,
						yearEarlier,
						target: stands.target,
						targetOn: stands.plan?.targetOn ?? null
					},
					indicator
				)
			: null
	};
}
