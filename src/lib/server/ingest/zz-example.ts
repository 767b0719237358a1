import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { startReader } from './start-reader.ts';
import { readExport } from './read-export.ts';
import { openDatabase } from '../duckdb.ts';
import { partHashes } from './reading-key.ts';
import { keyFingerprint } from './pseudonym.ts';
import { readProgramme } from '../programme/read-programme.ts';
import { loadTerritories } from '../programme/territories.ts';
import { rejectSentence } from './reject-sentence.ts';
const dir = '/tmp/ing/ex';
fs.rmSync(dir, { recursive: true, force: true });
fs.mkdirSync(dir, { recursive: true });
const programme = await readProgramme(process.cwd()).catch((e) => {
	console.log(e.describe?.('en') ?? e);
	process.exit(1);
});
const mode = process.argv[2] ?? 'in',
	W = +(process.argv[3] ?? 1);
const jobs: any[] = [];
for (const c of programme.contracts) {
	const d = 'data/exports/' + c.dataset;
	if (!fs.existsSync(d)) {
		console.log('no', d);
		continue;
	}
	for (const f of fs.readdirSync(d).sort()) {
		const path = process.cwd() + '/' + d + '/' + f;
		const sha256 = createHash('sha256').update(fs.readFileSync(path)).digest('hex');
		const common = { sha256, name: f, contract: c, timeZone: 'Europe/Paris', territory: '46' };
		jobs.push({
			...common,
			path,
			key: 'k',
			parts: dir,
			hashes: partHashes({ ...common, keyFingerprint: keyFingerprint('k'), vintage: 'v' })
		});
	}
}
const t = performance.now(),
	cpu = process.cpuUsage();
const db = mode === 'in' ? await openDatabase({ threads: 1 }) : null;
const q = [...jobs];
const out: any[] = [];
await Promise.all(
	Array.from({ length: W }, async () => {
		const r = db
			? { read: (j: any) => readExport(j, { places: loadTerritories }), close() {} }
			: startReader();
		for (let j = q.shift(); j; j = q.shift()) {
			const s = performance.now();
			const x = await r.read(j);
			out.push([x, performance.now() - s]);
		}
		await r.close();
	})
);
console.log(
	mode,
	W,
	'ms',
	(performance.now() - t) | 0,
	'cpu',
	(process.cpuUsage(cpu).user / 1000) | 0
);
const sum = new Map<string, any>();
for (const [x, ms] of out) {
	const s = sum.get(x.dataset) ?? {
		files: 0,
		refused: 0,
		read: 0,
		accepted: 0,
		rejected: 0,
		blank: 0,
		ms: 0
	};
	s.files++;
	s.ms += ms | 0;
	if (x.refused) {
		s.refused++;
		if (s.refused < 3) console.log(x.name, x.refused.message.en);
	}
	for (const k of ['read', 'accepted', 'rejected', 'blank']) s[k] += x.rows[k];
	sum.set(x.dataset, s);
}
console.table(Object.fromEntries(sum));
if (db && process.argv[4]) {
	const rows = await db.all(
		`select * from read_parquet([${out.flatMap(([x]) => (x.rejects ? [`'${dir}/${x.rejects}.parquet'`] : [])).join(',')}])`
	);
	for (const r of rows.slice(0, +process.argv[4]))
		console.log(r.file, rejectSentence(r as any, 'fr'));
}
