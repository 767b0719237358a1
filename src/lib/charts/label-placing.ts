import { textWidth, type Weight } from './text-width.ts';

export type Anchor = 'start' | 'middle' | 'end';

/** A text in place: `x` by its anchor, `y` on its baseline. */
export type Label = {
	readonly text: string;
	readonly x: number;
	readonly y: number;
	readonly anchor: Anchor;
	readonly size: number;
	readonly weight: Weight;
	readonly colour: string;
	/** Without the halo that keeps a text off the grid: on a filled ground. */
	readonly bare?: boolean;
	/** Colour of the halo; the paper's when left out. */
	readonly halo?: string;
};

export type Box = {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
};

export type Spot = Pick<Label, 'x' | 'y' | 'anchor'>;
export type Dot = readonly [x: number, y: number];

/** The room that a label takes: from its capitals to below its descenders. */
export function labelBox(label: Label): Box {
	const width = textWidth(label.text, label.size, label.weight);
	const left =
		label.x - (label.anchor === 'start' ? 0 : label.anchor === 'end' ? width : width / 2);
	return {
		left,
		right: left + width,
		top: label.y - label.size * 0.74,
		bottom: label.y + label.size * 0.22
	};
}

/** Said where a picture has nothing at all to show. */
export function emptyNotice(text: string, colour: string): Label {
	return { text, x: 0, y: 24, anchor: 'start', size: 16, weight: 'regular', colour };
}

export function overlaps(one: Box, other: Box, gap = 0): boolean {
	return (
		one.left < other.right + gap &&
		other.left < one.right + gap &&
		one.top < other.bottom + gap &&
		other.top < one.bottom + gap
	);
}

/** Points every few pixels along a broken line, so that labels can keep off it. */
export function trace(points: readonly Dot[], step = 5): Dot[] {
	return points.flatMap(([x, y], at): Dot[] => {
		const next = points[at + 1];
		if (!next) return [[x, y]];
		const parts = Math.max(1, Math.ceil(Math.hypot(next[0] - x, next[1] - y) / step));
		return Array.from({ length: parts }, (_, part): Dot => [
			x + ((next[0] - x) * part) / parts,
			y + ((next[1] - y) * part) / parts
		]);
	});
}

/** Gives labels their places, one after the other, off the lines and off each other. */
export class LabelPlacer {
	readonly placed: Label[] = [];
	readonly #boxes: Box[] = [];
	readonly #dots: Dot[] = [];
	readonly #bounds: Box;

	constructor(bounds: Box) {
		this.#bounds = bounds;
	}

	keepOff(dots: readonly Dot[]): void {
		this.#dots.push(...dots);
	}

	keepOffBox(box: Box): void {
		this.#boxes.push(box);
	}

	/**
	 * Puts the label on the first free spot. Where none is free, a label that must show takes the
	 * least bad spot inside the picture; another is left out.
	 */
	place(label: Omit<Label, 'x' | 'y' | 'anchor'>, spots: readonly Spot[], must: boolean): boolean {
		let best: { label: Label; cost: number } | null = null;
		for (const spot of spots) {
			const candidate = { ...label, ...spot };
			const cost = this.#cost(labelBox(candidate));
			if (cost === 0) return this.#keep(candidate);
			if (!best || cost < best.cost) best = { label: candidate, cost };
		}
		return must && best ? this.#keep(this.#pushInside(best.label)) : false;
	}

	#keep(label: Label): true {
		this.placed.push(label);
		this.#boxes.push(labelBox(label));
		return true;
	}

	#cost(box: Box): number {
		const { left, top, right, bottom } = this.#bounds;
		const outside =
			Math.max(0, left - box.left) +
			Math.max(0, box.right - right) +
			Math.max(0, top - box.top) +
			Math.max(0, box.bottom - bottom);
		const texts = this.#boxes.filter((other) => overlaps(box, other, 3)).length;
		const dots = this.#dots.filter(
			([x, y]) => x > box.left - 3 && x < box.right + 3 && y > box.top - 3 && y < box.bottom + 3
		).length;
		return outside * 1000 + texts * 500 + dots;
	}

	#pushInside(label: Label): Label {
		const box = labelBox(label);
		const { left, top, right, bottom } = this.#bounds;
		const x = label.x + Math.max(0, left - box.left) - Math.max(0, box.right - right);
		const y = label.y + Math.max(0, top - box.top) - Math.max(0, box.bottom - bottom);
		return { ...label, x, y };
	}
}
