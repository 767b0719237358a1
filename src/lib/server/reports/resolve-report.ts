import { formatDate } from '#lib/indicators/format.ts';
import { localize } from '#lib/indicators/language.ts';
import { noBreak } from '#lib/indicators/number-words.ts';
import { publicReader, type Reader } from '#lib/indicators/reader.ts';
import { shortName } from '#lib/indicators/territory.ts';
import { publishedOn, type Edition } from '../editions/edition.ts';
import { arrangeUnits, type UnitChoice } from './arrange-units.ts';
import { nothingRecorded, type ReadCommittee } from '../meetings/committee-record.ts';
import type { FrozenFigures } from '../meetings/frozen-figures.ts';
import { keptEdition } from '../meetings/kept-figures.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { JalonError } from '../programme/problem.ts';
import { collectProblems } from '../programme/spec.ts';
import { geographyOf } from '../values/geography.ts';
import { unknownName } from '../values/refusal.ts';
import { checkTemplate, templateInvalid } from './check-template.ts';
import type { Cover, ReportDocument } from './document.ts';
import { finishDocument } from './finish-document.ts';
import { openReportContext, type RenderChart, type ReportContext } from './report-context.ts';
import { reportDate } from './report-date.ts';
import { resolveTemplate } from './resolve-template.ts';
import { tags } from './tags.ts';
import { readTemplate, type Template } from './template.ts';
import { templateFunctions } from './template-functions.ts';
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
	/** What is left of the meeting's figures when their edition is gone; the edition given is then another. */
	readonly kept?: FrozenFigures | null;
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
 * `unknown-report`, or `report-invalid` with each problem's file, line and column.
 */
export async function resolveReport(
	given: Edition,
	name: string,
	query: ReportQuery,
	renderChart: RenderChart
): Promise<ResolvedReport> {
	const kept = query.kept ?? null;
	const edition = kept ? keptEdition(given, kept) : given;
	const { programme, manifest } = edition;
	const problems = collectProblems();
	const template = readTemplate(programme, manifest.sources, name, query.reader.language, problems);
	const reader = narrowed(query.reader, template);
	checkTemplate(template, programme, problems);
	if (problems.list.length > 0) throw templateInvalid(problems.list);

	const { year, asOf, committee } = momentOf(edition, template, query);
	const territory = await findTerritory(edition, query.territory ?? null);
	const context = openReportContext(edition, {
		reader,
		year,
		asOf,
		territory,
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
	const arranged = arrangeUnits(blocks, query.choices ?? [], context.language);
	const document = documentOf(context, template, arranged);
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
		return { ...reportDate(edition, { year: held, asOf: asOf ?? date }), committee: record };
	}
	if (about.for === 'meeting')
		throw new JalonError('meeting-needed', {
			fr: `Le rapport « ${name} » se demande pour une séance. Donnez son numéro, comme 2019-02.`,
			en: `The report “${name}” is asked for with a meeting. Give its number, such as 2019-02.`
		});
	const moment = reportDate(edition, { year, asOf });
	return { ...moment, committee: committee({ asOf: moment.asOf }) };
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

async function findTerritory(edition: Edition, code: string | null) {
	if (code === null) return null;
	const geography = await geographyOf(edition);
	const found = await geography.find(code);
	if (!found)
		throw unknownName('unknown-territory', { fr: 'Territoire', en: 'territory' }, code, [
			...geography.byCode.keys()
		]);
	return { code: found.code, name: shortName(found.name) };
}

function documentOf(
	context: ReportContext,
	template: Template,
	blocks: ReportDocument['blocks']
): ReportDocument {
	const { settings, language, asOf, year, territory, word, edition } = context;
	const { about, name } = template;
	const named = about.title ? localize(about.title, language) : name;
	const programme = localize(settings.name, language);
	const place = territory === null ? '' : ` · ${territory.name}`;
	const ofMeeting = about.for === 'meeting' || about.layout === 'slides';
	const meeting = ofMeeting ? context.committee.meeting : null;
	const held = meeting === null ? '' : formatDate(meeting.date, language);
	const moment = meeting === null ? ` ${year}` : ` · ${word('meetingOf')} ${held}`;
	const title = `${named}${moment} · ${programme}${place}`;
	const situation = `${word('asOf')} ${formatDate(asOf, language)}`;
	const isProvisional =
		edition.provisional ||
		edition.manifest.findings.some(({ severity, rows }) => severity === 'blocks' && rows > 0);
	return {
		title,
		layout: about.layout,
		language,
		author: settings.publisher ? localize(settings.publisher, language) : programme,
		description: about.description ? localize(about.description, language) : title,
		date: asOf,
		runningTitle: title,
		situation,
		stamps: [
			...(isProvisional ? [word('provisional').toUpperCase()] : []),
			...(settings.fictitious ? [word('fictitious')] : [])
		],
		accent: settings.accent,
		contents: about.contents ? word('contents') : null,
		cover: about.cover ? coverOf(context, named, situation) : null,
		blocks: finishDocument(blocks, about.numbered)
	};
}

function coverOf(context: ReportContext, title: string, situation: string): Cover {
	const { settings, language, year, territory, edition, word } = context;
	const published = formatDate(publishedOn(edition), language);
	return {
		programme: localize(settings.name, language),
		title,
		year: String(year),
		situation,
		territory: territory?.name ?? null,
		edition:
			`${word('edition')} ${edition.id.slice(0, 12)} ${word('publishedOn')} ${published}`.replaceAll(
				'  ',
				noBreak
			),
		presidents: settings.presidents.map((president) => localize(president, language)),
		publisher: settings.publisher ? localize(settings.publisher, language) : null
	};
}
