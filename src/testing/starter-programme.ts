import { join } from 'node:path';
import { JalonError } from '../lib/server/programme/problem.ts';
import { parseProgramme } from '../lib/server/programme/parse-programme.ts';
import { readSources } from '../lib/server/programme/read-programme.ts';

/** The texts of the programme that `jalon init` makes: a test changes one and looks. */
export const starterSources: Readonly<Record<string, string>> = await readSources(
	join(import.meta.dirname, '../cli/starter')
);

/** A change to one file: its new text, or what to replace in it. Null takes the file away. */
export type Change = string | null | ((text: string) => string);

export function changedSources(changes: Readonly<Record<string, Change>>): Record<string, string> {
	const sources: Record<string, string> = { ...starterSources };
	for (const [path, change] of Object.entries(changes)) {
		const before = sources[path] ?? '';
		const after = typeof change === 'function' ? change(before) : change;
		if (after === before) throw new Error(`${path}: the change changes nothing`);
		if (after === null) delete sources[path];
		else sources[path] = after;
	}
	return sources;
}

/** The problems of the starter once changed, one line each, in French; empty when it is valid. */
export function problemsOf(
	changes: Readonly<Record<string, Change>>,
	language: 'fr' | 'en' = 'fr'
): readonly string[] {
	try {
		parseProgramme(changedSources(changes), '/programme');
		return [];
	} catch (error) {
		if (!(error instanceof JalonError)) throw error;
		return error.describe(language).split('\n').slice(1);
	}
}
