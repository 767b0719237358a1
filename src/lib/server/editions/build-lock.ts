import { JalonError } from '../programme/problem.ts';
import { takeLock, type Holder } from '../records.ts';
import type { Workspace } from './workspace.ts';

/**
 * Does `work` while no other process builds, restores or prunes the same `var/`. Throws
 * `busy` in words when one does; a holder that died holds nothing.
 */
export async function withBuildLock<T>(workspace: Workspace, work: () => Promise<T>): Promise<T> {
	const taken = takeLock(workspace.paths.lock, {
		pid: process.pid,
		user: workspace.user,
		since: workspace.clock().toISOString()
	});
	if (typeof taken !== 'function') throw busy(taken.heldBy);
	try {
		return await work();
	} finally {
		taken();
	}
}

/** Said to who asks for a build while one runs; without who runs it, where that is not known. */
export function busy({ pid, user, since }: Holder = { pid: 0, user: '', since: '' }): JalonError {
	const known = user !== '';
	const at = since.slice(11, 19);
	return new JalonError('busy', {
		fr: `Une construction est déjà en cours${known ? ` (${user}, processus ${pid}, depuis ${at} UTC)` : ''}. Réessayez quand elle sera finie ; la version publiée reste servie.`,
		en: `A build is already running${known ? ` (${user}, process ${pid}, since ${at} UTC)` : ''}. Try again when it is done; the published edition is still served.`
	});
}
