import { addDays } from '#lib/indicators/period.ts';
import { signInForTest } from '../testing/sign-in-for-test.ts';
import { median, round, timed, type Figures } from './figures.ts';
import { startServer, stopped } from './start-server.ts';

/** Ends of months, each a page that nothing has kept yet. */
const days = Array.from({ length: 36 }, (_, at) => {
	const first = `${2017 + Math.floor((at + 1) / 12)}-${String(((at + 1) % 12) + 1).padStart(2, '0')}-01`;
	return addDays(first, -1);
});
const pages = [
	['/', 'committee page'],
	['/indicators/contacts-received', 'indicator page'],
	['/territories', 'territories']
] as const;

/**
 * What rights and suppression cost: the same pages, worked out anew, to who sees small counts and to
 * who does not, in turn.
 */
export async function measureRights({ say }: Figures, env: NodeJS.ProcessEnv): Promise<void> {
	const settings = {
		...env,
		JALON_SECRET: 'Zt9wQ2rLk7Xv5Nc3Bm8Jh1Gf6Ds4Ap0Yu',
		JALON_RATE_LIMIT: '0'
	};
	const { server, address } = await startServer(
		settings,
		process.execPath,
		'src/cli/jalon.ts',
		'serve'
	);
	const cookieOf = (unsuppressed: boolean) =>
		signInForTest(address, settings, ['official'], {
			name: unsuppressed ? 'sees small counts' : 'sees masked ones',
			unsuppressed
		}).cookie;
	const cookies = [cookieOf(true), cookieOf(false)] as const;
	const asking = (path: string, who: 0 | 1) => async () => {
		const answer = await fetch(address + path, { headers: { cookie: cookies[who] } });
		if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
		await answer.text();
	};
	for (const [path, name] of pages) {
		const ratios: number[] = [];
		// The first of each opens what is read once for all: masks, shapes of facts.
		for (const who of [0, 1] as const) await asking(`${path}?as-of=2016-12-31`, who)();
		for (const [at, day] of days.entries()) {
			const taken = [0, 0];
			for (const turn of [0, 1]) {
				const who = ((at + turn) % 2) as 0 | 1;
				[taken[who]] = await timed(asking(`${path}?as-of=${day}`, who));
			}
			ratios.push(taken[1]! / taken[0]!);
		}
		say(`${name}, masked against whole, worked out anew (under 1.1)`, round(median(ratios), 2));
	}
	await stopped(server);
}
