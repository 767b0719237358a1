import type { ReportDocument } from '../document.ts';
import { printedType } from '../column-widths.ts';
import { coverGap, coverIndent, coverTop } from './cover-space.ts';
import { accentOf, ink, paleInk, proseIndent, rule } from './look.ts';
import { besideKeyFigure, cellGap, keyFigureTitle } from './measures.ts';
import { numberingId } from './numbering.ts';
import { styleName, type OwnStyle } from './style-names.ts';
import { bold, keepNext, line, spacing, type, type StyleSpec } from './style-xml.ts';

/** The styles that Word has none for. */
export function ownStyles(document: ReportDocument): readonly StyleSpec[] {
	const accent = accentOf(document);
	const hasCover = document.cover !== null;
	const own = (id: OwnStyle, basedOn: string, paragraph: string, run?: string): StyleSpec => ({
		id,
		name: styleName(id, document.language),
		basedOn,
		paragraph,
		...(run !== undefined && { run })
	});
	const cover = (top: number, bottom: number, lineHeight = 100) =>
		`<w:pBdr>${line('left', 40, accent, 18)}</w:pBdr>${spacing(top, bottom, lineHeight)}<w:ind w:left="${coverIndent}"/>`;
	return [
		own('Lead', 'BodyText', `${spacing(4, 12, 92)}${proseIndent}`, type(hasCover ? 15 : 13)),
		own('Small', 'BodyText', `${spacing(3, 3, 95)}${proseIndent}`, type(9, paleInk)),
		// A line closer than its font's would cut the top of the picture that stands in it.
		own('Figure', 'Normal', spacing(2, 10, 100)),
		own('ColumnCaption', 'Caption', spacing(0, 4)),
		own('FigureBeside', 'Figure', spacing(0, 2, 100)),
		own('TableGap', 'Normal', spacing(5, 0), type(1)),
		own('ColumnText', 'Normal', spacing(3, 3, 85), type(9.5)),
		own('TableText', 'Normal', spacing(1, 1, 84), type(printedType.body)),
		own('TableNumber', 'TableText', '<w:jc w:val="right"/>'),
		own('TableHeading', 'TableText', keepNext, `${bold}${type(printedType.head)}`),
		own('TableHeadingNumber', 'TableHeading', '<w:jc w:val="right"/>'),
		own('KeyFigureTitle', 'Normal', spacing(6, 0, 90), `${bold}${type(keyFigureTitle.size)}`),
		own('KeyFigureLowTitle', 'KeyFigureTitle', spacing(6 + keyFigureTitle.line, 0, 90)),
		own('KeyFigure', 'Normal', spacing(0, 0, 80), type(12)),
		own('KeyFigureSmall', 'Normal', spacing(0, 0, 80), type(10)),
		own('KeyFigureStatus', 'Normal', spacing(2, 2, 90)),
		own('KeyFigureNote', 'Normal', spacing(2, 2, 84), type(9.5, paleInk)),
		own('KeyFigureBar', 'Figure', spacing(2, 2, 100)),
		own(
			'IndicatorHeading',
			'Heading3',
			`<w:pBdr>${line('top', 4, rule, 6)}</w:pBdr>${spacing(10, 2)}<w:ind w:right="0"/>`
		),
		own('IndicatorFigure', 'Normal', spacing(0, 2, 90), type(10.5, paleInk)),
		own('IndicatorStatus', 'Normal', spacing(2, 3, 90)),
		own('NotesHeading', 'Heading1', `${keepNext}<w:numPr><w:numId w:val="0"/></w:numPr>`),
		own(
			'NoteAtEnd',
			'FootnoteText',
			`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${numberingId('notes')}"/></w:numPr>${spacing(0, 2, 80)}`
		),
		own('Choices', 'Normal', spacing(0, 10), bold),
		own('TitleOver', 'Normal', `${keepNext}${spacing(0, 2)}`, `${bold}${type(11, accent)}`),
		own('TitleUnder', 'Normal', `${keepNext}${spacing(2, 4)}`, type(14)),
		own('CoverProgramme', 'Normal', cover(coverTop, 8), `${bold}${type(18, accent)}`),
		own('CoverSituation', 'Normal', cover(4, 0), type(16)),
		own('CoverDetail', 'Normal', cover(4, 0), type(10.5, paleInk)),
		own('CoverTitle', 'Title', cover(0, 14, 85), type(38)),
		own('CoverPresident', 'Normal', `${spacing(2, 2)}<w:ind w:left="${coverIndent}"/>`),
		own('CoverFirstPresident', 'CoverPresident', spacing(coverGap(document), 2)),
		own('CoverPublisher', 'CoverPresident', spacing(10, 0), type(10.5, paleInk))
	];
}

export function characterStyles({ language }: ReportDocument): readonly StyleSpec[] {
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
		...(['footnote', 'endnote'] as const).map((note) => ({
			id: `${note === 'footnote' ? 'Footnote' : 'Endnote'}Reference`,
			name: `${note} reference`,
			builtIn: true,
			run: '<w:vertAlign w:val="superscript"/>'
		})),
		own('KeyFigureNumber', `${bold}${type(32)}`),
		own('KeyFigureSmallNumber', `${bold}${type(26)}`),
		own('IndicatorNumber', `${bold}${type(22, ink)}`),
		own('Stamp', `${bold}<w:color w:val="${ink}"/>`),
		own('ReportCode', '<w:noProof/>')
	];
}

export function tableStyles({ language }: ReportDocument): readonly StyleSpec[] {
	const margins = (vertical: number, right: number) =>
		`<w:tblCellMar><w:top w:w="${vertical}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="${vertical}" w:type="dxa"/><w:right w:w="${right}" w:type="dxa"/></w:tblCellMar>`;
	const bottomLine = line('bottom', 8, ink);
	return [
		{
			id: 'ReportTable',
			name: styleName('ReportTable', language),
			basedOn: 'TableNormal',
			table: `<w:tblPr><w:tblBorders>${line('bottom', 4, rule)}${line('insideH', 4, rule)}</w:tblBorders>${margins(0, cellGap)}</w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>${bottomLine}</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>`
		},
		{
			id: 'KeyFigureTable',
			name: styleName('KeyFigureTable', language),
			basedOn: 'TableNormal',
			table: `<w:tblPr>${margins(0, besideKeyFigure)}</w:tblPr>`
		},
		{
			id: 'SideBySide',
			name: styleName('SideBySide', language),
			basedOn: 'TableNormal',
			table: `<w:tblPr>${margins(0, 0)}</w:tblPr>`
		}
	];
}
