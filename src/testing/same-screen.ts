import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const root = resolve(import.meta.dirname, '../..');
const kept = join(root, 'src/testing/screens');
const seen = join(root, 'node_modules/.cache/jalon-test/screens');

/** Share of a screen's pixels that may differ: less than one letter of a figure. */
const tolerance = 0.00002;

/** Pictures are drawn by the Chromium that npm brings; another one draws letters otherwise. */
export const comparable =
	process.platform === 'linux' && process.arch === 'x64' && !process.env['CHROMIUM_PATH'];

type Comparison = {
	/** Null where no picture of that name is kept, or one of another size. */
	readonly pixels: number | null;
	/** The picture, with what differs marked. */
	readonly marked: PNG;
	readonly same: boolean;
};

/** How a screen differs from the picture kept of it, `src/testing/screens/<name>.png`. */
export function compareToKept(name: string, screen: Uint8Array): Comparison {
	const file = join(kept, `${name}.png`);
	const now = PNG.sync.read(Buffer.from(screen));
	const { width, height } = now;
	const marked = new PNG({ width, height });
	const before = existsSync(file) ? PNG.sync.read(readFileSync(file)) : null;
	if (before?.width !== width || before.height !== height)
		return { pixels: null, marked, same: false };
	const pixels = pixelmatch(before.data, now.data, marked.data, width, height);
	return { pixels, marked, same: pixels <= tolerance * width * height };
}

/**
 * Null when a screen is as it was kept; otherwise what differs, and the file of what is seen now:
 * once looked at and found right, it is copied in the place of the one kept.
 */
export function differsFromKept(name: string, screen: Uint8Array): string | null {
	const { pixels, marked, same } = compareToKept(name, screen);
	if (same) return null;
	mkdirSync(seen, { recursive: true });
	const copy = join(seen, `${name}.png`);
	writeFileSync(copy, screen);
	if (pixels !== null) writeFileSync(join(seen, `${name}.differs.png`), PNG.sync.write(marked));
	const found = pixels === null ? 'no picture of that size is kept' : `${pixels} pixels differ`;
	const file = join(kept, `${name}.png`);
	return `${name}: ${found}. Look at it, and when it is right: cp ${relative(root, copy)} ${relative(root, file)}`;
}
