import { formatIndicatorValue, formatValue } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { View } from '#lib/indicators/view.ts';
import {
	isChosen,
	parseWhere,
	withChoice,
	withoutChoice,
	writeWhere,
	type Choice
} from '#lib/indicators/where.ts';

/** A split's figures, by territory when it has no dimension. */
type Split = {
	readonly dimension: string | null;
	readonly now: readonly Value[];
	readonly before: readonly Value[];
	readonly labels: Readonly<Record<string, string>>;
};

/** One territory or one value of a dimension, as the table of a split shows it. */
export type SplitRow = {
	readonly key: string;
	readonly label: string;
	readonly figure: string;
	/** « 71 ambassadeurs », with the unit's word. */
	readonly told: string;
	readonly missing: boolean;
	readonly before: string;
	/** Percent of the track, null where there is no figure. */
	readonly at: number | null;
	readonly beforeAt: number | null;
	/** Whether the figures of the page are held to it. */
	readonly chosen: boolean;
	/** What the address becomes when it is chosen, or no longer; null where nothing stands behind it. */
	readonly changes: Partial<View> | null;
};

/** Rows in the order given, on one scale that holds zero. */
export function splitRows(
	split: Split,
	indicator: Indicator,
	view: View,
	language: Language
): readonly SplitRow[] {
	const keyOf = ({ territory, dimensions }: Value) =>
		(split.dimension === null ? territory : dimensions[split.dimension]) ?? '';
	const earlier = new Map(split.before.map((value) => [keyOf(value), value]));
	const figures = [...split.now, ...split.before].flatMap(({ value }) => value ?? []);
	const least = Math.min(0, ...figures);
	const most = Math.max(0, ...figures);
	const place = (figure: number | null | undefined) =>
		figure === null || figure === undefined ? null : share(figure - least, most - least);
	return split.now.map((value) => {
		const key = keyOf(value);
		const previous = earlier.get(key);
		const { figure, text } = formatIndicatorValue(value, indicator, language);
		const missing = value.value === null;
		const chosen = isHeldTo(split.dimension, key, view);
		return {
			key,
			label: split.labels[key] ?? key,
			figure: missing ? figure : formatValue(value.value, indicator.format, language),
			told: text,
			missing,
			before:
				previous === undefined
					? ''
					: formatValue(previous.value, indicator.format, language, { missing: previous.missing }),
			at: place(value.value),
			beforeAt: place(previous?.value),
			chosen,
			changes: chosen || !isEmpty(value) ? changesFor(split.dimension, key, view) : null
		};
	});
}

function share(part: number, whole: number): number {
	return whole === 0 ? 0 : Math.round((part / whole) * 1_000) / 10;
}

/** Nothing to look at behind it. */
function isEmpty({ value, units }: Value): boolean {
	return value === null || (value === 0 && (units ?? 0) === 0);
}

const choiceOf = (dimension: string, key: string): Choice => ({
	dimension,
	value: key === '' ? null : key
});

function isHeldTo(dimension: string | null, key: string, { territory, where }: View): boolean {
	if (dimension === null) return territory === key;
	return isChosen(parseWhere(where) ?? [], choiceOf(dimension, key));
}

function changesFor(dimension: string | null, key: string, view: View): Partial<View> {
	const chosen = isHeldTo(dimension, key, view);
	if (dimension === null) return { territory: chosen ? null : key, by: 'territory' };
	const choice = choiceOf(dimension, key);
	const choices = parseWhere(view.where) ?? [];
	const next = chosen ? withoutChoice(choices, choice) : withChoice(choices, choice);
	return { where: writeWhere(next), by: dimension };
}
