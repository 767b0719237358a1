import { ownCommand } from './own-command.ts';
import { JalonError } from './programme/problem.ts';

/** SQLITE_FULL, and SQLITE_IOERR_SHMSIZE: SQLite asks for 32 kB beside its file even to read it. */
const fullForSqlite: readonly unknown[] = [13, 4874];

/** Whether an error of Node, SQLite or DuckDB, or one it was caused by, says that a disk has no room left. */
export function isDiskFull(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	return (
		/ENOSPC|EDQUOT|no space left|disk is full|disk full/i.test(error.message) ||
		('errcode' in error && fullForSqlite.includes(error.errcode)) ||
		isDiskFull(error.cause)
	);
}

/** What to do about it; nothing that was published is touched by work that could not be written. */
export function diskFull(cause: unknown): JalonError {
	const { jalon } = ownCommand();
	return new JalonError(
		'disk-full',
		{
			fr: `Il n’y a plus de place sur le disque. Libérez-en (« ${jalon} prune » retire ce qui ne sert plus), puis recommencez : rien de publié n’a changé.`,
			en: `The disk has no room left. Free some (“${jalon} prune” drops what nothing uses), then start again: nothing published has changed.`
		},
		[],
		{ cause }
	);
}
