import { buildEdition } from '#lib/server/editions/build-edition.ts';
import { openWorkspace } from '#lib/server/editions/workspace.ts';

// The example built without its masks, in a process of its own: what DuckDB alone is compared with.
const [varFolder = ''] = process.argv.slice(2);
const workspace = openWorkspace({ programme: process.cwd(), var: varFolder, user: 'bench' });
await buildEdition(workspace);
workspace.close();
