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

/**
 * Null when a screen is as it was kept, `src/testing/screens/<name>.png`; otherwise what differs, and
 * the file of what is seen now: once looked at and found right, it is copied in the place of the one kept.
 */
export function differsFromKept(name: string, screen: Uint8Array): string | null {
	const file = join(kept, `${name}.png`);
	const now = PNG.sync.read(Buffer.from(screen));
	const before = existsSync(file) ? PNG.sync.read(readFileSync(file)) : null;
	const same = before?.width === now.width && before.height === now.height;
	const marked = new PNG({ width: now.width, height: now.height });
	const pixels =
		before && same
			? pixelmatch(before.data, now.data, marked.data, now.width, now.height)
			: now.width * now.height;
	if (pixels <= tolerance * now.width * now.height) return null;
	mkdirSync(seen, { recursive: true });
	const copy = join(seen, `${name}.png`);
	writeFileSync(copy, screen);
	if (same) writeFileSync(join(seen, `${name}.differs.png`), PNG.sync.write(marked));
	const found = before ? `${pixels} pixels differ` : 'no picture is kept';
	return `${name}: ${found}. Look at it, and when it is right: cp ${relative(root, copy)} ${relative(root, file)}`;
}
