import { redirect, type RequestEvent } from '@sveltejs/kit';
import { demandPublished } from '#lib/server/declared/publish-edition.ts';
import type { Publisher } from '#lib/server/editions/publishing.ts';
import { pastDeliveries, pastRounds } from '#lib/server/pages/past-deliveries.ts';
import { expectedLines, openRoundPage } from '#lib/server/pages/round.ts';
import { mostFiles } from '#lib/server/rounds/add-draft.ts';
import { findOwnDraft } from '#lib/server/rounds/own-drafts.ts';
import { receiveUpload } from '#lib/server/rounds/receive-upload.ts';
import { restoreDelivery, withdrawDelivery } from '#lib/server/rounds/withdraw-delivery.ts';
import { figuresWork } from '#lib/server/values/figures-work.ts';
import { acting, textFields } from '../acting.ts';
import { followed, publishing, stopping } from '../publishing.ts';
import { refusing } from '../refusing.ts';
import { ownFiles } from './own-files.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, setHeaders }) =>
	refusing(locals, async () => {
		setHeaders({ 'cache-control': 'no-store' });
		const { application, reader } = locals;
		const { workspace, rounds, deliveryLimit } = application;
		// Before the figures are read: what is told to be published is then in them.
		const told = followed(locals, url.searchParams.get('done'));
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
			...told
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
		asked(event, (fields) =>
			publishing(
				event.locals,
				checked(event, async ({ signal, onProgress }) => {
					const { build } = await event.locals.application.rounds.publish(
						Number(fields.get('round')),
						{
							trial: fields.get('trial') ?? null,
							reason: fields.get('reason') ?? null,
							force: fields.has('force'),
							signal,
							onProgress: ({ step, ...far }) => step !== 'compare' && onProgress?.({ step, ...far })
						}
					);
					return build;
				})
			)
		),
	withdraw: (event) =>
		asked(event, (fields) => {
			const { workspace } = event.locals.application;
			const [number, reason] = [Number(fields.get('delivery')), fields.get('reason') ?? ''];
			return publishing(
				event.locals,
				checked(event, async (options) => {
					const work = { ...figuresWork, ...options };
					return (await withdrawDelivery(workspace, number, reason, work)).build;
				}),
				'withdrawn'
			);
		}),
	restore: (event) =>
		asked(event, (fields) => {
			const { workspace } = event.locals.application;
			const number = Number(fields.get('delivery'));
			return publishing(
				event.locals,
				checked(event, async (options) => {
					const work = { ...figuresWork, ...options };
					return (await restoreDelivery(workspace, number, work)).build;
				}),
				'restored'
			);
		}),
	stop: ({ locals, url }) => stopping(locals, (done) => `${url.pathname}?done=${done}`)
};

/** Throws where a check keeps back what was made. */
function checked({ locals }: RequestEvent, make: Publisher): Publisher {
	return async (options) => {
		const build = await make(options);
		await demandPublished(locals.application.workspace, build);
		return build;
	};
}

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
