import type { Language } from '#lib/indicators/language.ts';
import { localReader } from '#lib/indicators/reader.ts';
import type { Edition } from '#lib/server/editions/edition.ts';
import type { Workspace } from '#lib/server/editions/workspace.ts';
import { readCommitteeRecord } from '#lib/server/meetings/committee-record.ts';
import type { ReportOptions } from '#lib/server/reports/build-report.ts';

export type Asked = Partial<ReportOptions>;

/** Every report that ships, as a committee asks for it. */
export const shipped: readonly (readonly [string, Asked])[] = [
	['yearly-review', { year: 2019 }],
	['committee-slides', { meeting: '2019-02' }],
	['press-article', { asOf: '2019-12-20' }],
	['minutes', { meeting: '2019-02' }],
	['chair-note', { meeting: '2019-02' }],
	['committee-page', { asOf: '2019-12-20' }],
	['territory-sheet', { asOf: '2019-12-20', territory: '200067361' }],
	['indicator-sheet', { asOf: '2022-12-16', indicator: 'people-in-support' }]
];

/** The whole of what is asked, the committee's records with it. */
export function askedOf(
	workspace: Workspace,
	edition: Edition,
	asked: Asked,
	language: Language = 'fr'
): ReportOptions {
	const { freeze } = asked.meeting
		? readCommitteeRecord(workspace, { meeting: asked.meeting })
		: {};
	return {
		reader: localReader('test', language),
		committee: (when) => {
			const record = readCommitteeRecord(workspace, when);
			// What tests build again has another edition than the one that was frozen first.
			return { ...record, freeze: freeze ? { ...freeze, edition: edition.id } : record.freeze };
		},
		...asked
	};
}
