import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { localReader } from '#lib/indicators/reader.ts';
import { openEdition } from '#lib/server/editions/open-edition.ts';
import { openWorkspace } from '#lib/server/editions/workspace.ts';
import { renderReportPdf } from '#lib/server/reports/build-report.ts';
import { convertDeliveries } from './convert-deliveries.ts';

// Figures of one run on one machine: ratios inside the run are what to compare between runs.
const folder = mkdtempSync(join(tmpdir(), 'jalon-bench-'));
const env = { ...process.env, JALON_VAR: join(folder, 'var'), JALON_USER: 'bench', PORT: '0' };
const jalon = (...args: string[]) =>
	execFileSync(process.execPath, ['src/cli/jalon.ts', ...args], { env, stdio: 'pipe' });

async function timed<T>(work: () => T | Promise<T>): Promise<[number, T]> {
	const started = performance.now();
	const result = await work();
	return [performance.now() - started, result];
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

const round = (value: number, digits = 0) => Number(value.toFixed(digits));
const figures: Record<string, number | string> = {};
const say = (name: string, value: number | string) => {
	figures[name] = value;
	console.log(`${name.padEnd(48)} ${value}`);
};

try {
	const [fromNothing] = await timed(() => jalon('build'));
	const again: number[] = [];
	for (let run = 0; run < 3; run++) again.push((await timed(() => jalon('build')))[0]);

	const workspace = openWorkspace({
		programme: process.cwd(),
		var: env.JALON_VAR,
		user: 'bench'
	});
	const [opening, edition] = await timed(() => openEdition(workspace));
	const converted = await convertDeliveries(edition, join(folder, 'converted'));
	const alone: number[] = [];
	for (let run = 0; run < 3; run++)
		alone.push(
			(
				await timed(() =>
					execFileSync(process.execPath, ['src/bench/duckdb-alone.ts', converted.folder], {
						stdio: 'pipe'
					})
				)
			)[0]
		);
	say('build from nothing, ms', round(fromNothing));
	say('files read', converted.files);
	say('DuckDB alone on the same files converted, ms', round(median(alone)));
	say('build / DuckDB alone (under 3)', round(fromNothing / median(alone), 2));
	say('second build, nothing changed, ms (under 1000)', round(median(again)));
	say('edition opened, ms', round(opening));

	const query = { year: 2019, asOf: '2019-12-20', reader: localReader('bench', 'fr') };
	const [firstPdf, pdf] = await timed(() => renderReportPdf(edition, 'yearly-review', query));
	const warmPdf: number[] = [];
	for (let run = 0; run < 3; run++)
		warmPdf.push((await timed(() => renderReportPdf(edition, 'yearly-review', query)))[0]);
	say('yearly review PDF, first, ms (under 2000)', round(firstPdf));
	say('yearly review PDF, warm, ms', round(median(warmPdf)));
	say('yearly review PDF, kB', round(pdf.byteLength / 1000));
	edition.database.close();
	workspace.close();

	// On an installed and built tree, whose npm start takes the exports in beside.
	const starting: number[] = [];
	for (let run = 0; run < 3; run++) {
		const [taken, { server }] = await timed(() => startServer('npm', 'start'));
		starting.push(taken);
		await stopped(server);
	}
	say('npm start answers after, ms (under 3000)', round(median(starting)));

	const { server, address } = await startServer(process.execPath, 'src/cli/jalon.ts', 'serve');
	const page = `${address}/?as-of=2019-12-20`;
	const [first] = await timed(async () => (await fetch(page)).text());
	const warm: number[] = [];
	for (let run = 0; run < 60; run++)
		warm.push((await timed(async () => (await fetch(page)).text()))[0]);
	say('committee page, first for an edition, ms (under 500)', round(first));
	say('committee page, warm, ms (under 30)', round(median(warm), 1));
	say('committee page over the wire, kB (under 150)', round((await wireBytes(page)) / 1000, 1));
	await stopped(server);

	writeFileSync(
		'src/bench/figures.json',
		`${JSON.stringify(
			{
				node: process.version,
				processors: cpus().length,
				memoryGiB: round(totalmem() / 2 ** 30),
				figures
			},
			null,
			'\t'
		)}\n`
	);
} finally {
	rmSync(folder, { recursive: true, force: true });
}

/** Until the address is printed: from then on pages are answered. */
function startServer(
	command: string,
	...args: string[]
): Promise<{ server: ChildProcess; address: string }> {
	return new Promise((resolve, reject) => {
		// A group of its own: npm's children are stopped with it.
		const server = spawn(command, args, {
			env,
			stdio: ['ignore', 'pipe', 'inherit'],
			detached: true
		});
		server.stdout.on('data', (text: Buffer) => {
			const address = /http:\/\/\S+/.exec(String(text))?.[0];
			if (address) resolve({ server, address });
		});
		server.on('exit', () => reject(new Error('the server stopped')));
	});
}

function stopped(server: ChildProcess): Promise<void> {
	return new Promise((resolve) => {
		server.on('close', () => resolve());
		process.kill(-server.pid!, 'SIGTERM');
	});
}

/** Compressed bytes of a page with its style and its font, before scripts. */
async function wireBytes(page: string): Promise<number> {
	const html = await (await fetch(page)).text();
	const linked = [...html.matchAll(/<link[^>]+href="([^"]+\.(?:css|woff2|svg))"/g)].map(
		([, href]) => new URL(href!, page).href
	);
	let bytes = 0;
	for (const url of [page, ...linked]) {
		// curl keeps the body compressed, as it comes over the wire.
		const size = execFileSync(
			'curl',
			['-s', '-H', 'accept-encoding: br, gzip', '-o', '/dev/null', '-w', '%{size_download}', url],
			{ encoding: 'utf8' }
		);
		bytes += Number(size);
	}
	return bytes;
}
