import { ImportedXmlComponent, type IStylesOptions } from 'docx';
import { themes } from '#lib/charts/palette.ts';
import type { ReportDocument } from '../document.ts';
import { reportFont } from './fonts.ts';
import { listIndent, numberingId } from './numbering.ts';
import { cellGap, proseWidth, tableTextSize, twips, wholeWidth } from './measures.ts';
import { styleName, type OwnStyle } from './style-names.ts';
import {
	bold,
	keepLines,
	keepNext,
	line,
	spacing,
	styleXml,
	type,
	type StyleSpec
} from './style-xml.ts';

export const languageTags = { fr: 'fr-FR', en: 'en-GB' } as const;

const hex = (colour: string) => colour.slice(1).toUpperCase();
const ink = hex(themes.light.ink);
const paleInk = hex(themes.light['ink-2']);
const rule = hex(themes.light.rule);

const besideProse = `<w:ind w:right="${wholeWidth - proseWidth}"/>`;
const rightTab = (at: number) => `<w:tabs><w:tab w:val="right" w:pos="${at}"/></w:tabs>`;
const leaderTab = `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${proseWidth}"/></w:tabs>`;

/**
 * Every style of the report, and no other: whoever restyles it in Word changes these, and nothing in the
 * text stands in the way. Sizes and spaces are those of the printed page.
 */
export function reportStyles(document: ReportDocument): IStylesOptions {
	const parts = [
		defaults(document),
		styleXml('table', {
			id: 'TableNormal',
			name: 'Normal Table',
			builtIn: true,
			table:
				'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
		}),
		...[...prose(document), ...headings(document), ...lists(), ...furniture()].map((style) =>
			styleXml('paragraph', style)
		),
		...ownStyles(document).map((style) => styleXml('paragraph', style)),
		...characters(document).map((style) => styleXml('character', style)),
		...tables(document).map((style) => styleXml('table', style))
	];
	return { importedStyles: parts.map((part) => ImportedXmlComponent.fromXmlString(part)) };
}

