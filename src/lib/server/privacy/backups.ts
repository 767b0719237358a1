import { existsSync } from 'node:fs';
import type { Workspace } from '../editions/workspace.ts';

/** An archive that was made: what it held it still holds, wherever it was taken to. */
export type KnownBackup = {
	readonly file: string;
	readonly madeAt: string;
	readonly madeBy: string;
	readonly bytes: number;
	/** It lies where it was written. */
	readonly there: boolean;
};

/** Archives made, the latest first. */
export function listBackups({ records }: Workspace): KnownBackup[] {
	return records
		.all<Omit<KnownBackup, 'there'>>(
			'select file, made_at as madeAt, made_by as madeBy, bytes from backups order by number desc'
		)
		.map((backup) => ({ ...backup, there: existsSync(backup.file) }));
}
