import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsFile } from './parse-programme.ts';
import { parseSettings } from './parse-settings.ts';
import type { Settings } from './programme.ts';
import { collectProblems, parseYaml } from './spec.ts';

/** What a programme's folder says of itself now, before any edition; null where it is not understood, which a build tells. */
export function readSettings(folder: string): Settings | null {
	try {
		const problems = collectProblems();
		const text = readFileSync(join(folder, settingsFile), 'utf8');
		const spec = parseYaml(text, settingsFile, problems);
		return (spec && parseSettings(spec, problems)?.settings) ?? null;
	} catch {
		return null;
	}
}
