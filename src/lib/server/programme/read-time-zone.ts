import { defaultTimeZone } from './parse-settings.ts';
import { readSettings } from './read-settings.ts';

/** A programme's time zone, for what is dated without an edition at hand; the default where the file says none that is understood, which a build tells. */
export function readTimeZone(folder: string): string {
	return readSettings(folder)?.timeZone ?? defaultTimeZone;
}
