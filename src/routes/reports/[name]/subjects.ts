import { meetingWords } from '#lib/components/meeting-words.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { viewParameters } from '#lib/indicators/view.ts';
import type { Edition } from '#lib/server/editions/edition.ts';
import type { Workspace } from '#lib/server/editions/workspace.ts';
import { listMeetings } from '#lib/server/meetings/meeting.ts';
import { indicatorChoices } from '#lib/server/reports/indicator-choices.ts';
import { narrowed } from '#lib/server/reports/resolve-report.ts';
import type { TemplateFrontMatter } from '#lib/server/reports/template-front-matter.ts';
import { territoryChoices } from '#lib/server/reports/territory-choices.ts';

/** What a report may be about, by axis when it is about an indicator. */
export type SubjectGroup = {
	readonly title: string | null;
	readonly items: readonly { readonly id: string; readonly words: string }[];
};

/** Query parameter that says what a report is about; null for one about all. */
export const subjectParameters: Readonly<Record<TemplateFrontMatter['for'], string | null>> = {
	year: null,
	territory: viewParameters.territory,
	indicator: 'indicator',
	meeting: viewParameters.meeting
};

/** Those that there are to choose from. */
export async function subjectsOf(
	workspace: Workspace,
	edition: Edition,
	about: TemplateFrontMatter,
	reader: Reader
): Promise<readonly SubjectGroup[]> {
	switch (about.for) {
		case 'territory': {
			const territories = await territoryChoices(edition, reader.language);
			const items = territories.map(({ code, name }) => ({ id: code, words: name }));
			return [{ title: null, items }];
		}
		case 'indicator':
			return indicatorChoices(edition, narrowed(reader, { about })).map((axis) => ({
				title: axis.title,
				items: axis.indicators.map(({ id, title }) => ({ id, words: title }))
			}));
		case 'meeting': {
			const items = listMeetings(workspace).map((meeting) => ({
				id: meeting.id,
				words: meetingWords(meeting, reader.language)
			}));
			return [{ title: null, items }];
		}
		case 'year':
			return [];
	}
}
