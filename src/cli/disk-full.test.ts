import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';

/** A file system of its own, as small as we like, without root. */
const ownFileSystem = (() => {
	try {
		execFileSync('unshare', ['-rm', 'true'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
})();

it.skipIf(!ownFileSystem)(
	'a full disk is named, what was published stays, and the next build completes',
	async () => {
		const folder = mkdtempSync(join(tmpdir(), 'jalon-full-'));
		onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
		cpSync('src/cli/starter', folder, { recursive: true });
		mkdirSync(join(folder, 'var'));
		const exports = `${folder}/data/exports/registrations`;
		const jalon = `${process.execPath} src/cli/jalon.ts`;
		const script = [
			`export JALON_PROGRAMME=${folder} JALON_VAR=${folder}/var`,
			`mount -t tmpfs -o size=4m tmpfs ${folder}/var`,
			`${jalon} build > /dev/null 2>&1 || exit 10`,
			`${jalon} editions > ${folder}/before.txt`,
			`(cat ${exports}/*-06.csv; echo 'z.zola@example.org;01/07/2024;;Cahors;Habitant') > ${exports}/registrations-2024-07.csv`,
			// At each of these moments of a build something else can't be written.
			...[0, 8, 24, 64].flatMap((room) => [
				`dd if=/dev/zero of=${folder}/var/ballast bs=1k count=$(($(df -k --output=avail ${folder}/var | tail -1) - ${room})) 2> /dev/null`,
				`${jalon} build; test $? = 1 || exit 11`,
				`rm ${folder}/var/ballast`,
				`${jalon} editions | cmp - ${folder}/before.txt || exit 12`
			]),
			`${jalon} build || exit 13`
		].join('\n');
		const { stdout, stderr } = await promisify(execFile)('unshare', ['-rm', 'sh', '-c', script], {
			env: { PATH: process.env['PATH'], JALON_USER: 'test', TZ: 'Europe/Paris', LANG: 'fr' }
		});
		expect(stderr.match(/Il n’y a plus de place sur le disque/g)).toHaveLength(4);
		expect(stderr).not.toContain('inattendue');
		expect(stdout).toMatch(/25\slignes\slues\s: 25\sretenues/);
	}
);
