// Runs on any Node from 18 on: installs what package-lock.json names, once per lockfile and platform.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const stampFile = resolve(root, 'node_modules/.cache/jalon/installed');

const stamp = () =>
	createHash('sha256')
		.update(readFileSync(resolve(root, 'package-lock.json')))
		.update(readFileSync(resolve(root, 'package.json')))
		.update(`${process.platform} ${process.arch}`)
		.digest('hex');

if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp()) {
	console.error('Installation des dépendances… / Installing dependencies…');
	// `npm ci` refuses a lockfile made where other platforms' optional packages were absent.
	const { status } = spawnSync(
		process.platform === 'win32' ? 'npm.cmd' : 'npm',
		['install', '--no-audit', '--no-fund', '--loglevel=error'],
		{ cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' }
	);
	if (status !== 0) {
		console.error(
			'npm install a échoué : le registre npm est-il joignable ? / npm install failed: is the npm registry reachable?'
		);
		process.exit(1);
	}
	mkdirSync(dirname(stampFile), { recursive: true });
	// npm may have written the lockfile its own way.
	writeFileSync(stampFile, stamp());
}

const packaged = resolve(
	root,
	'node_modules/.bin',
	process.platform === 'win32' ? 'node.cmd' : 'node'
);
if (!existsSync(packaged) && Number(process.versions.node.split('.')[0]) < 24) {
	console.error(
		`Jalon demande Node 24 ; celui-ci est ${process.version} et aucun paquet npm n’apporte Node 24 sur ${process.platform}-${process.arch}. Installez Node 24 (https://nodejs.org). / Jalon needs Node 24; this is ${process.version} and no npm package brings Node 24 to ${process.platform}-${process.arch}. Install Node 24.`
	);
	process.exit(1);
}
