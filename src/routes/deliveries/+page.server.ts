import { redirect, type RequestEvent } from '@sveltejs/kit';
import { demandPublished } from '#lib/server/declared/publish-edition.ts';
import type { BuildResult } from '#lib/server/editions/build-result.ts';
import { pastDeliveries, pastRounds } from '#lib/server/pages/past-deliveries.ts';
import { expectedLines, openRoundPage } from '#lib/server/pages/round.ts';
import { mostFiles } from '#lib/server/rounds/add-draft.ts';
import { findOwnDraft } from '#lib/server/rounds/own-drafts.ts';
import { receiveUpload } from '#lib/server/rounds/receive-upload.ts';
import { openRound } from '#lib/server/rounds/round.ts';
import { restoreDelivery, withdrawDelivery } from '#lib/server/rounds/withdraw-delivery.ts';
import { figuresWork } from '#lib/server/values/figures-work.ts';
import { acting, textFields } from '../acting.ts';
import { refusing } from '../refusing.ts';
import { ownFiles } from './own-files.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, setHeaders }) =>
	refusing(locals, async () => {
		setHeaders({ 'cache-control': 'no-store' });
		const { application, reader } = locals;
		const { workspace, rounds, deliveryLimit } = application;
		const own = ownFiles(locals);
		const asked = { workspace, rounds, reader, own, edition: await locals.edition(null) };
		const round = await openRoundPage(asked);
		const all = url.searchParams.get('deliveries') === 'all';
		return {
			round,
			expected: expectedLines(asked, round?.number ?? null),
			past: pastRounds(workspace, own),
			deliveries: own === null ? pastDeliveries(workspace, asked.edition, reader, all) : null,
			limit: deliveryLimit,
			mostFiles,
			done: url.searchParams.get('done')
		};
	});

export const actions: Actions = {
	add: ({ locals, request, url }) =>
		acting(locals, {}, async () => {
			await receiveUpload(request, locals.application.rounds);
			redirect(303, url.pathname);
		}),
	drop: (event) =>
		asked(event, async (fields) => {
			const { workspace, rounds } = event.locals.application;
			const own = ownFiles(event.locals);
			rounds.drop(findOwnDraft(workspace, Number(fields.get('draft')), own).number);
			return null;
		}),
	dropRound: (event) =>
		asked(event, async (fields) => {
			event.locals.application.rounds.dropRound(Number(fields.get('round')));
			return 'dropped';
		}),
	retry: (event) =>
		asked(event, async (fields) => {
			event.locals.application.rounds.retry(Number(fields.get('round')));
			return null;
		}),
	cancel: (event) =>
		asked(event, async (fields) => {
			event.locals.application.rounds.cancel(Number(fields.get('round')));
			return null;
		}),
	publish: (event) =>
		asked(event, async (fields) => {
			const { build } = await event.locals.application.rounds.publish(Number(fields.get('round')), {
				trial: fields.get('trial') ?? null,
				reason: fields.get('reason') ?? null,
				force: fields.has('force')
			});
			await served(event, build);
			return 'published';
		}),
	withdraw: (event) =>
		asked(event, async (fields) => {
			const { workspace } = event.locals.application;
			const [number, reason] = [Number(fields.get('delivery')), fields.get('reason') ?? ''];
			await served(event, (await withdrawDelivery(workspace, number, reason, figuresWork)).build);
			return 'withdrawn';
		}),
	restore: (event) =>
		asked(event, async (fields) => {
			const { workspace } = event.locals.application;
			const number = Number(fields.get('delivery'));
			await served(event, (await restoreDelivery(workspace, number, figuresWork)).build);
			return 'restored';
		})
};

/** Does what a form asks and shows the page again, saying what was done. */
async function asked(
	{ locals, request, url }: RequestEvent,
	act: (fields: ReadonlyMap<string, string>) => Promise<string | null>
) {
	const fields = await textFields(request);
	return acting(locals, { typed: Object.fromEntries(fields) }, async () => {
		const done = await act(fields);
		redirect(303, done === null ? url.pathname : `${url.pathname}?done=${done}`);
	});
}

/** What an open round would change is worked out anew over the edition just published. */
async function served({ locals }: RequestEvent, build: BuildResult): Promise<void> {
	demandPublished(build);
	const { workspace, rounds, untilServed } = locals.application;
	await untilServed(build.edition);
	const open = openRound(workspace);
	if (open) rounds.retry(open.number);
}
