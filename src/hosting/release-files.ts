import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Lock } from '../dependencies/review.ts';

/** What of the repository goes into a release: all that runs, the example, the documents. */
const tracked = [
	'LICENSE',
	'README.md',
	'REFERENCE.md',
	'HOSTING.md',
	'SECURITY.md',
	'THIRD-PARTY.md',
	'CHANGELOG.md',
	'package.json',
	'package-lock.json',
	'src',
	'static',
	'data',
	'queries',
	'reports'
];
/** Tests, what only they use, and what is measured. */
const untold = /\.test\.ts$|^src\/(testing|bench)\/|^data\/generator\/|\/screens\//;
const unused = /\.map$|\.d\.[cm]?ts$|^node_modules\/node-[^/]+\/(include|share)\//;

/** Paths of a release's files, in one order wherever it is made; `root` has been built. */
export function releaseFiles(root: string, chartBundle: string): readonly string[] {
	const files = execFileSync('git', ['ls-files', '-z', '--', ...tracked], { cwd: root })
		.toString()
		.split('\0')
		.filter((file) => file !== '' && !untold.test(file));
	const made = ['build', 'src/lib/paraglide', relative(root, chartBundle)].flatMap((folder) =>
		filesUnder(root, folder)
	);
	const modules = productionModules(root).flatMap((folder) =>
		filesUnder(root, folder, (name) => name === 'node_modules')
	);
	return [...files, ...made, ...modules].filter((file) => !unused.test(file)).sort();
}

/** Folders of the packages that run, as locked, of those that this platform has. */
export function productionModules(root: string): readonly string[] {
	const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock & {
		readonly packages: Readonly<Record<string, { dev?: boolean; devOptional?: boolean }>>;
	};
	return Object.entries(lock.packages)
		.filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
		.map(([path]) => path)
		.filter((path) => existsSync(join(root, path)));
}

function filesUnder(
	root: string,
	folder: string,
	isOther: (name: string) => boolean = () => false
): readonly string[] {
	return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = `${folder}/${entry.name}`;
		if (entry.isDirectory()) return isOther(entry.name) ? [] : filesUnder(root, path, isOther);
		return entry.isFile() ? [path] : [];
	});
}
