import { drawChart } from '#lib/charts/draw.ts';
import { readCommitteeRecord } from '#lib/server/meetings/committee-record.ts';
import { keptFigures } from '#lib/server/meetings/kept-figures.ts';
import { inTurn } from '#lib/server/reports/in-turn.ts';
import { readChoices } from '#lib/server/slides/meeting-choices.ts';
import { presentPage, slidesTemplate } from '#lib/server/slides/present.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';

/** The slides of a view, or of a meeting on the figures frozen for it, as a document of its own. */
export async function answerSlides(
	locals: App.Locals,
	meeting: string | null,
	back: string
): Promise<Response> {
	const { view, reader, application } = locals;
	const { workspace } = application;
	const recorded = meeting === null ? null : readCommitteeRecord(workspace, { meeting });
	const whose = view.edition === null && recorded !== null ? recorded : { freeze: null };
	const kept = await keptFigures(workspace, whose, view, reader);
	const frozen = kept ? null : (recorded?.freeze?.edition ?? null);
	const edition = await locals.edition(view.edition ?? frozen);
	const committee = recorded ?? readCommitteeRecord(workspace, { asOf: view.asOf ?? edition.asOf });
	const choices = meeting === null ? [] : readChoices(workspace, meeting, slidesTemplate).choices;
	const decide = localizeHref(`/meetings/${meeting}/decisions`, { locale: reader.language });
	const html = await inTurn(() =>
		presentPage(edition, { view, committee, kept, choices, reader, drawChart, back, decide })
	);
	return new Response(html, {
		headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-cache' }
	});
}
