import { publicReader, seesEverything, type Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import { arrangeUnits, type UnitChoice } from './arrange-units.ts';
import { nothingRecorded, publicPart, type ReadCommittee } from '../meetings/committee-record.ts';
import type { FrozenFigures } from '../meetings/frozen-figures.ts';
import { keptEdition, onlyTheWhole, onlyUnmasked } from '../meetings/kept-figures.ts';
import { comparedDates } from '../meetings/meeting-dates.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { JalonError } from '../programme/problem.ts';
import { collectProblems } from '../programme/spec.ts';
import { checkTemplate } from './check-template.ts';
import type { ReportDocument } from './document.ts';
import { documentHead } from './document-head.ts';
import { finishDocument, nestHeadings } from './finish-document.ts';
import { glossaryFor } from './foreign-words.ts';
import { listReports } from './list-reports.ts';
import {
	noFilters,
	openReportContext,
	type RenderChart,
	type ReportFilters
} from './report-context.ts';
import { reportDate } from './report-date.ts';
import { subjectOf } from './report-subject.ts';
import { resolveTemplate } from './resolve-template.ts';
import { tags } from './tags.ts';
import { templateInvalid } from './template-invalid.ts';
import { readTemplate, type Template } from './template.ts';
import { templateFunctions } from './template-functions.ts';
import { toldIndicators } from './told-indicators.ts';
import { templateVariables } from './template-variables.ts';

export type ReportQuery = {
	readonly year?: number | null;
	readonly asOf?: string | null;
	/** Id of a meeting: its date, that its figures were frozen at. The edition is the caller's to open. */
	readonly meeting?: string | null;
	/** What the committee wrote; nothing when left out. */
	readonly committee?: ReadCommittee;
	/** What the meeting makes of the template's units; nothing changes without. */
	readonly choices?: readonly UnitChoice[];
	/** Code of an intercommunalité or a commune; null is the whole programme. */
	readonly territory?: string | null;
	/** Id of an indicator: for a template that says `for: indicator`. */
	readonly indicator?: string | null;
	/** What the reader holds the figures to: for a template that says `filters: true`. */
	readonly filters?: ReportFilters;
	/** What is left of the meeting's figures when their edition is gone; the edition given is then another. */
	readonly kept?: FrozenFigures | null;
	/** Where the template is read: another edition, when this one knows none of the name. */
	readonly templates?: Pick<Edition, 'id' | 'programme' | 'manifest'>;
	readonly reader: Reader;
	/** The report will be read on screens, small ones too. */
	readonly onScreen?: boolean;
	readonly signal?: AbortSignal | undefined;
};

/** A report with what its files are named after. */
export type ResolvedReport = {
	readonly document: ReportDocument;
	readonly template: Template;
	readonly year: number;
	readonly asOf: string;
	readonly meeting: Meeting | null;
};

/**
 * Template, edition, date and reader become the document that every format is written from. Throws
 * `unknown-report`, `filters-not-taken`, what `subjectOf` does, or `report-invalid` with each problem's file, line and column.
 */
export async function resolveReport(
	given: Edition,
	name: string,
	query: ReportQuery,
	renderChart: RenderChart
): Promise<ResolvedReport> {
	const kept = query.kept ?? null;
	const edition = kept ? keptEdition(given, kept) : given;
	const { language } = query.reader;
	const templates = query.templates ?? edition;
	const problems = collectProblems();
	const { sources } = templates.manifest;
	const template = readTemplate(templates.programme, sources, name, language, problems);
	const reader = narrowed(query.reader, template);
	checkTemplate(template, edition.programme, problems);
	if (problems.list.length > 0) throw templateInvalid(problems.list);
	const filters = filtersOf(template, templates, query);
	// What is kept was seen by who froze it, of the whole.
	if (kept && !seesEverything(reader)) throw onlyUnmasked();
	if (kept && (filters.audience ?? filters.partner ?? filters.compare) !== null)
		throw onlyTheWhole();

	const moment = momentOf(edition, template, query);
	const { year, asOf } = moment;
	const isPublic = template.about.audience === 'public';
	const committee = isPublic ? publicPart(moment.committee) : moment.committee;
	const { territory = null, indicator = null } = query;
	const context = openReportContext(edition, {
		...(await subjectOf(edition, template, { territory, indicator }, reader)),
		about: template.about,
		reader,
		year,
		asOf,
		filters,
		committee,
		kept,
		renderChart,
		drawsNarrow: query.onScreen ?? false
	});
	const blocks = await resolveTemplate(
		{
			context,
			tags,
			functions: templateFunctions(context),
			template,
			problems,
			signal: query.signal
		},
		templateVariables(context)
	);
	if (problems.list.length > 0) throw templateInvalid(problems.list);
	const arranged = arrangeUnits(nestHeadings(blocks), query.choices ?? [], context.language);
	const foreign = glossaryFor(context.settings.foreign, context.language);
	const finished = finishDocument(arranged, {
		numbered: template.about.numbered,
		language: context.language,
		foreign
	});
	const document: ReportDocument = {
		...documentHead(context, name),
		foreign,
		blocks: finished,
		indicators: toldIndicators(finished, context)
	};
	return { document, template, year, asOf, meeting: committee.meeting };
}

/** A meeting's figures are of its freeze's date; a date that is asked for comes before. */
function momentOf(
	edition: Edition,
	{ about, name }: Template,
	{ year = null, asOf = null, meeting = null, committee = noCommittee }: ReportQuery
) {
	if (meeting !== null) {
		const record = committee({ meeting });
		const date = record.freeze?.asOf ?? record.meeting?.asOf ?? null;
		const held = record.meeting === null ? year : Number(record.meeting.date.slice(0, 4));
		const asked = { year: held, asOf: asOf ?? date, meetings: [] };
		return { ...reportDate(edition, asked), committee: record };
	}
	if (about.for === 'meeting')
		throw new JalonError('meeting-needed', {
			fr: `Le rapport « ${name} » se demande pour une séance. Donnez son numéro, comme 2019-02.`,
			en: `The report “${name}” is asked for with a meeting. Give its number, such as 2019-02.`
		});
	const { meetings: recorded } = committee({ asOf: edition.asOf });
	const meetings = comparedDates(recorded, edition.programme.settings.meetings);
	const moment = reportDate(edition, { year, asOf, meetings });
	return { ...moment, committee: committee({ asOf: moment.asOf }) };
}

/** The choices that a template takes; those that it does not take are refused rather than left out in silence. */
function filtersOf(
	{ name, about }: Template,
	templates: Pick<Edition, 'programme' | 'manifest'>,
	{ filters = noFilters, reader }: ReportQuery
): ReportFilters {
	if (about.filters) return filters;
	const { axis, audience, partner } = filters;
	if (axis === null && audience === null && partner === null) return noFilters;
	const takers = listReports(templates, reader.language)
		.filter((report) => report.filters)
		.map((report) => report.name);
	const [fr, en] =
		takers.length === 0
			? ['', '']
			: [` S’y tient : ${takers.join(', ')}.`, ` These are: ${takers.join(', ')}.`];
	throw new JalonError('filters-not-taken', {
		fr: `Le rapport « ${name} » ne se tient pas à un axe, un public ou un partenaire : il prend une année ou une date, une séance, un territoire.${fr}`,
		en: `The report “${name}” is not held to an axis, an audience or a partner: it takes a year or a date, a meeting, a territory.${en}`
	});
}

const noCommittee: ReadCommittee = (when) => {
	if ('asOf' in when) return nothingRecorded(when.asOf);
	throw new JalonError('unknown-meeting', {
		fr: `La séance « ${when.meeting} » n’existe pas.`,
		en: `There is no meeting “${when.meeting}”.`
	});
};

/** A public report reads as anyone would, whoever builds it. */
function narrowed(reader: Reader, { about }: Template): Reader {
	if (about.audience === 'committee') return reader;
	return { ...publicReader(reader.language), territories: reader.territories };
}
