import {
	Footer,
	Header,
	PageNumber,
	Tab,
	TextRun,
	type FileChild,
	type ISectionOptions,
	type Paragraph
} from 'docx';
import { noBreak } from '#lib/indicators/number-words.ts';
import type { Cover, ReportDocument } from '../document.ts';
import { reportWords } from '../report-words.ts';
import { blocksDocx } from './blocks.ts';
import { contentsDocx } from './contents.ts';
import { sheet } from './measures.ts';
import { styled } from './paragraph.ts';
import { plainLine } from './plain-text.ts';
import { textRun } from './runs.ts';
import type { DocxWriter } from './writer.ts';

/** The cover on a page of its own, then the report: what every page must say is at the head of both. */
export function sectionsDocx(writer: DocxWriter): readonly ISectionOptions[] {
	const { cover, contents, blocks } = writer.document;
	const opening =
		cover === null
			? []
			: [section(coverDocx(cover, writer), { headers: { default: coverHead(writer) } })];
	const listed = contents === null ? [] : contentsDocx(contents, writer);
	const titled = cover === null ? plainTitle(writer) : [];
	const children = [...titled, ...listed, ...blocksDocx(blocks, writer)];
	const around = { headers: { default: head(writer) }, footers: { default: foot(writer) } };
	return [...opening, section(children, around)];
}

function section(
	children: readonly FileChild[],
	around: Pick<ISectionOptions, 'headers' | 'footers'>
): ISectionOptions {
	const { width, height, left, right, top, bottom, header, footer } = sheet;
	return {
		properties: {
			page: { size: { width, height }, margin: { left, right, top, bottom, header, footer } }
		},
		...around,
		children
	};
}

function plainTitle(writer: DocxWriter): readonly Paragraph[] {
	const { opening, situation, held } = writer.document;
	const line = (style: string, words: string) =>
		words === '' ? [] : [styled(style, [textRun(words)], writer)];
	return [
		...line('TitleOver', opening.over),
		...line('Title', opening.title),
		...line('Subtitle', opening.under),
		styled('Subtitle', [textRun(situation)], writer),
		...(held === '' ? [] : [styled('Choices', [textRun(held)], writer)])
	];
}

function coverDocx(cover: Cover, writer: DocxWriter): readonly Paragraph[] {
	const line = (style: string, words: string | null) =>
		words === null ? [] : [styled(style, [textRun(words)], writer)];
	return [
		...line('CoverProgramme', cover.programme),
		...line('CoverTitle', `${cover.title} ${cover.year}`),
		...line('CoverSituation', cover.territory),
		...line('CoverSituation', cover.situation),
		...line('CoverDetail', cover.edition),
		...cover.presidents.flatMap((name, at) =>
			line(at === 0 ? 'CoverFirstPresident' : 'CoverPresident', name)
		),
		...line('CoverPublisher', cover.publisher)
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

/** « page 2 / 40 ». */
function foot(writer: DocxWriter): Footer {
	const words = `${reportWords.page[writer.document.language]} `;
	const place = new TextRun({
		children: [words, PageNumber.CURRENT, `${noBreak}/${noBreak}`, PageNumber.TOTAL_PAGES]
	});
	return new Footer({ children: [styled('Footer', [place], writer)] });
}
