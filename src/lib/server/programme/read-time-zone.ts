import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsFile } from './parse-programme.ts';
import { defaultTimeZone, parseSettings } from './parse-settings.ts';
import { collectProblems, parseYaml } from './spec.ts';

/** A programme's time zone, for what is dated without an edition at hand; the default where the file says none that is understood, which a build tells. */
export function readTimeZone(folder: string): string {
	try {
		const problems = collectProblems();
		const spec = parseYaml(
			readFileSync(join(folder, settingsFile), 'utf8'),
			settingsFile,
			problems
		);
		const parsed = spec && parseSettings(spec, problems);
		return parsed?.settings.timeZone ?? defaultTimeZone;
	} catch {
		return defaultTimeZone;
	}
}
