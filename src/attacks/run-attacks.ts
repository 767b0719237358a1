import { setTimeout as pause } from 'node:timers/promises';
import type { Attack, Attempt, Words } from './attack.ts';
import { ask, sendBytes, type Answer, type Asked } from './ask.ts';
import { attacks } from './attacks.ts';
import { leaks } from './leaks.ts';
import { findValues } from './find-values.ts';
import { readRoutes } from './read-routes.ts';

export type Outcome = {
	readonly attack: Attack;
	/** Things that were tried. */
	readonly tried: number;
	/** What did not hold, each once. */
	readonly failures: readonly string[];
	/** Why it was not tried, or not to its end. */
	readonly skipped: Words | null;
};

export type Bounds = { readonly requests: number; readonly milliseconds: number };

/** Some minutes on a small machine; no more than a person clicking fast for an hour would ask. */
export const usualBounds: Bounds = { requests: 6_000, milliseconds: 10 * 60_000 };

const spent: Words = {
	fr: 'arrêtée aux bornes de la suite (nombre de demandes, durée)',
	en: 'stopped at the bounds of the suite (requests, time)'
};

class SpentError extends Error {}

/** Requests under way at once. */
const abreast = 4;
/** Seconds that are waited when a server says that it is asked too often. */
const longestWait = 65;

/** Tries everything against one server, and tells what held. Rejects when nothing answers there. */
export async function runAttacks(
	url: URL,
	{
		bounds = usualBounds,
		onProgress = () => {}
	}: { readonly bounds?: Bounds; readonly onProgress?: (done: number, next: Words) => void } = {}
): Promise<readonly Outcome[]> {
	const late = performance.now() + bounds.milliseconds;
	let asked = 0;
	const count = () => {
		if (++asked > bounds.requests || performance.now() > late) throw new SpentError();
	};
	const turns = openTurns(abreast);
	const first = await ask(url, { path: '/' });
	if (first.status === 0) throw new Error(`nothing answers at ${url.origin}`);
	const routes = readRoutes(await findValues((path) => ask(url, { path })));
	let done = 0;
	return Promise.all(
		attacks.map(async (attack): Promise<Outcome> => {
			let tried = 0;
			const failures = new Set<string>();
			let skipped: Words | null = null;
			const hold = (held: boolean, what: string) => {
				tried++;
				if (!held) failures.add(printable(what));
			};
			const tell = (answer: Answer, { path, method = 'GET' }: Asked): Answer => {
				const leak = leaks(answer, path);
				if (leak !== null) hold(false, `${method} ${path}: ${leak}`);
				return answer;
			};
			const attempt: Attempt = {
				url,
				routes,
				open: first.status === 200,
				hold,
				ask: (given) =>
					turns(async () => {
						const one = typeof given === 'string' ? { path: given } : given;
						count();
						const answer = await ask(url, one);
						const seconds = Number(answer.headers['retry-after'] ?? NaN);
						if (answer.status !== 429 || !(seconds <= longestWait)) return tell(answer, one);
						await pause(seconds * 1_000);
						count();
						return tell(await ask(url, one), one);
					}),
				send: async (bytes, milliseconds = 5_000) => {
					count();
					return sendBytes(url, bytes, milliseconds);
				},
				skip: (why) => (skipped = why)
			};
			try {
				await attack.run(attempt);
			} catch (error) {
				if (!(error instanceof SpentError)) throw error;
				skipped = spent;
			}
			onProgress(++done, attack.title);
			return { attack, tried, failures: [...failures], skipped };
		})
	);
}

/** So many at once, the others in their order. */
function openTurns(places: number) {
	let free = places;
	const waiting: (() => void)[] = [];
	return async <T>(work: () => Promise<T>): Promise<T> => {
		if (free === 0) await new Promise<void>((start) => waiting.push(start));
		else free--;
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else free++;
		}
	};
}

function printable(text: string): string {
	const safe = text.replace(/[^\x20-\x7e\u00a0-\u024f\u2018-\u2026]/g, (sign) => {
		return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
	});
	return safe.length > 160 ? `${safe.slice(0, 159)}…` : safe;
}
