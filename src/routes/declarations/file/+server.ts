import { writeDeclaredFile } from '#lib/server/declared/declared-file.ts';
import { refuse } from '../../refusing.ts';
import type { RequestHandler } from './$types';

/** The workbook to fill in: a row for each indicator and territory asked. */
export const GET: RequestHandler = async ({ locals, url }) => {
	try {
		const edition = await locals.edition(null);
		const date = url.searchParams.get('date') ?? edition.asOf;
		const territories = url.searchParams.getAll('in').map((code) => code || null);
		const bytes = await writeDeclaredFile(
			{
				indicators: url.searchParams.getAll('indicator'),
				territories: territories.length > 0 ? [...new Set(territories)] : [null],
				date
			},
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
