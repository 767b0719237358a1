import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from './workspace.ts';

/** Drops what processes that died left in `var/incoming`; those that run are still writing theirs. */
export function sweepIncoming({ paths }: Workspace): void {
	let names: string[] = [];
	try {
		names = readdirSync(paths.incoming);
	} catch {
		// Nothing was ever received.
	}
	for (const name of names) {
		const pid = Number(/^\.tmp-(\d+)-/.exec(name)?.[1] ?? 0);
		if (pid === process.pid || isAlive(pid)) continue;
		rmSync(join(paths.incoming, name), { recursive: true, force: true });
	}
}

function isAlive(pid: number): boolean {
	if (pid <= 0) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
