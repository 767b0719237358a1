import { mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ReadJob } from '#lib/server/ingest/read-job.ts';
import { startReader } from '#lib/server/ingest/start-reader.ts';
import { largeContract, writeLargeExport } from './make-large-export.ts';

// One large file read as a build reads it, in the reader's child, to parts on the disk. The child has
// read a small file before: what it takes to start is not of the rate.
const [path = '', folder = ''] = process.argv.slice(2);
const parts = mkdtempSync(join(folder, 'parts-'));
const reader = startReader();
const job = (file: string): ReadJob => ({
	path: file,
	parts,
	name: basename(file),
	sha256: '0'.repeat(64),
	contract: largeContract,
	timeZone: 'Europe/Paris',
	territory: '46',
	key: 'bench',
	hashes: { accepted: `${basename(file)}-accepted`, rejects: `${basename(file)}-rejects` }
});
const small = join(parts, 'small.csv');
writeLargeExport({ windows1252: small, utf8: join(parts, 'small-utf8.csv') }, 1_000);
await reader.read(job(small));
const started = performance.now();
const reading = await reader.read(job(path));
const ms = performance.now() - started;
await reader.close();
rmSync(parts, { recursive: true });
if (reading.refused !== null) throw new Error(reading.refused.message.en);
console.log(JSON.stringify({ ms, rows: reading.rows.read, rejected: reading.rows.rejected }));
