import { redirect } from '@sveltejs/kit';
import { isIsoDate } from '#lib/indicators/period.ts';
import { defaultView, viewQuery } from '#lib/indicators/view.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { answerContest, contestFigure, findContest } from '#lib/server/contests/contests.ts';
import { indicatorTitle, placeName } from '#lib/server/pages/choices.ts';
import { contestsPage } from '#lib/server/pages/contests.ts';
import { demandAbout } from '#lib/server/people/matter.ts';
import { acting, textFields } from '../acting.ts';
import { refusing } from '../refusing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	refusing(locals, async () => ({
		page: await contestsPage(await locals.edition(), locals.application.workspace, locals.reader),
		done: url.searchParams.get('done')
	}));

export const actions: Actions = {
	async contest({ locals, request }) {
		const fields = await textFields(request);
		const edition = await locals.edition(fields.get('edition') || null).catch(() => null);
		const shown = edition ?? (await locals.edition(null));
		const asOf = fields.get('as-of') || shown.asOf;
		const contested = {
			indicator: fields.get('indicator') ?? '',
			territory: fields.get('territory') || null,
			asOf,
			wording: fields.get('wording') ?? ''
		};
		const typed = {
			contested: {
				...contested,
				edition: fields.get('edition') ?? '',
				title: indicatorTitle(shown, contested.indicator, locals.reader),
				place: placeName(contested.territory)
			}
		};
		return acting(locals, typed, async () => {
			demandAbout(locals.person, 'contest-figures', shown.programme, contested);
			await contestFigure(locals.application.workspace, shown, contested, locals.reader);
			const view = {
				...defaultView,
				asOf: isIsoDate(asOf) ? asOf : null,
				territory: contested.territory
			};
			const page = localizeHref(`/indicators/${contested.indicator}${viewQuery(view)}`);
			redirect(303, `${page}#contests`);
		});
	},
	async answer({ locals, request }) {
		const fields = await textFields(request);
		const number = Number(fields.get('number'));
		const answer = fields.get('answer') ?? '';
		return acting(locals, { answered: { number, answer } }, async () => {
			const { workspace } = locals.application;
			const { programme } = await locals.edition(null);
			const contest = findContest(workspace, number);
			demandAbout(locals.person, 'answer-contests', programme, contest);
			answerContest(workspace, number, answer);
			redirect(303, `?done=answered#contest-${number}`);
		});
	}
};
