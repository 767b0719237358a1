import { redirect, type RequestEvent } from '@sveltejs/kit';
import { addDays } from '#lib/indicators/period.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { changeEmbed, revokeEmbed } from '#lib/server/embeds/embed.ts';
import { embedCode, frameHeights } from '#lib/server/embeds/embed-code.ts';
import { longestEmbed, parseEmbedLimits } from '#lib/server/embeds/parse-embed.ts';
import { todayIn } from '#lib/server/freshness/today.ts';
import { embedPage } from '#lib/server/pages/embeds.ts';
import { acting, textFields } from '../../acting.ts';
import { refusing } from '../../refusing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	refusing(event.locals, async () => {
		event.setHeaders({ 'cache-control': 'no-store' });
		const { application } = event.locals;
		const embed = await findAsked(event);
		const today = await todayOf(event);
		const address = application.origin + embed.path;
		return {
			embed,
			address,
			code: embedCode(address, embed.called, embed.form),
			height: frameHeights[embed.form],
			today,
			most: addDays(today, longestEmbed),
			done: event.url.searchParams.get('done')
		};
	});

export const actions: Actions = {
	change: async (event) => {
		const fields = await textFields(event.request);
		return acting(event.locals, { typed: Object.fromEntries(fields) }, async () => {
			const { number } = await findAsked(event);
			const limits = parseEmbedLimits(fields, await todayOf(event));
			changeEmbed(event.locals.application.workspace, number, limits);
			done(event, number, 'changed');
		});
	},
	revoke: (event) =>
		acting(event.locals, {}, async () => {
			const { number } = await findAsked(event);
			revokeEmbed(event.locals.application.workspace, number);
			done(event, number, 'revoked');
		})
};

type Asked = Pick<RequestEvent, 'locals'> & { readonly params: { readonly number: string } };

/** The embed that the address names, for who may act on it. */
async function findAsked({ locals, params }: Asked) {
	const { application, language, person } = locals;
	const edition = await locals.edition(null);
	return embedPage(application.workspace, edition, Number(params.number), person, language);
}

async function todayOf({ locals }: Asked) {
	const { timeZone } = (await locals.edition(null)).programme.settings;
	return todayIn(timeZone, locals.application.clock);
}

function done({ locals }: Asked, number: number, told: string): never {
	redirect(303, localizeHref(`/embeds/${number}?done=${told}`, { locale: locals.language }));
}
