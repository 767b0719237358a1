import { writeDeclaredFile } from '#lib/server/declared/declared-file.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { may, type Holder } from '#lib/indicators/rights.ts';
import type { Edition } from '#lib/server/editions/edition.ts';
import { demandAbout } from '#lib/server/people/matter.ts';
import { visibleIndicators } from '#lib/server/values/compute-values.ts';
import { refuse } from '../../refusing.ts';
import { signedIn } from '../../signed-in.ts';
import type { RequestHandler } from './$types';

/** The workbook to fill in: a row for each indicator and territory asked. */
export const GET: RequestHandler = async ({ locals, url }) => {
	try {
		const edition = await locals.edition(null);
		const date = url.searchParams.get('date') ?? edition.asOf;
		const person = signedIn(locals);
		const named = url.searchParams.getAll('in').map((code) => code || null);
		const territories = named.length > 0 ? [...new Set(named)] : (person.territories ?? [null]);
		const chosen = url.searchParams.getAll('indicator');
		const indicators = chosen.length > 0 ? chosen : ownIndicators(edition, locals.reader, person);
		for (const indicator of indicators)
			for (const territory of territories)
				demandAbout(person, 'declare-figures', edition.programme, { indicator, territory });
		const bytes = await writeDeclaredFile(
			{ indicators, territories, date },
			edition,
			locals.reader
		);
		const name =
			locals.language === 'fr' ? `chiffres-a-donner_${date}.xlsx` : `figures-to-give_${date}.xlsx`;
		return new Response(new Uint8Array(bytes), {
			headers: {
				'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
				'content-disposition': `attachment; filename="${name}"`
			}
		});
	} catch (cause) {
		refuse(cause, locals);
	}
};

function ownIndicators(edition: Edition, reader: Reader, person: Holder): readonly string[] {
	return visibleIndicators(edition, reader)
		.filter(({ axis }) => may(person, 'declare-figures', { axis }))
		.map(({ id }) => id);
}
