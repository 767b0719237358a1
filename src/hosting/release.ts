import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWeb } from '../setup/build-web.ts';
import { makeRelease } from './make-release.ts';

// npm run release [-- --out FOLDER]: the archive, its checksum and its list of materials.
const { values } = parseArgs({ options: { out: { type: 'string', default: 'release' } } });
const root = process.cwd();
await buildWeb();
const { archive, sha256, bytes, files } = await makeRelease(root, resolve(root, values.out));
console.log(`${archive}\n${files} files, ${Math.round(bytes / 1024 / 1024)} MB\nsha256 ${sha256}`);
