import { formatMoment } from '#lib/indicators/moment-words.ts';
import { publishPage } from '#lib/server/templates/publish-page.ts';
import { keptQuery } from './preview-fields.ts';

/** What the draft of a file would change, for the pages that publish it or give it up. */
export async function loadChange(
	{ application, reader, language, edition: open }: App.Locals,
	name: string,
	url: URL
) {
	const file = url.searchParams.get('file');
	const edition = await open(null);
	const page = await publishPage(application.workspace, edition, { name, file }, reader);
	const { timeZone } = edition.programme.settings;
	return {
		page,
		kept: keptQuery(url),
		moment: page.draft && formatMoment(page.draft.at, timeZone, language)
	};
}
