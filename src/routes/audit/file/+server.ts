import { auditedWords, subjectWords } from '#lib/components/audited-words.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { AuditLine } from '#lib/server/people/audit.ts';
import { dayOf } from '#lib/indicators/time-zone.ts';
import { fileName, type TableFile, type TableRow } from '#lib/server/exports/table-file.ts';
import { tableToCsvBytes } from '#lib/server/exports/table-csv.ts';
import { allAudit, readAuditChoice } from '#lib/server/pages/audit.ts';
import { refusing } from '../../refusing.ts';
import type { RequestHandler } from './$types';

const titles = {
	fr: ['Instant', 'Personne', 'Compte', 'Acte', 'Objet', 'Fois'],
	en: ['Instant', 'Person', 'Account', 'Act', 'Subject', 'Times']
} as const;
const ids = ['at', 'name', 'person', 'what', 'about', 'times'] as const;

/** The lines that the page's address looks for, all of them. */
export const GET: RequestHandler = ({ locals, url }) =>
	refusing(locals, async () => {
		const { application, language } = locals;
		const { workspace, clock } = application;
		const lines = allAudit(workspace, readAuditChoice(url.searchParams));
		const table: TableFile = {
			name: 'audit',
			title: { fr: 'Journal', en: 'Audit trail' }[language],
			language,
			columns: ids.map((id, at) => ({
				id,
				title: titles[language][at]!,
				type: id === 'times' ? 'number' : 'text'
			})),
			rows: rowsOf(lines, language),
			notes: [],
			marks: { asOf: null, edition: null, filters: null, fictitious: false }
		};
		const day = dayOf(clock(), workspace.timeZone);
		return new Response(tableToCsvBytes(table, 'office') as BodyInit, {
			headers: {
				'content-type': 'text/csv; charset=utf-8',
				'content-disposition': `attachment; filename="${fileName(table.name, day, '.csv')}"`,
				'cache-control': 'no-store'
			}
		});
	});

function* rowsOf(lines: Iterable<AuditLine>, language: Language): Generator<TableRow> {
	for (const line of lines)
		yield [
			line.at,
			line.name,
			line.person,
			auditedWords[line.what]?.[language] ?? line.what,
			subjectWords(line.about, language),
			line.times
		];
}
