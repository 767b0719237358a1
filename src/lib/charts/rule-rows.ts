import { labelBox, overlaps, type Box, type Label } from './label-placing.ts';
import { textWidth } from './text-width.ts';

export type NamedRule = {
	readonly day: number;
	/** Last day of what lasts. */
	readonly until: number | null;
	readonly kind: 'event' | 'break';
	readonly text: string;
};

export type PlacedRule = {
	readonly day: number;
	readonly until: number | null;
	readonly kind: 'event' | 'break';
	/** Where the rule begins, under its label. */
	readonly top: number;
};

/**
 * Names of events and breaks above the plot, each at the left of its rule (at its right near the
 * left edge), on as many rows as keep them apart. Null when one finds no room in three rows, or
 * only a part of it: names are then told by number.
 */
export function layOutRules(
	rules: readonly NamedRule[],
	place: (day: number) => number,
	room: {
		readonly left: number;
		readonly right: number;
		readonly top: number;
		readonly size: number;
		readonly colour: string;
		/** Texts that already stand in the first row. */
		readonly taken: readonly Box[];
	}
): { readonly labels: Label[]; readonly rules: PlacedRule[]; readonly height: number } | null {
	const { taken } = room;
	const labels: Label[] = [];
	const crossings: { x: number; top: number }[] = [];
	const placed: PlacedRule[] = [];
	const rowHeight = room.size + 6;
	let rows = 0;
	for (const rule of [...rules].sort((one, other) => other.day - one.day)) {
		const x = place(rule.day);
		const found = spots(rule, x, room).find(({ label, row }) => {
			const box = labelBox(label);
			const start = room.top + row * rowHeight;
			return (
				labels
					.map(labelBox)
					.every((other) => other.bottom < start || x < other.left - 3 || x > other.right + 3) &&
				box.left >= room.left - 2 &&
				box.right <= room.right &&
				[...taken, ...labels.map(labelBox)].every(
					(other) => !overlaps(box, { ...other, left: other.left - 10, right: other.right + 10 })
				) &&
				crossings.every(
					(line) => line.x < box.left - 3 || line.x > box.right + 3 || line.top > box.bottom
				)
			);
		});
		if (!found) return null;
		labels.push(found.label);
		const top = room.top + found.row * rowHeight + 2;
		crossings.push({ x, top });
		placed.push({ day: rule.day, until: rule.until, kind: rule.kind, top });
		rows = Math.max(rows, found.row + 1);
	}
	return { labels, rules: placed, height: rows * rowHeight };
}

function spots(
	rule: NamedRule,
	x: number,
	{ left, right, top, size, colour }: Parameters<typeof layOutRules>[2]
): { label: Label; row: number }[] {
	const { text } = rule;
	const width = textWidth(text, size);
	if (width > Math.min(420, (right - left) * 0.6)) return [];
	return [0, 1, 2].flatMap((row) => {
		const base = {
			text,
			size,
			colour,
			weight: 'regular' as const,
			y: top + row * (size + 6) + size
		};
		const before = { row, label: { ...base, x: x - 6, anchor: 'end' as const } };
		const after = { row, label: { ...base, x: x + 6, anchor: 'start' as const } };
		return x - width - 6 < left ? [after, before] : [before, after];
	});
}
