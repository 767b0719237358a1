export type Point = readonly [number, number];

/** A territory's outline on a plane of its own, in any unit, south down. */
export type MapShape = {
	readonly code: string;
	/** Rings of all its parts; where two lie in each other the inner one is a hole. */
	readonly rings: readonly (readonly Point[])[];
	/** Where its name or its circle stands. */
	readonly anchor: Point;
};

/** Puts a plane's points on a picture. */
export type Fit = {
	readonly scale: number;
	readonly height: number;
	place(point: Point): Point;
};

/** As large as `width` and `mostHeight` allow, centred. */
export function fitShapes(
	shapes: readonly MapShape[],
	width: number,
	mostHeight: number,
	margin: number
): Fit {
	const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
	for (const { rings } of shapes)
		for (const ring of rings)
			for (const [x, y] of ring) {
				box.left = Math.min(box.left, x);
				box.right = Math.max(box.right, x);
				box.top = Math.min(box.top, y);
				box.bottom = Math.max(box.bottom, y);
			}
	const [across, down] = [box.right - box.left || 1, box.bottom - box.top || 1];
	const scale = Math.min((width - 2 * margin) / across, (mostHeight - 2 * margin) / down);
	const left = (width - across * scale) / 2 - box.left * scale;
	const top = margin - box.top * scale;
	return {
		scale,
		height: Math.ceil(down * scale + 2 * margin),
		place: ([x, y]) => [x * scale + left, y * scale + top]
	};
}

/**
 * Path data of rings on a picture, to half a pixel: steps from point to point, those that are no
 * step left out. A third of what absolute coordinates take.
 */
export function outlinePath(
	rings: readonly (readonly Point[])[],
	{ place }: Fit,
	close = true
): string {
	return rings.map((ring) => ringPath(ring.map(place), close)).join('');
}

function ringPath(points: readonly Point[], close: boolean): string {
	let [x, y] = [NaN, NaN];
	let path = '';
	let steps = 0;
	for (const point of points) {
		const [nextX, nextY] = [Math.round(point[0] * 2), Math.round(point[1] * 2)];
		if (Number.isNaN(x)) path = `M${nextX / 2} ${nextY / 2}`;
		else {
			const [dx, dy] = [(nextX - x) / 2, (nextY - y) / 2];
			if (dx === 0 && dy === 0) continue;
			path += `${steps++ === 0 ? 'l' : dx < 0 ? '' : ' '}${short(dx)}${dy < 0 ? '' : ' '}${short(dy)}`;
		}
		[x, y] = [nextX, nextY];
	}
	// What is too small to be seen keeps a point to be pressed.
	return steps === 0 ? `${path}h1v1h-1z` : path + (close ? 'z' : '');
}

function short(step: number): string {
	return String(step).replace(/^(-?)0\./, '$1.');
}
