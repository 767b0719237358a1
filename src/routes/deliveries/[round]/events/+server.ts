import { eventStream } from '../../event-stream.ts';
import { findDraft } from '#lib/server/rounds/draft.ts';
import { isOwn } from '#lib/server/rounds/own-drafts.ts';
import type { RoundEvent, RoundsDesk } from '#lib/server/rounds/rounds-desk.ts';
import { ownFiles } from '../../own-files.ts';
import { openRound } from '#lib/server/rounds/round.ts';
import type { RequestHandler } from './$types';

/** What becomes of the open round, as server-sent events. */
export const GET: RequestHandler = ({ locals, params }) => {
	const { rounds, stopping, workspace } = locals.application;
	const round = Number(params.round);
	// A browser does not ask again after 204.
	if (openRound(workspace)?.number !== round) return new Response(null, { status: 204 });
	const own = ownFiles(locals);
	const told = (event: RoundEvent) =>
		own === null || (event.draft !== null && isOwn(findDraft(workspace, event.draft), own));
	const follow: RoundsDesk['follow'] = async function* (...asked) {
		for await (const event of rounds.follow(...asked)) if (told(event)) yield event;
	};
	const desk = { follow, idle: () => rounds.idle() };
	return new Response(eventStream(desk, round, locals.language, stopping), {
		headers: {
			'content-type': 'text/event-stream',
			'cache-control': 'no-store, no-transform',
			'x-accel-buffering': 'no'
		}
	});
};
