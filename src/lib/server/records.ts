import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { diskFull, isDiskFull } from './disk-full.ts';
import { JalonError } from './programme/problem.ts';
import { migrations, tables } from './records-schema.ts';

/** `jalon.sqlite`: what Jalon remembers besides the parts. Each call is short and synchronous. */
export type Records = {
	all<T extends object>(sql: string, ...values: SQLInputValue[]): T[];
	one<T extends object>(sql: string, ...values: SQLInputValue[]): T | null;
	run(sql: string, ...values: SQLInputValue[]): number;
	/** All or nothing; other processes wait up to the busy timeout. */
	transaction<T>(work: () => T): T;
	/** A consistent copy in a new file, while others read and write. */
	copyInto(file: string): void;
	/** Puts the rows of another records file in the place of this one's, in one transaction. */
	replaceWith(file: string): void;
	/** Throws `damaged` when SQLite finds the file inconsistent. */
	verify(): void;
	close(): void;
};

/** Opens or makes the file. A file written by a newer Jalon, or damaged, is refused with words. */
export function openRecords(file: string): Records {
	mkdirSync(dirname(file), { recursive: true });
	const fresh = !existsSync(file);
	const database = inWords(file, () => {
		const opened = new DatabaseSync(file, { timeout: 5_000, enableForeignKeyConstraints: true });
		try {
			opened.exec('pragma journal_mode = wal; pragma synchronous = normal;');
			migrate(opened, file);
		} catch (error) {
			opened.close();
			throw error;
		}
		return opened;
	});
	if (fresh) chmodSync(file, 0o600);

	const statement = (sql: string) => database.prepare(sql);
	const records: Records = {
		all: <T extends object>(sql: string, ...values: SQLInputValue[]) =>
			inWords(file, () => statement(sql).all(...values) as T[]),
		one: <T extends object>(sql: string, ...values: SQLInputValue[]) =>
			inWords(file, () => (statement(sql).get(...values) as T | undefined) ?? null),
		run: (sql, ...values) => inWords(file, () => Number(statement(sql).run(...values).changes)),
		transaction: (work) => inTransaction(database, work),
		copyInto: (target) => inWords(file, () => void statement('vacuum into ?').run(target)),
		replaceWith: (source) => replaceRows(database, source),
		verify: () => {
			const found = records.all<{ quick_check: string }>('pragma quick_check');
			if (found[0]?.quick_check !== 'ok') throw damaged(file, found[0]?.quick_check);
		},
		close: () => database.close()
	};
	return records;
}

function migrate(database: DatabaseSync, file: string): void {
	const version = () =>
		Number(
			(database.prepare('pragma user_version').get() as { user_version: number }).user_version
		);
	if (version() === migrations.length) return;
	if (version() > migrations.length)
		throw new JalonError('records-newer', {
			fr: `${file} a été écrit par une version plus récente de Jalon (format ${version()}, celle-ci connaît le ${migrations.length}). Installez la version récente, ou reprenez une sauvegarde d’avant.`,
			en: `${file} was written by a newer Jalon (format ${version()}, this one knows ${migrations.length}). Install the newer version, or restore a backup made before it.`
		});
	inTransaction(database, () => {
		// Another process may have migrated while this one waited for the lock.
		for (const migration of migrations.slice(version())) database.exec(migration);
		database.exec(`pragma user_version = ${migrations.length}`);
	});
}

function inTransaction<T>(database: DatabaseSync, work: () => T): T {
	database.exec('begin immediate');
	try {
		const result = work();
		database.exec('commit');
		return result;
	} catch (error) {
		if (database.isTransaction) database.exec('rollback');
		throw error;
	}
}

function replaceRows(database: DatabaseSync, source: string): void {
	database.prepare('attach ? as source').run(source);
	try {
		inTransaction(database, () => {
			for (const table of tables.toReversed()) database.exec(`delete from main.${table}`);
			for (const table of tables)
				database.exec(`insert into main.${table} select * from source.${table}`);
		});
	} finally {
		database.exec('detach source');
	}
}

/** SQLite's own errors about the file, said with its name. */
function inWords<T>(file: string, work: () => T): T {
	try {
		return work();
	} catch (error) {
		const code = (error as { errcode?: number }).errcode;
		if (code === undefined) throw error;
		const primary = code & 0xff;
		if (primary === 11 || primary === 26) throw damaged(file, (error as Error).message);
		if (primary === 5)
			throw new JalonError(
				'records-busy',
				{
					fr: `${file} est occupé par un autre processus depuis plus de 5 secondes. Réessayez.`,
					en: `${file} has been held by another process for over 5 seconds. Try again.`
				},
				[],
				{ cause: error }
			);
		if (isDiskFull(error)) throw diskFull(error);
		throw error;
	}
}

function damaged(file: string, detail: string | undefined): JalonError {
	return new JalonError('damaged', {
		fr: `${file} est abîmé (${detail ?? 'illisible'}). Reprenez une sauvegarde : jalon restore FICHIER.`,
		en: `${file} is damaged (${detail ?? 'unreadable'}). Restore a backup: jalon restore FILE.`
	});
}

/** Who holds a lock, as they wrote it. */
export type Holder = { readonly pid: number; readonly user: string; readonly since: string };

/**
 * Takes a lock that one process at a time holds, and gives the call that lets go of it, or the
 * present holder. The lock is SQLite's own on `file`: the system drops it when its holder dies,
 * so a lock left behind does not exist.
 */
export function takeLock(file: string, holder: Holder): (() => void) | { readonly heldBy: Holder } {
	mkdirSync(dirname(file), { recursive: true });
	const database = new DatabaseSync(file, { timeout: 0 });
	try {
		database.exec('create table if not exists holder (text text not null) strict');
		database.exec('begin immediate; delete from holder');
		database.prepare('insert into holder values (?)').run(JSON.stringify(holder));
		database.exec('commit; begin immediate');
		return () => database.close();
	} catch (error) {
		const busy = ((error as { errcode?: number }).errcode ?? 0) & 0xff;
		if (busy !== 5 && busy !== 6) throw error;
		const row = readHolder(database);
		database.close();
		return { heldBy: row ?? { pid: 0, user: '', since: '' } };
	}
}

function readHolder(database: DatabaseSync): Holder | null {
	try {
		if (database.isTransaction) database.exec('rollback');
		const row = database.prepare('select text from holder').get() as { text: string } | undefined;
		return row ? (JSON.parse(row.text) as Holder) : null;
	} catch {
		return null;
	}
}
