import { join } from 'node:path';
import type { Language } from '#lib/indicators/language.ts';
import { readTimeZone } from '../programme/read-time-zone.ts';
import { openRecords, type Records } from '../records.ts';

/** One line of the server's log; `data` carries no personal data. */
export type Log = (message: string, data?: Readonly<Record<string, unknown>>) => void;

export type WorkspaceOptions = {
	/** The programme's folder, absolute. */
	readonly programme: string;
	/** The folder of what Jalon makes, absolute. */
	readonly var: string;
	/** Who is written down as author. */
	readonly user: string;
	readonly language?: Language;
	/** The pseudonym key; null when none was given, and one is kept in a file. */
	readonly key?: string | null;
	/** That file, absolute; null is `pseudonym.key` in `var`. */
	readonly keyFile?: string | null;
	readonly clock?: () => Date;
	readonly log?: Log;
};

/** Whose what is recorded is. */
export type Author = {
	/** Id of their account; null for the command line and the server itself. */
	readonly id: string | null;
	readonly name: string;
};

/** A programme, what Jalon has made of it, and who asks: what every call on editions takes. */
export type Workspace = {
	readonly folder: string;
	readonly var: string;
	/** Author of what is recorded, by name. */
	readonly user: string;
	/** Id of their account; null for the command line and the server itself. */
	readonly person: string | null;
	readonly language: Language;
	readonly key: string | null;
	readonly clock: () => Date;
	readonly log: Log;
	/** Folders and files under `var/`. */
	readonly paths: {
		readonly exports: string;
		readonly parts: string;
		/** What is being received or read, before it has its name elsewhere. */
		readonly incoming: string;
		readonly editions: string;
		/** Reports prepared, in a folder by number. */
		readonly reports: string;
		readonly records: string;
		readonly lock: string;
		/** The file of the pseudonym key; it may lie elsewhere. */
		readonly key: string;
	};
	/** The programme's, read once. */
	readonly timeZone: string;
	/** `jalon.sqlite`, opened when it is first asked for. */
	readonly records: Records;
	close(): void;
};

export function openWorkspace(options: WorkspaceOptions): Workspace {
	const at = (name: string) => join(options.var, name);
	let records: Records | null = null;
	let timeZone: string | null = null;
	return {
		folder: options.programme,
		var: options.var,
		user: options.user,
		person: null,
		language: options.language ?? 'fr',
		key: options.key ?? null,
		clock: options.clock ?? (() => new Date()),
		log: options.log ?? (() => {}),
		paths: {
			exports: at('exports'),
			parts: at('parts'),
			incoming: at('incoming'),
			editions: at('editions'),
			reports: at('reports'),
			records: at('jalon.sqlite'),
			lock: at('build.lock'),
			key: options.keyFile ?? at('pseudonym.key')
		},
		get timeZone() {
			return (timeZone ??= readTimeZone(options.programme));
		},
		get records() {
			records ??= openRecords(at('jalon.sqlite'));
			return records;
		},
		close() {
			records?.close();
			records = null;
		}
	};
}

/** The same workspace, with another author of what is recorded. */
export function writingAs(workspace: Workspace, { id, name }: Author): Workspace {
	return Object.create(workspace, {
		user: { value: name, enumerable: true },
		person: { value: id, enumerable: true }
	}) as Workspace;
}
