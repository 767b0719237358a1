import { redirect } from '@sveltejs/kit';
import { keepMend, undoMend } from '#lib/server/mends/keep-mend.ts';
import { tryMend } from '#lib/server/mends/try-mend.ts';
import { draftOfForm, readMendForm, tellMendTrial } from '#lib/server/pages/mend-form.ts';
import { may } from '#lib/indicators/rights.ts';
import { rejectsPage, type RejectChoice } from '#lib/server/pages/rejects.ts';
import { acting, textFields } from '../../../acting.ts';
import { followed, publishingAll, stopping } from '../../../publishing.ts';
import { refusing } from '../../../refusing.ts';
import { choiceOf, queryOf } from './choice.ts';
import { lookedAt } from './looked-at.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url, setHeaders }) =>
	refusing(locals, async () => {
		setHeaders({ 'cache-control': 'no-store' });
		const { application, person, reader } = locals;
		const { workspace, user } = application;
		const choice = choiceOf(url.searchParams);
		// Before the figures are read: what is told to be published is then in them.
		const told = followed(locals, url.searchParams.get('done'));
		const page = await lookedAt(locals, choice, (edition) =>
			rejectsPage(workspace, edition, params.dataset, choice, reader)
		);
		return {
			page,
			choice,
			takesPersonal: person !== null && may(person, 'read-personal'),
			user,
			...told
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
		acting(event.locals, {}, async () =>
			redirect(303, done(event.url, await publishingAll(event.locals)))
		),
	stop: ({ locals, url }) => stopping(locals, (what) => done(url, what))
};

function readRoundAgain(locals: App.Locals, { round }: RejectChoice, dataset: string): void {
	if (round !== null) locals.application.rounds.readAgain(round, dataset);
}

function done(url: URL, what: string): string {
	const query = queryOf(choiceOf(url.searchParams));
	return `${url.pathname}${query === '' ? '?' : `${query}&`}done=${what}`;
}
