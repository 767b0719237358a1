import type { Reader } from '#lib/indicators/reader.ts';
import type { Workspace } from '../editions/workspace.ts';
import { findMeeting, type Meeting } from '../meetings/meeting.ts';
import { inChosenOrder, unitsOf, type UnitChoice } from '../reports/arrange-units.ts';
import { listReports } from '../reports/list-reports.ts';
import { resolveReport } from '../reports/resolve-report.ts';
import { choicesKey, readChoices, type MeetingChoices } from './meeting-choices.ts';
import { ofMeeting, openReport, type OpenEdition } from './open-report.ts';
import { slidesTemplate } from './present.ts';

/** A unit as the form shows it: the template's title, and what the meeting makes of it. */
export type ChosenUnit = UnitChoice & {
	readonly templateTitle: string;
	/** The template has it since the choices were made. */
	readonly isNew: boolean;
};

export type ChoicesPage = {
	readonly meeting: Meeting;
	readonly template: string;
	/** What choices of this template are kept under. */
	readonly key: string;
	readonly layout: 'pages' | 'slides';
	readonly templates: readonly { readonly name: string; readonly title: string }[];
	readonly kept: MeetingChoices;
	readonly units: readonly ChosenUnit[];
	/** Choices whose unit the template no longer has. */
	readonly gone: readonly string[];
};

const undrawn = () => '<svg viewBox="0 0 1 1"></svg>';

/** What may be picked for a meeting of one template, and what was. Throws `unknown-meeting`, `unknown-report`. */
export async function choicesPage(
	workspace: Workspace,
	asked: { readonly meeting: string; readonly template: string | null },
	open: OpenEdition,
	reader: Reader
): Promise<ChoicesPage> {
	const meeting = findMeeting(workspace, asked.meeting);
	const name = asked.template ?? slidesTemplate;
	const { edition, query } = await openReport(workspace, name, ofMeeting(meeting.id), open, reader);
	const whole = { ...query, choices: [] };
	const { document, template } = await resolveReport(edition, name, whole, undrawn);
	const { layout } = template.about;
	const key = choicesKey(name, layout, reader.language);
	const chosen = readChoices(workspace, meeting.id, key);
	const templates = listReports(query.templates, reader.language)
		// What is about one territory or one indicator is asked for with it.
		.filter((report) => report.for === 'year' || report.for === 'meeting')
		.map(({ name, title }) => ({ name, title }))
		.toSorted((a, b) => Number(b.name === slidesTemplate) - Number(a.name === slidesTemplate));
	return {
		meeting,
		template: name,
		key,
		layout,
		templates,
		kept: chosen,
		...chosenUnits(document.blocks, chosen)
	};
}

function chosenUnits(
	blocks: Parameters<typeof unitsOf>[0],
	{ number, choices }: MeetingChoices
): Pick<ChoicesPage, 'units' | 'gone'> {
	const units = unitsOf(blocks);
	const known = new Map(choices.map((choice) => [choice.id, choice]));
	return {
		units: inChosenOrder(
			units,
			choices.map(({ id }) => id)
		).map(({ id, title }) => {
			const choice = known.get(id);
			return {
				...(choice ?? { id, shown: true, title: null, note: null }),
				templateTitle: title,
				isNew: number > 0 && choice === undefined
			};
		}),
		gone: choices
			.filter(({ id }) => !units.some((unit) => unit.id === id))
			.map(({ id, title }) => title ?? id)
	};
}
