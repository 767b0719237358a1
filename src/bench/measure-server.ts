import { execFileSync } from 'node:child_process';
import { median, round, timed, type Figures } from './figures.ts';
import { startServer, stopped } from './start-server.ts';

/** Starting, and the committee's page, on an installed and built tree, whose npm start takes the exports in beside. */
export async function measureServer({ say }: Figures, env: NodeJS.ProcessEnv): Promise<void> {
	const starting: number[] = [];
	for (let run = 0; run < 3; run++) {
		const [taken, { server }] = await timed(() => startServer(env, 'npm', 'start'));
		starting.push(taken);
		await stopped(server);
	}
	say('npm start answers after, ms (under 3000)', round(median(starting)));

	const { server, address } = await startServer(env, process.execPath, 'src/cli/jalon.ts', 'serve');
	const page = `${address}/?as-of=2019-12-20`;
	const [first] = await timed(async () => (await fetch(page)).text());
	const warm: number[] = [];
	for (let run = 0; run < 60; run++)
		warm.push((await timed(async () => (await fetch(page)).text()))[0]);
	say('committee page, first for an edition, ms (under 500)', round(first));
	say('committee page, warm, ms (under 30)', round(median(warm), 1));
	say('committee page over the wire, kB (under 150)', round((await wireBytes(page)) / 1000, 1));
	await stopped(server);
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
