import { formatDate } from '#lib/indicators/format.ts';
import { localize } from '#lib/indicators/language.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { dayOf } from '#lib/indicators/time-zone.ts';
import type { CommitteeRecord } from '../meetings/committee-record.ts';
import type { FrozenFigures } from '../meetings/frozen-figures.ts';
import { byRank } from '../pages/committee.ts';
import type { ReportDocument } from '../reports/document.ts';
import { emitSlides } from '../reports/emit-slides.ts';
import { escapeHtml } from '../reports/escape-html.ts';
import { htmlFontFaces } from '../reports/report-fonts.ts';
import { html, indicatorSection, type PortableSetting } from './indicator-section.ts';
import { inlineScripts } from './inline-scripts.ts';
import { indicatorsTable, meetingParts } from './meeting-parts.ts';
import { portableStyle } from './portable-style.ts';
import { filled, portableWords } from './portable-words.ts';

export type PortableContent = {
	readonly figures: FrozenFigures;
	/** Whether the meeting froze them; otherwise they are those of the edition as it stands. */
	readonly frozenAt: string | null;
	/** Their edition stands no more: the figures are what was kept of it. */
	readonly gone: boolean;
	readonly committee: CommitteeRecord;
	/** The slides as picked, drawn for a screen. */
	readonly slides: ReportDocument;
	readonly madeAt: Date;
	readonly timeZone: string;
	readonly reader: Reader;
	readonly drawChart: PortableSetting['drawChart'];
	readonly map: PortableSetting['map'];
};

/**
 * A meeting as one HTML file that opens from the disk: what was decided, every figure with its curve
 * and its splits, and the slides with their keys. It asks nothing of any network.
 */
export function portableFile(given: PortableContent): string {
	const { slides, reader, drawChart, map } = given;
	const rows = given.figures.rows.toSorted((a, b) => byRank(a, b, reader.language));
	const figures = { ...given.figures, rows };
	const content = { ...given, figures };
	const setting = { language: reader.language, accent: figures.accent, drawChart, map };
	const scripts = inlineScripts(['presenter.js', 'portable.js']);
	return emitSlides(slides, {
		fontFaces: htmlFontFaces(),
		style: portableStyle,
		script: scripts.text,
		headed: true,
		scripted: true,
		before: fileHtml(content, setting),
		after: scripts.html
	});
}

function fileHtml(content: PortableContent, setting: PortableSetting): string {
	const { figures, committee, slides } = content;
	const { language } = setting;
	const words = portableWords[language];
	const { meeting } = committee;
	const title = meeting
		? (meeting.title ?? filled(words.meeting, { day: formatDate(meeting.date, language) }))
		: words.committee;
	const place = [meeting?.place, meeting?.chair, meeting && formatDate(meeting.date, language)]
		.filter(Boolean)
		.join(' · ');
	const sections = figures.axes.flatMap(({ id, title: axis }) => {
		const rows = figures.rows.filter(({ indicator }) => indicator.axis === id);
		if (rows.length === 0) return [];
		const name = html(localize(axis, language), language);
		return [
			`<section id="axis-${escapeHtml(id)}"><h2>${name}</h2>${rows.map((row) => indicatorSection(row, setting)).join('\n')}</section>`
		];
	});
	const hasSlides = slides.blocks.length > 0;
	return `<div id="file"><header>
${markLine(content)}
<p class="programme">${html(localize(figures.programme, language), language)}</p>
<h1>${html(title, language)}</h1>
<p class="quiet">${html(place, language)}</p>
<p>${words.asOf} ${formatDate(figures.asOf, language)}. ${html(frozenWords(content), language)}</p>
<p class="quiet">${html(madeWords(content), language)}</p>
<p class="tools scripted" hidden>${hasSlides ? `<button type="button" class="primary" data-act="present">${words.present}</button>` : ''}<button type="button" data-print>${words.print}</button></p>
<form class="find scripted" hidden role="search"><label for="find">${words.find}</label><input id="find" type="search" autocomplete="off"><ul id="found-indicators"></ul><p role="status" id="found-count" data-none="${escapeHtml(words.findNone)}" data-some="${escapeHtml(words.findSome)}" data-one="${escapeHtml(words.findOne)}"></p></form>
<nav class="unprinted" aria-label="${words.contents}"><ul class="jump"><li><a href="#all">${words.table}</a></li>${figures.axes.map(({ id, title: axis }) => `<li><a href="#axis-${escapeHtml(id)}">${html(localize(axis, language), language)}</a></li>`).join('')}</ul></nav>
</header>
<main>
${meetingParts(committee, setting)}
${indicatorsTable(figures, setting)}
${sections.join('\n')}
</main></div>
`;
}

/** What the file is, at its head: who may read it, of which version, whether its data are real. */
function markLine({ figures, timeZone, reader }: PortableContent): string {
	const words = portableWords[reader.language];
	const published = formatDate(dayOf(figures.edition.publishedAt, timeZone), reader.language);
	const parts = [
		`<strong>${words.internal}</strong>`,
		...(figures.fictitious ? [`<strong>${words.fictitious}</strong>`] : []),
		...(figures.edition.provisional ? [`<strong>${words.provisional}</strong>`] : []),
		`<span>${words.asOf} ${formatDate(figures.asOf, reader.language)}</span>`,
		`<span>${words.edition} ${escapeHtml(figures.edition.id.slice(0, 12))}, ${published}</span>`
	];
	return `<p class="mark-line">${parts.join('')}</p>`;
}

function frozenWords({ frozenAt, gone, timeZone, reader }: PortableContent): string {
	const words = portableWords[reader.language];
	const told =
		frozenAt === null
			? words.notFrozen
			: filled(words.frozen, { day: formatDate(dayOf(frozenAt, timeZone), reader.language) });
	return [told, gone ? words.gone : '', reader.unsuppressed ? '' : words.masked]
		.filter(Boolean)
		.join(' ');
}

function madeWords({ madeAt, timeZone, reader }: PortableContent): string {
	const { language } = reader;
	const time = new Intl.DateTimeFormat(language, { timeZone, timeStyle: 'short' }).format(madeAt);
	return filled(portableWords[language].made, {
		day: formatDate(dayOf(madeAt, timeZone), language),
		time
	});
}
