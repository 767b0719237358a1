import type { Language } from '#lib/indicators/language.ts';
import { isOver } from '#lib/server/pages/round.ts';
import type { RoundEvent, RoundsDesk } from '#lib/server/rounds/rounds-desk.ts';
import { stepWords } from './step-words.ts';

/** Milliseconds between two signs of life, so that nothing in between takes the line for dead. */
const heartbeat = 15_000;
/** Milliseconds between two states of one thing. */
const pace = 150;

/**
 * A round's events as `{ draft, over, done, total, words }`, from the last state of each on; `end` once
 * nothing is under way any more. It ends too when its reader goes or the server stops.
 */
export function eventStream(
	rounds: Pick<RoundsDesk, 'follow' | 'idle'>,
	round: number,
	language: Language,
	stopping: AbortSignal
): ReadableStream<Uint8Array> {
	const gone = new AbortController();
	const idle = new AbortController();
	const signal = AbortSignal.any([gone.signal, idle.signal, stopping]);
	const encoder = new TextEncoder();
	const last = new Map<number | null, number>();
	const isSoon = ({ draft, done, total }: RoundEvent) =>
		done < total && performance.now() - (last.get(draft) ?? -pace) < pace;

	return new ReadableStream<Uint8Array>({
		start(controller) {
			const send = (text: string) => {
				if (!gone.signal.aborted) controller.enqueue(encoder.encode(text));
			};
			const follow = async () => {
				for await (const event of rounds.follow(round, signal)) {
					const over = isOver(event);
					if (!over && isSoon(event)) continue;
					const { draft, done, total } = event;
					last.set(draft, performance.now());
					const words = stepWords(event, language);
					send(`data: ${JSON.stringify({ draft, over, done, total, words })}\n\n`);
				}
			};
			const beat = setInterval(() => send(':\n\n'), heartbeat);
			send('retry: 2000\n\n');
			void rounds.idle().then(() => idle.abort());
			void follow().finally(() => {
				clearInterval(beat);
				if (gone.signal.aborted) return;
				if (!stopping.aborted) send('event: end\ndata: end\n\n');
				controller.close();
			});
		},
		cancel: () => gone.abort()
	});
}
