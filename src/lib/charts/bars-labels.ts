import { formatDate, formatMissing, formatPeriod } from '#lib/indicators/format.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { Grain } from '#lib/indicators/period.ts';
import type { Value } from '#lib/indicators/value.ts';
import { labelBox, overlaps, type Label } from './label-placing.ts';
import type { Palette } from './palette.ts';
import { breakText, textWidth } from './text-width.ts';

/**
 * Names of periods under their bars: every one, or every second, third… one, whichever first keeps
 * them apart. The year is told on the first name of each year.
 */
export function periodLabels(
	values: readonly Value[],
	grain: Grain,
	language: Language,
	place: (text: string, at: number) => Label
): Label[] {
	for (const step of [1, 2, 3, 4, 6, 12, 24]) {
		const labels = values.flatMap((value, at) => {
			if (at % step !== 0) return [];
			const before = values[at - step];
			const told = before?.from.slice(0, 4) === value.from.slice(0, 4);
			return [place(periodName(value, grain, language, told), at)];
		});
		const apart = labels.every(
			(label, at) => at === 0 || !overlaps(labelBox(labels[at - 1]!), labelBox(label), 8)
		);
		if (apart) return labels;
	}
	return [];
}

/** « 2019 », « T1 2019 », « janv. 2019 »; without the year where the name before has told it. */
export function periodName(value: Value, grain: Grain, language: Language, told: boolean): string {
	const year = value.from.slice(0, 4);
	if (grain === 'year') return formatPeriod(value, 'year', language);
	if (grain === 'day') return formatDate(value.to, language, told ? 'short' : 'medium');
	if (grain === 'month') {
		const name = formatDate(value.from, language, 'month');
		return told ? name.slice(0, -5) : name;
	}
	const quarter = `${language === 'fr' ? 'T' : 'Q'}${Math.ceil(Number(value.from.slice(5, 7)) / 3)}`;
	return told ? quarter : `${quarter}\u00a0${year}`;
}

type Setting = {
	readonly write: (figure: number) => string;
	readonly language: Language;
	readonly size: number;
	readonly palette: Palette;
	readonly middle: (at: number) => number;
	readonly y: (figure: number) => number;
	/** Room of one bar. */
	readonly slot: number;
};

/** The figure over each bar where all fit; else over the highest and the last. */
export function figureLabels(
	values: readonly Value[],
	plans: readonly (number | null)[],
	{ write, language, size, palette, middle, y, slot }: Setting
): Label[] {
	const known = values.filter((value) => value.value !== null);
	const all = known.every((value) => textWidth(write(value.value!), size, 'semibold') + 6 <= slot);
	const highest = known.reduce<Value | null>(
		(best, value) => (best === null || value.value! > best.value! ? value : best),
		null
	);
	const last = known.at(-1);
	const labels: Label[] = [];
	values.forEach((value, at) => {
		const style = { size, x: middle(at), anchor: 'middle' as const };
		if (value.value === null) {
			const words = breakText(formatMissing(value.missing, language), slot - 6, size);
			if (words.some((word) => word.endsWith('…'))) return;
			words.forEach((text, line) =>
				labels.push({
					...style,
					weight: 'regular',
					text,
					y: y(0) - 8 - (words.length - 1 - line) * (size + 3),
					colour: palette['ink-2']
				})
			);
			return;
		}
		if (!all && value !== highest && value !== last) return;
		const plan = plans[at] ?? null;
		const over = y(value.value) - 7;
		const struck = plan !== null && y(plan) > over - size - 2 && y(plan) < over + 5;
		const inside = y(0) - y(value.value) > size + 12;
		const label: Label = {
			...style,
			weight: 'semibold',
			text: write(value.value),
			y: struck ? (inside ? y(value.value) + size + 4 : y(plan) - 7) : over,
			colour: struck && inside && !value.partial ? palette.paper : palette.ink,
			bare: struck && inside
		};
		if (labels.every((other) => !overlaps(labelBox(other), labelBox(label), 4))) labels.push(label);
	});
	return labels;
}
