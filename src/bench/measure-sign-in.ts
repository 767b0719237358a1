import { hashPassword } from 'better-auth/crypto';
import { signInForTest } from '../testing/sign-in-for-test.ts';
import { median, round, timed, type Figures } from './figures.ts';
import { startServer, stopped } from './start-server.ts';

/** The way in, on the example made to ask people to sign in; hashing a password is slow on purpose, and told apart. */
export async function measureSignIn({ say }: Figures, env: NodeJS.ProcessEnv): Promise<void> {
	const settings = { ...env, JALON_SECRET: 'Zt9wQ2rLk7Xv5Nc3Bm8Jh1Gf6Ds4Ap0Yu' };
	const started = await startServer(settings, process.execPath, 'src/cli/jalon.ts', 'serve');
	const { server, address } = started;
	const page = `${address}/sign-in`;
	const times = async (count: number, work: (at: number) => Promise<unknown>) => {
		const taken: number[] = [];
		for (let at = 0; at < count; at++) taken.push((await timed(() => work(at)))[0]);
		return median(taken);
	};
	await times(10, async () => (await fetch(page)).text());
	say(
		'sign-in page, ms (under 20)',
		round(await times(60, async () => (await fetch(page)).text()), 1)
	);
	const hashing = await times(9, (at) => hashPassword(`a word to hash ${at}`));
	// Each for another account, from a place whose tries are not used up.
	const answering = await times(9, async (at) => {
		const body = new URLSearchParams({ email: `bench${at}@lot.example`, password: 'wrong' });
		const answer = await fetch(page, { method: 'POST', headers: { origin: address }, body });
		await answer.text();
	});
	say('sign-in answered, ms, of which hashing', `${round(answering)}, ${round(hashing)}`);
	say('sign-in answered, without hashing, ms (under 20)', round(answering - hashing, 1));

	const { cookie } = signInForTest(address, settings);
	const committee = `${address}/?as-of=2019-12-20`;
	const ask = () => fetch(committee, { headers: { cookie } }).then((answer) => answer.text());
	await times(5, ask);
	say('committee page, warm, to who signed in, ms (under 30)', round(await times(60, ask), 1));
	await stopped(server);
}
