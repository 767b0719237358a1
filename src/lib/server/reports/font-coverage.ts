/**
 * The characters that a TrueType font draws, from its `cmap` table: the subtable of all of Unicode
 * (format 12), else that of its first plane (format 4). Spaces and joiners count as drawn.
 */
export function readCoverage(font: Uint8Array): ReadonlySet<number> {
	const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
	const start = tableStart(view, 'cmap');
	const covered = new Set<number>();
	for (let at = 0; at < view.getUint16(start + 2); at++) {
		const subtable = start + view.getUint32(start + 4 + at * 8 + 4);
		const format = view.getUint16(subtable);
		if (format === 12) readGroups(view, subtable, covered);
		else if (format === 4) readSegments(view, subtable, covered);
	}
	return covered;
}

function tableStart(view: DataView, wanted: string): number {
	for (let at = 0; at < view.getUint16(4); at++) {
		const record = 12 + at * 16;
		const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)));
		if (tag === wanted) return view.getUint32(record + 8);
	}
	throw new Error(`The font has no ${wanted} table`);
}

/** Format 12: runs of characters. */
function readGroups(view: DataView, subtable: number, covered: Set<number>): void {
	for (let group = 0; group < view.getUint32(subtable + 12); group++) {
		const at = subtable + 16 + group * 12;
		for (let code = view.getUint32(at); code <= view.getUint32(at + 4); code++) covered.add(code);
	}
}

/** Format 4: segments with an offset or a list of glyphs; glyph 0 is the missing one. */
function readSegments(view: DataView, subtable: number, covered: Set<number>): void {
	const count = view.getUint16(subtable + 6) / 2;
	const ends = subtable + 14;
	const starts = ends + count * 2 + 2;
	const deltas = starts + count * 2;
	const offsets = deltas + count * 2;
	for (let segment = 0; segment < count; segment++) {
		const [first, last] = [
			view.getUint16(starts + segment * 2),
			view.getUint16(ends + segment * 2)
		];
		const offset = view.getUint16(offsets + segment * 2);
		for (let code = first; code <= last && code < 0xffff; code++) {
			const listed = offsets + segment * 2 + offset + (code - first) * 2;
			const glyph =
				offset === 0 ? code + view.getUint16(deltas + segment * 2) : view.getUint16(listed);
			if ((glyph & 0xffff) !== 0) covered.add(code);
		}
	}
}
