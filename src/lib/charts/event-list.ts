import { formatDate } from '#lib/indicators/date-words.ts';
import type { Language } from '#lib/indicators/language.ts';
import { dateOfDay } from '#lib/indicators/period.ts';
import type { Label } from './label-placing.ts';
import type { Palette } from './palette.ts';
import type { NamedRule, PlacedRule } from './rule-rows.ts';
import { breakText, fitText, textWidth } from './text-width.ts';

/** Where numbers stand, and what they mean. */
export type NumberedRules = {
	readonly labels: readonly Label[];
	readonly rules: readonly PlacedRule[];
	/** Room of the numbers above the plot. */
	readonly height: number;
};

/** More than these would make a list longer than the picture is high: the table has them. */
const mostListed = { wide: 24, small: 12 };
/** Lines of one event's words. */
const mostLines = 4;

function isListed(rules: readonly NamedRule[], width: number): boolean {
	return rules.length <= mostListed[width < 500 ? 'small' : 'wide'];
}

/**
 * A number over each rule, in date order; rules too near each other share one label, « 3–5 ». None
 * where there are more events than a list can hold.
 */
export function numberRules(
	rules: readonly NamedRule[],
	place: (day: number) => number,
	room: {
		readonly left: number;
		readonly right: number;
		readonly top: number;
		readonly size: number;
		readonly colour: string;
	}
): NumberedRules {
	const { top, size } = room;
	if (!isListed(rules, room.right))
		return {
			labels: [],
			height: 0,
			rules: rules.map(({ day, until, kind }) => ({ day, until, kind, top }))
		};
	const height = size + 6;
	const placed = rules.map(({ day, until, kind }) => ({ day, until, kind, top: top + height }));
	const clusters: { from: number; to: number; x: number }[] = [];
	rules.forEach(({ day }, at) => {
		clusters.push({ from: at + 1, to: at + 1, x: place(day) });
		for (let last = clusters.at(-1)!, before = clusters.at(-2); before; before = clusters.at(-2)) {
			if (edges(before, room).right + 5 <= edges(last, room).left) break;
			const count = (one: typeof last) => one.to - one.from + 1;
			const x = (before.x * count(before) + last.x * count(last)) / (count(before) + count(last));
			last = { from: before.from, to: last.to, x };
			clusters.splice(-2, 2, last);
		}
	});
	const labels = clusters.map((cluster): Label => ({
		text: nameOf(cluster),
		x: (edges(cluster, room).left + edges(cluster, room).right) / 2,
		y: top + size,
		anchor: 'middle',
		size,
		weight: 'semibold',
		colour: room.colour
	}));
	return { labels, rules: placed, height };
}

type Cluster = { readonly from: number; readonly to: number; readonly x: number };

function nameOf({ from, to }: Cluster): string {
	return from === to ? String(from) : `${from}–${to}`;
}

/** Pushed inside the picture where the rule stands at its edge. */
function edges(
	cluster: Cluster,
	{ left, right, size }: { readonly left: number; readonly right: number; readonly size: number }
): { left: number; right: number } {
	const width = textWidth(nameOf(cluster), size, 'semibold');
	const start = Math.min(Math.max(left, cluster.x - width / 2), right - width);
	return { left: start, right: start + width };
}

/** What the numbers mean, in as many columns as fit under the picture, read downwards. */
export function listRules(
	rules: readonly NamedRule[],
	language: Language,
	room: { readonly width: number; readonly top: number; readonly size: number },
	palette: Palette
): { readonly labels: readonly Label[]; readonly height: number } {
	if (rules.length === 0) return { labels: [], height: 0 };
	const { width, size } = room;
	const gap = size;
	const top = room.top + size * 0.5;
	const style = { size, anchor: 'start' as const, weight: 'regular' as const };
	const lineHeight = size + 6;
	if (!isListed(rules, width)) {
		const text = {
			fr: `${rules.length} événements : voir le tableau`,
			en: `${rules.length} events: see the table`
		}[language];
		const label = { ...style, text, x: 0, y: top + lineHeight, colour: palette['ink-2'] };
		return { labels: [label], height: top - room.top + lineHeight + gap };
	}
	const columns = Math.max(1, Math.min(3, Math.floor(width / 330), rules.length));
	const across = width / columns;
	const indent = Math.ceil(textWidth('00', size, 'semibold')) + 8;
	const dates = rules.map(({ day }) => formatDate(dateOfDay(day), language, 'medium'));
	const dated = Math.ceil(Math.max(...dates.map((date) => textWidth(date, size)))) + 10;
	const words = across - indent - dated - 16;
	const entries = rules.map(({ text }) => {
		const lines = breakText(text, words, size);
		if (lines.length <= mostLines) return lines;
		const rest = lines.slice(mostLines - 1).join(' ');
		return [...lines.slice(0, mostLines - 1), fitText(rest, words, size)];
	});
	const labels: Label[] = [];
	const perColumn = Math.ceil(rules.length / columns);
	let deepest = 0;
	for (let column = 0; column < columns; column++) {
		const left = column * across;
		let y = top + lineHeight;
		for (let at = column * perColumn; at < Math.min(rules.length, (column + 1) * perColumn); at++) {
			const number = { ...style, weight: 'semibold' as const, colour: palette['ink-2'] };
			labels.push({ ...number, text: String(at + 1), x: left, y });
			labels.push({ ...style, text: dates[at]!, x: left + indent, y, colour: palette['ink-3'] });
			for (const text of entries[at]!) {
				labels.push({ ...style, text, x: left + indent + dated, y, colour: palette['ink-2'] });
				y += lineHeight;
			}
		}
		deepest = Math.max(deepest, y - lineHeight);
	}
	return { labels, height: deepest - room.top + gap };
}
