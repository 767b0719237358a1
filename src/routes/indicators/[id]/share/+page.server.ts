import { redirect } from '@sveltejs/kit';
import { localize, type Language } from '#lib/indicators/language.ts';
import { addDays } from '#lib/indicators/period.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import type { Edition } from '#lib/server/editions/edition.ts';
import { describe } from '#lib/server/embeds/card.ts';
import { formsOf } from '#lib/server/embeds/embed-charts.ts';
import { addEmbed } from '#lib/server/embeds/embed.ts';
import {
	longestEmbed,
	parseEmbedForm,
	parseEmbedLimits,
	usualEmbed
} from '#lib/server/embeds/parse-embed.ts';
import { demandShareable, sharedFigure, withheldWords } from '#lib/server/embeds/shared-figure.ts';
import { todayIn } from '#lib/server/freshness/today.ts';
import { territoryChoices } from '#lib/server/pages/choices.ts';
import { embedsOf } from '#lib/server/pages/embeds.ts';
import type { Person } from '#lib/server/people/person.ts';
import { demandAbout } from '#lib/server/people/matter.ts';
import { acting, textFields } from '../../../acting.ts';
import { refusing } from '../../../refusing.ts';
import { signedIn } from '../../../signed-in.ts';
import { sharedPlace } from '../shared-place.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, setHeaders }) =>
	refusing(locals, async () => {
		setHeaders({ 'cache-control': 'no-store' });
		const { application, language, person } = locals;
		const edition = await locals.edition(null);
		const about = { indicator: params.id, territory: sharedPlace(locals) };
		demandAbout(person, 'make-embeds', edition.programme, about);
		const { clock, workspace } = application;
		const today = todayIn(edition.programme.settings.timeZone, clock);
		const figure = await sharedFigure(edition, { ...about, language }, today);
		const { title, sentence, missing, withheld, warnings, foot, page } = figure;
		return {
			...about,
			title,
			sentence: [sentence, ...[...foot, ...warnings].map((text) => `${text}.`)].join(' '),
			told: describe(figure),
			withheld: withheld && (missing ?? withheldWords[withheld][language]),
			forms: formsOf(figure),
			hasTarget: page.value.target !== null,
			places: placesFor(edition, signedIn(locals), language),
			embeds: embedsOf(workspace, edition, about, language),
			until: { least: today, usual: addDays(today, usualEmbed), most: addDays(today, longestEmbed) }
		};
	});

/** The places that a person may share figures of: groupings too for who acts for the whole programme. */
function placesFor(edition: Edition, person: Person, language: Language) {
	const { whole, list } = territoryChoices(edition, person);
	const { groupings } = edition.programme.settings;
	const named = groupings.map(({ id, title }) => ({ code: id, name: localize(title, language) }));
	return { whole, list: whole ? [...list, ...named] : list };
}

export const actions: Actions = {
	embed: async ({ locals, params, request }) => {
		const fields = await textFields(request);
		return acting(locals, { typed: Object.fromEntries(fields) }, async () => {
			const { application, language, person } = locals;
			const { workspace, clock } = application;
			const edition = await locals.edition(null);
			const subject = {
				indicator: params.id,
				territory: sharedPlace(locals),
				language,
				...parseEmbedForm(fields)
			};
			demandAbout(person, 'make-embeds', edition.programme, subject);
			const today = todayIn(edition.programme.settings.timeZone, clock);
			const figure = await sharedFigure(edition, subject, today);
			demandShareable(figure);
			const form = formsOf(figure).includes(subject.form) ? subject.form : 'figure';
			const limits = parseEmbedLimits(fields, today);
			const { number } = addEmbed(workspace, { ...subject, form, ...limits });
			redirect(303, localizeHref(`/embeds/${number}?done=made`, { locale: language }));
		});
	}
};
