import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	chmodSync,
	copyFileSync,
	cpSync,
	createReadStream,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { create } from 'tar';
import { findBundle } from '#lib/server/reports/chart-renderer.ts';
import { billOfMaterials } from './bill-of-materials.ts';
import { productionModules, releaseFiles } from './release-files.ts';

export type Release = {
	/** `jalon-0.1.0-linux-x64` */
	readonly name: string;
	readonly archive: string;
	readonly sha256: string;
	readonly bytes: number;
	readonly files: number;
};

type Options = {
	/** Of gzip. */
	readonly level?: number;
	/** Which files go in: all of them. */
	readonly holds?: (file: string) => boolean;
};

/** Files for whoever installs, found at once beside the rest. */
const forHosting = ['jalon.service', 'Dockerfile', 'nginx.conf', 'apache.conf', 'Caddyfile'];

/**
 * Writes `NAME.tar.gz`, its `.sha256` and its `.cdx.json` into a folder: Jalon as it was built, the
 * modules that run and their Node, for this platform. The same commit gives the same bytes. Runs in
 * a clone of the repository, after `buildWeb`.
 */
export async function makeRelease(
	root: string,
	out: string,
	{ level = 9, holds = () => true }: Options = {}
): Promise<Release> {
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		version: string;
	};
	const name = `jalon-${version}-${process.platform}-${process.arch}`;
	const date = commitDate(root);
	mkdirSync(out, { recursive: true });
	// Beside the archive, where files can be linked rather than copied.
	const stage = mkdtempSync(join(out, '.stage-'));
	try {
		const files = releaseFiles(root, dirname(await findBundle(root))).filter(holds);
		const put = (file: string, from: string, mode = 0o644) => {
			const to = join(stage, name, file);
			mkdirSync(dirname(to), { recursive: true });
			copyFileSync(from, to);
			chmodSync(to, mode);
		};
		for (const file of files) {
			const from = join(root, file);
			put(file, from, statSync(from).mode & 0o100 ? 0o755 : 0o644);
		}
		put('jalon', join(root, 'src/hosting/jalon.sh'), 0o755);
		for (const file of forHosting) put(`hosting/${file}`, join(root, 'src/hosting', file));
		const bill = billOfMaterials(root, productionModules(root), date);
		writeFileSync(join(out, `${name}.cdx.json`), bill);
		put('sbom.cdx.json', join(out, `${name}.cdx.json`));
		const inside = [...files, 'jalon', 'sbom.cdx.json', ...forHosting.map((f) => `hosting/${f}`)];
		const archive = join(out, `${name}.tar.gz`);
		await create(
			{ file: archive, cwd: stage, gzip: { level }, portable: true, noPax: false, mtime: date },
			inside.sort().map((file) => `${name}/${file}`)
		);
		const sha256 = await digestOf(archive);
		writeFileSync(`${archive}.sha256`, `${sha256}  ${name}.tar.gz\n`);
		for (const file of ['Dockerfile', 'HOSTING.md'])
			cpSync(join(stage, name, file === 'Dockerfile' ? `hosting/${file}` : file), join(out, file));
		return { name, archive, sha256, bytes: statSync(archive).size, files: inside.length };
	} finally {
		rmSync(stage, { recursive: true, force: true });
	}
}

/** When what is released was committed, or what SOURCE_DATE_EPOCH says, so that no clock shows in the archive. */
function commitDate(root: string): Date {
	const given = process.env['SOURCE_DATE_EPOCH'];
	const seconds =
		given ?? execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' });
	return new Date(Number(seconds) * 1_000);
}

async function digestOf(file: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const piece of createReadStream(file)) hash.update(piece);
	return hash.digest('hex');
}
