import { drawChart } from '#lib/charts/draw.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { viewQuery } from '#lib/indicators/view.ts';
import { inTurn } from '#lib/server/reports/in-turn.ts';
import { presentPage } from '#lib/server/slides/present.ts';
import { refusing } from '../refusing.ts';
import type { RequestHandler } from './$types';

/** The slides of any view: a document of its own, without the frame of other pages. */
export const GET: RequestHandler = ({ locals }) =>
	refusing(locals, async () => {
		const { view, reader, language } = locals;
		const edition = await locals.edition();
		const back = localizeHref(`/${viewQuery(view)}`, { locale: language });
		const html = await inTurn(() => presentPage(edition, { view, reader, drawChart, back }));
		return new Response(html, {
			headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-cache' }
		});
	});
