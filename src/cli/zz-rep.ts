import { openWorkspace } from '#lib/server/editions/workspace.ts';
import { openEdition } from '#lib/server/editions/open-edition.ts';
import { readSources } from '#lib/server/programme/read-programme.ts';
import { parseProgramme } from '#lib/server/programme/parse-programme.ts';
import { buildReport } from '#lib/server/reports/build-report.ts';
import { localReader } from '#lib/indicators/reader.ts';
const [name = 'yearly-review', year = '2019', asOf = '', lang = 'fr', times = '1', territory = ''] = process.argv.slice(2);
const w = openWorkspace({ programme: process.cwd(), var: '/tmp/rep/var', user: 'me', key: 'k'.repeat(32) });
let t = performance.now();
const e0 = await openEdition(w);
const sources = await readSources(process.cwd());
const edition = { ...e0, manifest: { ...e0.manifest, sources: { ...e0.manifest.sources, ...sources } }, programme: parseProgramme(sources, process.cwd()) };
console.log('open', Math.round(performance.now() - t));
try {
for (let i = 0; i < Number(times); i++) {
const r = await buildReport(edition, name, { year: year ? Number(year) : null, asOf: asOf || null, territory: territory || null, reader: localReader('me', lang as 'fr'), out: '/tmp/rep/out', onProgress: (s) => console.log(Math.round(performance.now() - t), s) });
console.log(JSON.stringify(r, null, 1));
}
} catch (e: any) { console.log(e.describe ? e.describe(lang as 'fr') : e); process.exitCode = 1; }
w.close(); edition.database.close();
