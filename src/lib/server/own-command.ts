import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How who reads a message runs Jalon: a release has a command of its own, a clone goes through npm. */
export function ownCommand(script = process.argv[1] ?? ''): {
	/** Before a command's name. */
	readonly jalon: string;
	/** What serves. */
	readonly start: string;
} {
	// A release holds it beside `src`.
	const own = join(dirname(script), '../../jalon');
	return existsSync(own)
		? { jalon: own, start: `${own} serve` }
		: { jalon: 'npx jalon', start: 'npm start' };
}
