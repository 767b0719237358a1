import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, quoteText, type Database, type Row } from '../duckdb.ts';
import { noProcessing, type Contract, type Field } from '../programme/contract.ts';
import { loadTerritories } from '../programme/territories.ts';
import type { Reading, Reject } from './delivery.ts';
import { keyFingerprint } from './pseudonym.ts';
import { readExport } from './read-export.ts';
import type { ReadJob } from './read-job.ts';
import { partHashes } from './reading-key.ts';

/** For tests: a field that asks for nothing, with what the test is about. */
export function field(
	name: string,
	rest: Partial<Omit<Field, 'constraints'>> & { constraints?: Partial<Field['constraints']> } = {}
): Field {
	const { constraints, ...others } = rest;
	return {
		name,
		title: name,
		description: null,
		type: 'string',
		format: null,
		aliases: [],
		optional: false,
		personal: null,
		sensitive: false,
		identifies: false,
		values: [],
		filename: null,
		missing: [],
		...others,
		constraints: {
			required: false,
			unique: false,
			minimum: null,
			maximum: null,
			pattern: null,
			enum: null,
			nomenclature: null,
			...constraints
		}
	};
}

/** For tests: a contract that asks for nothing but its fields. */
export function contract(
	fields: readonly Field[],
	rest: Partial<Omit<Contract, 'shape' | 'fields'>> & { shape?: Partial<Contract['shape']> } = {}
): Contract {
	const { shape, ...others } = rest;
	return {
		version: 1,
		dataset: 'tried',
		file: 'data/contracts/tried.yaml',
		title: { fr: 'Essai' },
		description: null,
		partner: null,
		source: null,
		cadence: null,
		delay: null,
		due: null,
		mode: 'append',
		publish: 'asked',
		breaks: [],
		processing: noProcessing,
		key: [],
		delivered: { from: 'fixed', date: '2019-12-20' },
		covers: { from: '2018-12-01', until: 'delivered' },
		fields,
		...others,
		shape: {
			format: null,
			encoding: null,
			delimiter: null,
			sheet: null,
			headerRow: null,
			decimal: null,
			dateOrder: null,
			rowsAt: null,
			footer: null,
			...shape
		}
	};
}

/** For tests: a folder of parts, a real database, and what a reading wrote. */
export type ReadingFixture = {
	readonly folder: string;
	readonly database: Database;
	job(
		bytes: string | Uint8Array,
		contract: Contract,
		name?: string
	): ReadJob & { bytes: Uint8Array };
	read(bytes: string | Uint8Array, contract: Contract, name?: string): Promise<Reading>;
	accepted(reading: Reading): Promise<Row[]>;
	rejects(reading: Reading): Promise<Reject[]>;
	/** The bytes of both parts. */
	partBytes(reading: Reading): Buffer;
	close(): void;
};

const key = 'a key for tests';

export async function openFixture(): Promise<ReadingFixture> {
	const folder = mkdtempSync(join(tmpdir(), 'jalon-ingest-'));
	const database = await openDatabase({ threads: 1 });
	const path = (hash: string) => join(folder, `${hash}.parquet`);
	const rows = <T extends Row>(hash: string | null): Promise<T[]> =>
		hash === null
			? Promise.resolve([])
			: database.all<T>(`SELECT * FROM read_parquet(${quoteText(path(hash))})`);
	const fixture: ReadingFixture = {
		folder,
		database,
		job(given, contract, name = 'essai.csv') {
			const bytes = typeof given === 'string' ? Buffer.from(given) : given;
			const sha256 = createHash('sha256').update(bytes).digest('hex');
			const common = { sha256, name, contract, timeZone: 'Europe/Paris', territory: '46' };
			const hashes = partHashes({
				...common,
				keyFingerprint: keyFingerprint(key),
				vintage: loadTerritories().vintage
			});
			return { ...common, path: '', bytes, key, parts: folder, hashes };
		},
		read: (bytes, contract, name) =>
			readExport(fixture.job(bytes, contract, name), { places: loadTerritories }),
		accepted: (reading) => rows(reading.part),
		rejects: (reading) => rows<Reject & Row>(reading.rejects),
		partBytes: ({ part, rejects }) =>
			Buffer.concat([part, rejects].flatMap((hash) => (hash ? readFileSync(path(hash)) : []))),
		close() {
			database.close();
			rmSync(folder, { recursive: true, force: true });
		}
	};
	return fixture;
}