/** Six hexadecimal digits. */
export function accentOf({ accent }: ReportDocument): string {
	return hex(/^#[0-9a-f]{6}$/i.test(accent) ? accent : themes.light.accent);
}

function defaults({ language }: ReportDocument): string {
	const tag = languageTags[language];
	const fonts = ['ascii', 'hAnsi', 'eastAsia', 'cs'].map((of) => `w:${of}="${reportFont}"`);
	return `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts ${fonts.join(' ')}/>${type(10.5, ink)}<w:lang w:val="${tag}" w:eastAsia="${tag}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>${spacing(0, 0)}</w:pPr></w:pPrDefault></w:docDefaults>`;
}

function prose({ language }: ReportDocument): readonly StyleSpec[] {
	const tag = languageTags[language];
	return [
		{ id: 'Normal', name: 'Normal', builtIn: true, run: `<w:lang w:val="${tag}"/>` },
		{
			id: 'BodyText',
			name: 'Body Text',
			builtIn: true,
			basedOn: 'Normal',
			paragraph: `${spacing(7, 7)}${besideProse}`
		},
		{
			id: 'Quote',
			name: 'Quote',
			builtIn: true,
			basedOn: 'BodyText',
			paragraph: `<w:pBdr>${line('left', 24, rule, 10)}</w:pBdr>${spacing(7, 7)}<w:ind w:left="284" w:right="${wholeWidth - proseWidth}"/>`
		},
		{
			id: 'Caption',
			name: 'caption',
			builtIn: true,
			basedOn: 'Normal',
			next: 'Figure',
			paragraph: `${keepNext}${keepLines}${spacing(12, 4)}`,
			run: `${bold}${type(10)}`
		}
	];
}

/** With a cover, each part opens a page. Levels 1 and 2 carry the numbers of the report, when it has some. */
function headings(document: ReportDocument): readonly StyleSpec[] {
	const accent = accentOf(document);
	const opens = document.cover === null ? '' : '<w:pageBreakBefore/>';
	const heading = (level: number, before: string, after: string, run: string): StyleSpec => ({
		id: `Heading${level}`,
		name: `heading ${level}`,
		builtIn: true,
		basedOn: 'Normal',
		next: 'BodyText',
		paragraph: `${keepNext}${keepLines}${before}${numbered(document, level)}${after}<w:outlineLvl w:val="${level - 1}"/>`,
		run
	});
	return [
		{
			id: 'Title',
			name: 'Title',
			builtIn: true,
			basedOn: 'Normal',
			next: 'Subtitle',
			paragraph: `${keepNext}${keepLines}${spacing(0, 4, 90)}`,
			run: `${bold}${type(22)}`
		},
		{
			id: 'Subtitle',
			name: 'Subtitle',
			builtIn: true,
			basedOn: 'Normal',
			next: 'BodyText',
			paragraph: spacing(0, 10),
			run: type(10.5, paleInk)
		},
		heading(
			1,
			opens,
			`<w:pBdr>${line('top', 20, accent, 8)}</w:pBdr>${spacing(document.cover === null ? 24 : 0, 12, 90)}`,
			`${bold}${type(20)}`
		),
		heading(2, '', `${spacing(18, 8, 90)}${besideProse}`, `${bold}${type(16)}`),
		heading(3, '', `${spacing(14, 4)}${besideProse}`, `${bold}${type(12)}`),
		heading(4, '', `${spacing(10, 3)}${besideProse}`, `${bold}${type(10.5)}`)
	];
}

function numbered(document: ReportDocument, level: number): string {
	const has = document.blocks.some((block) => block.type === 'heading' && block.number !== null);
	return has && level <= 2
		? `<w:numPr><w:ilvl w:val="${level - 1}"/><w:numId w:val="${numberingId('headings')}"/></w:numPr>`
		: '';
}

function lists(): readonly StyleSpec[] {
	const levels = [1, 2, 3] as const;
	return levels.flatMap((level) => {
		const suffix = level === 1 ? '' : ` ${level}`;
		const id = level === 1 ? '' : String(level);
		const indent = listIndent(level - 1);
		const right = `w:right="${wholeWidth - proseWidth}"`;
		const item = (of: string, list: 'bullets' | 'numbers'): StyleSpec => ({
			id: `List${of}${id}`,
			name: `List ${of}${suffix}`,
			builtIn: true,
			basedOn: 'BodyText',
			paragraph: `<w:numPr><w:ilvl w:val="${level - 1}"/><w:numId w:val="${numberingId(list)}"/></w:numPr>${spacing(5, 3)}<w:ind w:left="${indent}" ${right} w:hanging="284"/>`
		});
		return [
			item('Bullet', 'bullets'),
			item('Number', 'numbers'),
			{
				id: `ListContinue${id}`,
				name: `List Continue${suffix}`,
				builtIn: true,
				basedOn: 'BodyText',
				paragraph: `${spacing(3.5, 3.5)}<w:ind w:left="${indent}" ${right}/>`
			}
		];
	});
}

/** What stands around the text: contents, notes, head and foot of pages. */
function furniture(): readonly StyleSpec[] {
	const built = (id: string, name: string, paragraph: string, run?: string): StyleSpec => ({
		id,
		name,
		builtIn: true,
		basedOn: 'Normal',
		paragraph,
		...(run !== undefined && { run })
	});
	return [
		built('TOCHeading', 'TOC Heading', `${keepNext}${spacing(0, 10)}`, `${bold}${type(16)}`),
		built('TOC1', 'toc 1', `${leaderTab}${spacing(8, 2)}${besideProse}`, bold),
		built(
			'TOC2',
			'toc 2',
			`${leaderTab}${spacing(1, 1)}<w:ind w:left="284" w:right="${wholeWidth - proseWidth}"/>`
		),
		built('FootnoteText', 'footnote text', `${keepLines}${spacing(0, 2, 90)}`, type(8, paleInk)),
		built('Header', 'header', `${rightTab(wholeWidth)}${spacing(0, 0)}`, type(8.5, paleInk)),
		built('Footer', 'footer', `${spacing(0, 0)}<w:jc w:val="right"/>`, type(8.5, paleInk))
	];
}

function ownStyles(document: ReportDocument): readonly StyleSpec[] {
	const accent = accentOf(document);
	const own = (id: OwnStyle, basedOn: string, paragraph: string, run?: string): StyleSpec => ({
		id,
		name: styleName(id, document.language),
		basedOn,
		paragraph,
		...(run !== undefined && { run })
	});
	const cover = (top: number, bottom: number, lineHeight = 100) =>
		`<w:pBdr>${line('left', 40, accent, 18)}</w:pBdr>${spacing(top, bottom, lineHeight)}<w:ind w:left="400"/>`;
	return [
		own('Lead', 'BodyText', `${spacing(4, 12, 92)}${besideProse}`, type(14)),
		own('Small', 'BodyText', `${spacing(5, 5, 95)}${besideProse}`, type(9, paleInk)),
		// A line closer than its font's would cut the top of the picture that stands in it.
		own('Figure', 'Normal', spacing(2, 12, 100)),
		own('TableGap', 'Normal', spacing(0, 0), type(6)),
		own('TableText', 'Normal', spacing(2, 2, 90), type(tableTextSize)),
		own('TableNumber', 'TableText', '<w:jc w:val="right"/>'),
		own('TableHeading', 'TableText', keepNext, bold),
		own('TableHeadingNumber', 'TableHeading', '<w:jc w:val="right"/>'),
		own('KeyFigureTitle', 'Normal', `${keepNext}${spacing(8, 0)}`, bold),
		own('KeyFigure', 'Normal', `${keepNext}${spacing(0, 0, 80)}`, type(12)),
		own('KeyFigureNote', 'Normal', spacing(2, 2), type(9.5, paleInk)),
		own('KeyFigureBar', 'Figure', spacing(2, 2, 100)),
		own(
			'IndicatorHeading',
			'Heading3',
			`<w:pBdr>${line('top', 4, rule, 8)}</w:pBdr>${spacing(18, 0)}`
		),
		own('IndicatorFigure', 'BodyText', `${rightTab(proseWidth)}${spacing(0, 2, 90)}`),
		own('Choices', 'Normal', spacing(0, 10), bold),
		own('CoverProgramme', 'Normal', cover(56, 8), `${bold}${type(18, accent)}`),
		own('CoverSituation', 'Normal', cover(4, 0), type(16)),
		own('CoverDetail', 'Normal', cover(4, 0), type(10.5, paleInk)),
		own('CoverTitle', 'Title', cover(0, 14, 85), type(38)),
		own('CoverPresident', 'Normal', `${spacing(3, 3)}<w:ind w:left="400"/>`),
		own('CoverFirstPresident', 'CoverPresident', spacing(360, 3)),
		own('CoverPublisher', 'CoverPresident', spacing(10, 0), type(10.5, paleInk))
	];
}

function characters({ language }: ReportDocument): readonly StyleSpec[] {
	const own = (id: OwnStyle, run: string): StyleSpec => ({
		id,
		name: styleName(id, language),
		run
	});
	return [
		{ id: 'DefaultParagraphFont', name: 'Default Paragraph Font', builtIn: true },
		{ id: 'Strong', name: 'Strong', builtIn: true, run: bold },
		{ id: 'Emphasis', name: 'Emphasis', builtIn: true, run: '<w:i/><w:iCs/>' },
		{ id: 'Hyperlink', name: 'Hyperlink', builtIn: true, run: '<w:u w:val="single"/>' },
		{
			id: 'FootnoteReference',
			name: 'footnote reference',
			builtIn: true,
			run: '<w:vertAlign w:val="superscript"/>'
		},
		own('KeyFigureNumber', `${bold}${type(32)}`),
		own('IndicatorNumber', `${bold}${type(20)}`),
		own('Stamp', `${bold}<w:color w:val="${ink}"/>`),
		own('ReportCode', '<w:noProof/>')
	];
}

function tables({ language }: ReportDocument): readonly StyleSpec[] {
	const margins = (vertical: number, right: number) =>
		`<w:tblCellMar><w:top w:w="${vertical}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="${vertical}" w:type="dxa"/><w:right w:w="${right}" w:type="dxa"/></w:tblCellMar>`;
	const bottomLine = line('bottom', 8, ink);
	return [
		{
			id: 'ReportTable',
			name: styleName('ReportTable', language),
			basedOn: 'TableNormal',
			table: `<w:tblPr><w:tblBorders>${line('bottom', 4, rule)}${line('insideH', 4, rule)}</w:tblBorders>${margins(20, cellGap)}</w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>${bottomLine}</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>`
		},
		{
			id: 'KeyFigureTable',
			name: styleName('KeyFigureTable', language),
			basedOn: 'TableNormal',
			table: `<w:tblPr>${margins(0, twips(10))}</w:tblPr>`
		}
	];
}
