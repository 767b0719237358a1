import {
	Footer,
	Header,
	PageNumber,
	Tab,
	TextRun,
	type ISectionOptions,
	type Paragraph
} from 'docx';
import { noBreak } from '#lib/indicators/number-words.ts';
import type { Cover, ReportDocument } from '../document.ts';
import { markForeign } from '../foreign-words.ts';
import { reportWords } from '../report-words.ts';
import { contentsDocx } from './contents.ts';
import { hasContentsOnCover } from './cover-space.ts';
import { styled } from './paragraph.ts';
import { plainLine } from './plain-text.ts';
import { runs, textRun } from './runs.ts';
import { section, textSections } from './sections.ts';
import type { DocxWriter } from './writer.ts';

/**
 * The cover on a page of its own, with its contents where they have room, then the report: what every page must say is
 * at the head of both.
 */
export function sectionsDocx(writer: DocxWriter): readonly ISectionOptions[] {
	const { cover, contents } = writer.document;
	const listed = contents === null ? [] : contentsDocx(contents, writer);
	const around = { headers: { default: head(writer) }, footers: { default: foot(writer) } };
	if (cover === null) return textSections([...plainTitle(writer), ...listed], around, writer);
	const onCover = hasContentsOnCover(writer.document);
	const covering = [
		...coverDocx(cover, writer),
		...(onCover ? listed : []),
		...presidentsDocx(cover, writer)
	];
	const front = section(covering, { headers: { default: coverHead(writer) } });
	// The heads of pages are written before: the break is for the first paragraph of the text.
	writer.opensPage = !onCover && listed.length > 0;
	return [front, ...textSections(onCover ? [] : listed, around, writer)];
}

function plainTitle(writer: DocxWriter): readonly Paragraph[] {
	const { opening, situation, held } = writer.document;
	return [
		...line('TitleOver', opening.over, writer),
		...line('Title', opening.title, writer),
		...line('TitleUnder', opening.under, writer),
		...line('Subtitle', situation, writer),
		...line('Choices', held, writer)
	];
}

/** A text around the tree, its foreign words marked; nothing for an empty one. */
function line(style: string, words: string | null, writer: DocxWriter): readonly Paragraph[] {
	if (words === null || words === '') return [];
	return [styled(style, runs(markForeign(words, writer.document.foreign), writer), writer)];
}

function coverDocx(cover: Cover, writer: DocxWriter): readonly Paragraph[] {
	return [
		...line('CoverProgramme', cover.programme, writer),
		...line('CoverTitle', `${cover.title} ${cover.year}`, writer),
		...line('CoverSituation', cover.territory, writer),
		...line('CoverSituation', cover.situation, writer),
		...line('CoverDetail', cover.edition, writer)
	];
}

function presidentsDocx(cover: Cover, writer: DocxWriter): readonly Paragraph[] {
	return [
		...cover.presidents.flatMap((name, at) =>
			line(at === 0 ? 'CoverFirstPresident' : 'CoverPresident', name, writer)
		),
		...line('CoverPublisher', cover.publisher, writer)
	];
}

function stampRuns({ stamps }: ReportDocument): readonly TextRun[] {
	return stamps.flatMap((stamp, at) => [
		...(at === 0 ? [] : [textRun(' · ')]),
		textRun(stamp, { style: 'Stamp' })
	]);
}

/** A head that grew without end would leave the page no room for its text. */
const headLine = (words: string) => plainLine(words, longestHead);

/** Characters at the head of pages: two lines beside the stamps. */
const longestHead = 200;

const tab = () => new TextRun({ children: [new Tab()] });

function coverHead(writer: DocxWriter): Header {
	const { document } = writer;
	return new Header({ children: [styled('Header', [tab(), ...stampRuns(document)], writer)] });
}

function head(writer: DocxWriter): Header {
	const { document } = writer;
	const { runningTitle, situation, held } = document;
	const running = textRun(headLine(`${runningTitle} · ${situation}`));
	const choices =
		held === '' ? [] : [styled('Header', [textRun(headLine(held), { style: 'Stamp' })], writer)];
	return new Header({
		children: [styled('Header', [running, tab(), ...stampRuns(document)], writer), ...choices]
	});
}

/** The edition, then « page 2 / 40 ». */
function foot(writer: DocxWriter): Footer {
	const { language, editionId } = writer.document;
	const edition = `${reportWords.edition[language]} ${editionId.slice(0, 12)}`;
	const place = new TextRun({
		children: [
			`${reportWords.page[language]} `,
			PageNumber.CURRENT,
			`${noBreak}/${noBreak}`,
			PageNumber.TOTAL_PAGES
		]
	});
	return new Footer({ children: [styled('Footer', [textRun(edition), tab(), place], writer)] });
}
