import { openWorkspace } from '#lib/server/editions/workspace.ts';
import { buildEdition } from '#lib/server/editions/build-edition.ts';
const w = openWorkspace({ programme: process.cwd(), var: '/tmp/rep/var', user: 'me', key: 'k'.repeat(32) });
const t = performance.now();
try {
const r = await buildEdition(w, {} as never);
console.log(r.edition, r.published, Math.round(performance.now() - t));
console.log(JSON.stringify(r).slice(0, 1500));
} catch (e: any) { console.log(e.describe ? e.describe('fr') : e); }
w.close();
