import { breakEvent, type DatedEvent } from '#lib/indicators/event.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import { dayNumber } from '#lib/indicators/period.ts';
import { listRules, numberRules } from './event-list.ts';
import { labelBox, type Label } from './label-placing.ts';
import type { Palette } from './palette.ts';
import { layOutRules, type NamedRule, type PlacedRule } from './rule-rows.ts';

/** The events of a time chart with the indicator's breaks in series, in date order. */
export function eventsShown(
	indicator: Pick<Indicator, 'breaks'>,
	events: readonly DatedEvent[],
	hideBreaks: boolean
): readonly DatedEvent[] {
	return [...events, ...(hideBreaks ? [] : indicator.breaks.map(breakEvent))].sort((one, other) =>
		one.on < other.on ? -1 : one.on > other.on ? 1 : 0
	);
}

/** The same as rules of a picture. */
export function rulesOf(
	indicator: Pick<Indicator, 'breaks'>,
	events: readonly DatedEvent[],
	hideBreaks: boolean,
	language: Language
): readonly NamedRule[] {
	const breaks = new Set(indicator.breaks.map(({ on }) => on));
	return eventsShown(indicator, events, hideBreaks).map(({ on, until, kind, label }) => ({
		day: dayNumber(on),
		until: until === null ? null : dayNumber(until),
		text: localize(label, language),
		kind: kind === 'breaks' && breaks.has(on) ? 'break' : 'event'
	}));
}

export type EventRules = {
	/** Over the plot. */
	readonly labels: readonly Label[];
	readonly rules: readonly PlacedRule[];
	/** Room taken over the plot. */
	readonly height: number;
	/** What is told under the picture, from a line on. */
	list(top: number): { readonly labels: readonly Label[]; readonly height: number };
};

/** Events by name beside their rules where all names fit, else by number with a list under the picture. */
export function placeEvents(
	rules: readonly NamedRule[],
	place: (day: number) => number,
	room: {
		readonly left: number;
		/** Right end of the plot. */
		readonly right: number;
		readonly width: number;
		readonly size: number;
		readonly small: boolean;
		/** Texts that stand over the plot. */
		readonly taken: readonly Label[];
		readonly language: Language;
	},
	palette: Palette
): EventRules {
	const { left, right, size, taken, language, width } = room;
	const top = 0;
	const colour = palette['ink-2'];
	const named = room.small
		? null
		: layOutRules(rules, place, { left, right, top, size, colour, taken: taken.map(labelBox) });
	if (named) return { ...named, list: () => ({ labels: [], height: 0 }) };
	const below = Math.max(top, ...taken.map((label) => labelBox(label).bottom));
	const numbered = numberRules(rules, place, { left: 0, right: width, top: below, size, colour });
	return {
		...numbered,
		height: below + numbered.height,
		list: (from) => listRules(rules, language, { width, top: from, size }, palette)
	};
}
