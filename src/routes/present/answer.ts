import { may } from '#lib/indicators/rights.ts';
import { drawChart } from '#lib/charts/draw.ts';
import { inTurn } from '#lib/server/reports/in-turn.ts';
import { openReport } from '#lib/server/slides/open-report.ts';
import { presentPage, slidesTemplate } from '#lib/server/slides/present.ts';
import { documentAnswer } from '../document-answer.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';

/** The slides of a view, or of a meeting on the figures frozen for it, as a document of its own. */
export async function answerSlides(
	locals: App.Locals,
	meeting: string | null,
	back: string
): Promise<Response> {
	const { view, reader, application, person } = locals;
	const { workspace } = application;
	const asked = { ...view, meeting };
	const open = (id: string | null) => locals.edition(id);
	const { edition, query } = await openReport(workspace, slidesTemplate, asked, open, reader);
	const decide =
		person && may(person, 'hold-meetings')
			? localizeHref(`/meetings/${meeting}/decisions`, { locale: reader.language })
			: null;
	const html = await inTurn(() => presentPage(edition, query, { drawChart, back, decide }));
	return documentAnswer(html, {
		'content-type': 'text/html; charset=utf-8',
		'cache-control': 'private, no-cache'
	});
}
