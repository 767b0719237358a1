import { eventStream } from '../../event-stream.ts';
import { openRound } from '#lib/server/rounds/round.ts';
import type { RequestHandler } from './$types';

/** What becomes of the open round, as server-sent events. */
export const GET: RequestHandler = ({ locals, params }) => {
	const { rounds, stopping, workspace } = locals.application;
	const round = Number(params.round);
	// A browser does not ask again after 204.
	if (openRound(workspace)?.number !== round) return new Response(null, { status: 204 });
	return new Response(eventStream(rounds, round, locals.language, stopping), {
		headers: {
			'content-type': 'text/event-stream',
			'cache-control': 'no-store, no-transform',
			'x-accel-buffering': 'no'
		}
	});
};
