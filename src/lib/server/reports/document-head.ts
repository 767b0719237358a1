import { describeChoices } from '#lib/indicators/chosen.ts';
import { formatDate } from '#lib/indicators/format.ts';
import { localize, type Language, type Localized } from '#lib/indicators/language.ts';
import { noBreak } from '#lib/indicators/number-words.ts';
import { typeset } from '#lib/indicators/typeset.ts';
import { defaultView } from '#lib/indicators/view.ts';
import { publishedOn } from '../editions/edition.ts';
import { chosenOf } from '../pages/filters.ts';
import type { Cover, Opening, ReportDocument } from './document.ts';
import { capitalized } from './inline.ts';
import type { ReportContext } from './report-context.ts';

/** All that a document says of itself around its text: titles, dates, edition, stamps, cover. */
export function documentHead(
	context: ReportContext,
	name: string
): Omit<ReportDocument, 'blocks' | 'foreign' | 'indicators'> {
	const { about, settings, language, reader, asOf, territory, word, edition } = context;
	const named = about.title ? say(about.title, language) : name;
	const programme = say(settings.name, language);
	const moment = momentWords(context);
	const of = ofWords(context);
	const title = [moment.inTitle === '' ? `${named}${moment.year}` : named, moment.inTitle]
		.concat(about.for === 'territory' || about.for === 'indicator' ? [of] : [])
		.concat(programme)
		.concat(about.for === 'territory' || territory === null ? [] : [territory.name])
		.filter((part) => part !== '')
		.join(' · ');
	const view = { ...defaultView, ...context.filters, territory: territory?.code ?? null };
	const held = about.filters
		? describeChoices(chosenOf(edition, view, reader), language).join(' · ')
		: '';
	const dated = `${word('asOf')} ${formatDate(asOf, language)}`;
	const situation = held !== '' && about.layout === 'slides' ? `${dated} · ${held}` : dated;
	const description = about.description ? say(about.description, language) : title;
	return {
		title,
		layout: about.layout,
		language,
		author: settings.publisher ? say(settings.publisher, language) : programme,
		description: `${sentence(description)} ${situation}. ${editionWords(context)}.`,
		date: asOf,
		runningTitle: title,
		situation,
		held,
		stamps: [
			...(isProvisional(context) ? [word('provisional').toUpperCase()] : []),
			...(settings.fictitious ? [word('fictitious')] : [])
		],
		accent: settings.accent,
		editionId: edition.id,
		edition: editionWords(context),
		contents: about.contents ? word('contents') : null,
		endNotes: about.notes === 'end' ? word('endNotes') : null,
		cover: about.cover ? coverOf(context, named, [dated, held].filter(Boolean).join(' · ')) : null,
		opening: openingOf(context, named)
	};
}

/** « 2019 » in a title, or the meeting that the report is of. */
function momentWords({ about, committee, language, year, word }: ReportContext): {
	readonly year: string;
	readonly inTitle: string;
} {
	if (about.for === 'territory' || about.for === 'indicator') return { year: '', inTitle: '' };
	const ofMeeting = about.for === 'meeting' || about.layout === 'slides';
	const meeting = ofMeeting ? committee.meeting : null;
	return meeting === null
		? { year: ` ${year}`, inTitle: '' }
		: { year: '', inTitle: `${word('meetingOf')} ${formatDate(meeting.date, language)}` };
}

/** The territory or the indicator that a sheet is of. */
function ofWords({ about, subject, territory, language }: ReportContext): string {
	if (about.for === 'indicator') return subject ? say(subject.title, language) : '';
	return about.for === 'territory' ? (territory?.name ?? '') : '';
}

function openingOf(context: ReportContext, named: string): Opening {
	const { about, settings, language, territory } = context;
	const programme = say(settings.name, language);
	const { year, inTitle } = momentWords(context);
	const of = ofWords(context);
	const place = about.for === 'territory' || territory === null ? '' : territory.name;
	return {
		over: of === '' ? programme : `${programme} · ${named}`,
		title: of === '' ? `${named}${year}` : of,
		under: [capitalized(inTitle), place].filter((part) => part !== '').join(' · ')
	};
}

/**
 * Figures that may still change: a check that blocks was overridden, the edition was published as
 * provisional, or the report is of a meeting and does not tell the figures frozen for it.
 */
function isProvisional({ about, asOf, committee, edition, kept }: ReportContext): boolean {
	const overridden = edition.manifest.findings.some(
		({ severity, rows }) => severity === 'blocks' && rows > 0
	);
	if (edition.provisional || overridden) return true;
	const ofMeeting = about.for === 'meeting' || about.layout === 'slides';
	if (!ofMeeting || committee.meeting === null || kept !== null) return false;
	const { freeze } = committee;
	return freeze === null || freeze.edition !== edition.id || freeze.asOf !== asOf;
}

/** « Version publiée 9bd3108d22b3 du 29 novembre 2026 ». */
export function editionWords({ edition, language, word }: ReportContext): string {
	const published = formatDate(publishedOn(edition), language);
	return `${word('edition')} ${edition.id.slice(0, 12)} ${word('publishedOn')} ${published}`.replaceAll(
		'  ',
		noBreak
	);
}

function coverOf(context: ReportContext, title: string, situation: string): Cover {
	const { settings, language, year, territory } = context;
	return {
		programme: say(settings.name, language),
		title,
		year: String(year),
		situation,
		territory: territory?.name ?? null,
		edition: editionWords(context),
		presidents: settings.presidents.map((president) => say(president, language)),
		publisher: settings.publisher ? say(settings.publisher, language) : null
	};
}

/** Ended as a sentence is. */
function sentence(words: string): string {
	return /[.!?…]$/.test(words) ? words : `${words}.`;
}

function say(words: Localized, language: Language): string {
	return typeset(localize(words, language), language);
}
