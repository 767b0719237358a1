import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { BuildResult } from '#lib/server/editions/build-result.ts';
import { keepMend, undoMend } from '#lib/server/mends/keep-mend.ts';
import { lastPublishing, publishMends } from '#lib/server/mends/publish-mends.ts';
import { tryMend } from '#lib/server/mends/try-mend.ts';
import { draftOfForm, readMendForm, tellMendTrial } from '#lib/server/pages/mend-form.ts';
import { may } from '#lib/indicators/rights.ts';
import { rejectsPage, type RejectChoice } from '#lib/server/pages/rejects.ts';
import { JalonError } from '#lib/server/programme/problem.ts';
import { openRound } from '#lib/server/rounds/round.ts';
import { figuresWork } from '#lib/server/values/figures-work.ts';
import { acting, textFields } from '../../../acting.ts';
import { refusing } from '../../../refusing.ts';
import { choiceOf, queryOf } from './choice.ts';
import { lookedAt } from './looked-at.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

type Event = RequestEvent<RouteParams>;

export const load: PageServerLoad = ({ locals, params, url, setHeaders }) =>
	refusing(locals, async () => {
		setHeaders({ 'cache-control': 'no-store' });
		const { application, person, reader, language } = locals;
		const { workspace, user } = application;
		const choice = choiceOf(url.searchParams);
		const asked = url.searchParams.get('done');
		const last = asked === 'publishing' ? lastPublishing(workspace) : null;
		const failure = last?.state === 'failed' ? last.cause : null;
		const page = await lookedAt(locals, choice, (edition) =>
			rejectsPage(workspace, edition, params.dataset, choice, reader)
		);
		return {
			page,
			choice,
			takesPersonal: person !== null && may(person, 'read-personal'),
			user,
			done: last?.state === 'published' ? 'published' : asked,
			underway: last?.state === 'underway' ? last.progress : null,
			failure: failure === null ? null : wordsOf(failure, language)
		};
	});

export const actions: Actions = {
	async try({ locals, params, request, url }) {
		const form = readMendForm(await textFields(request));
		return acting(locals, { form }, () =>
			lookedAt(locals, choiceOf(url.searchParams), async (edition) => {
				const { workspace } = locals.application;
				const draft = draftOfForm(form, params.dataset);
				const trial = await tryMend(workspace, edition, draft, { signal: request.signal });
				return { form, trial: tellMendTrial(trial, draft.mended, locals.language) };
			})
		);
	},
	async keep({ locals, params, request, url }) {
		const form = readMendForm(await textFields(request));
		const choice = choiceOf(url.searchParams);
		return acting(locals, { form }, () =>
			lookedAt(locals, choice, async (edition) => {
				const { workspace } = locals.application;
				const draft = draftOfForm(form, params.dataset);
				// What is kept is what was shown.
				if (form.tried !== draft.mended) {
					const trial = await tryMend(workspace, edition, draft, { signal: request.signal });
					return { form, trial: tellMendTrial(trial, draft.mended, locals.language) };
				}
				keepMend(workspace, edition.programme, { ...draft, reason: form.reason });
				readRoundAgain(locals, choice, params.dataset);
				redirect(303, done(url, 'kept'));
			})
		);
	},
	async undo({ locals, params, request, url }) {
		const fields = await textFields(request);
		return acting(locals, {}, () => {
			undoMend(locals.application.workspace, Number(fields.get('number')));
			readRoundAgain(locals, choiceOf(url.searchParams), params.dataset);
			redirect(303, done(url, 'undone'));
		});
	},
	publish: (event) =>
		acting(event.locals, {}, async () => {
			const { state } = await publishMends(event.locals.application.workspace, {
				...figuresWork,
				onPublished: (result) => served(event, result)
			});
			redirect(303, done(event.url, state === 'published' ? 'published' : 'publishing'));
		})
};

function readRoundAgain(locals: App.Locals, { round }: RejectChoice, dataset: string): void {
	if (round !== null) locals.application.rounds.readAgain(round, dataset);
}

/** What an open round would change is worked out anew over the edition just published. */
async function served({ locals }: Event, { edition }: BuildResult): Promise<void> {
	const { workspace, rounds, untilServed } = locals.application;
	await untilServed(edition);
	const open = openRound(workspace);
	if (open) rounds.retry(open.number);
}

function done(url: URL, what: string): string {
	const query = queryOf(choiceOf(url.searchParams));
	return `${url.pathname}${query === '' ? '?' : `${query}&`}done=${what}`;
}

function wordsOf(cause: unknown, language: 'fr' | 'en'): string {
	if (cause instanceof JalonError) return cause.describe(language);
	throw cause;
}
