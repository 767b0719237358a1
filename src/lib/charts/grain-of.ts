import { dayNumber, type Grain } from '#lib/indicators/period.ts';
import type { Value } from '#lib/indicators/value.ts';

/** The grain of a series, from how far apart its figures usually stand. */
export function grainOf(values: readonly Value[]): Grain {
	const days = values.map((value) => dayNumber(value.to));
	const steps = days
		.slice(1)
		.map((day, at) => day - days[at]!)
		.sort((one, other) => one - other);
	const usual = steps[Math.floor(steps.length / 2)] ?? 30;
	if (usual < 25) return 'day';
	if (usual < 80) return 'month';
	return usual < 300 ? 'quarter' : 'year';
}
