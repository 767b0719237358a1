import { redirect } from '@sveltejs/kit';
import { may } from '#lib/indicators/rights.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { JalonError } from '#lib/server/programme/problem.ts';
import { refusedReport } from '#lib/server/templates/refused-report.ts';
import { keepOnServer } from '../../../kept-on-server.ts';
import { refuse } from '../../../refusing.ts';
import { answerReport } from '../answer-report.ts';
import { chooserOf } from '../chooser.ts';
import type { PageServerLoad } from './$types';

/** Refusals that a choice among what there is puts right. */
const ofSubject = ['unknown-territory', 'unknown-indicator', 'unknown-meeting'];
const ofFormat = ['bad-format', 'format-not-given'];

/** Why the report of the same address, without `/refused`, is not made. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { application, language } = locals;
	const { name } = params;
	const refusal = locals.refusal ?? (await refusalOf(locals, name, url));
	const here = `/reports/${encodeURIComponent(name)}`;
	const address = (query: URLSearchParams) =>
		localizeHref(query.size === 0 ? here : `${here}?${query}`, { locale: language });
	const without = (parameter: string) => {
		const query = new URLSearchParams(url.searchParams);
		query.delete(parameter);
		return query;
	};
	if (refusal === null) redirect(303, address(url.searchParams));
	try {
		const edition = await locals.edition();
		const refused = await refusedReport(
			application.workspace,
			edition,
			{ name, refusal },
			language
		);
		const { about, code } = refused;
		return keepOnServer({
			refused,
			mayEdit: locals.person !== null && may(locals.person, 'write-templates'),
			chooser: ofSubject.includes(code) ? await chooserOf(locals, { name, about }, url) : null,
			formats: ofFormat.includes(code)
				? about.formats.map((format) => {
						const query = without('format');
						if (format !== 'html') query.set('format', format);
						return { format, href: address(query) };
					})
				: [],
			ofItsYear: code === 'year-not-begun' ? address(without('year')) : null
		});
	} catch (cause) {
		refuse(cause, locals);
	}
};

async function refusalOf(locals: App.Locals, name: string, url: URL): Promise<JalonError | null> {
	try {
		await answerReport(locals, name, url);
		return null;
	} catch (cause) {
		if (cause instanceof JalonError) return cause;
		throw cause;
	}
}
