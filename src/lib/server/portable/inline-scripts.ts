import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Scripts of `static/` put into a file, and their text as its policy knows it. */
export type InlineScripts = { readonly html: string; readonly text: string };

/** Reads scripts of the application's own to run inside a file opened from the disk. */
export function inlineScripts(names: readonly string[]): InlineScripts {
	const folder = staticFolder();
	const text = names.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n');
	if (/<\/script|<!--/i.test(text))
		throw new Error(`A script would end early: ${names.join(', ')}`);
	return { html: `<script>${text}</script>\n`, text };
}

/** Found from this file, which may have been built into `build/`. */
function staticFolder(): string {
	for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
		const found = path.join(folder, 'static');
		if (existsSync(path.join(found, 'presenter.js'))) return found;
		if (folder === path.dirname(folder)) throw new Error('static/presenter.js was not found');
	}
}
