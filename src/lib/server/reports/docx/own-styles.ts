import type { ReportDocument } from '../document.ts';
import { printedType } from '../column-widths.ts';
import { accentOf, ink, paleInk, proseIndent, rightTab, rule } from './look.ts';
import { cellGap, proseWidth, twips } from './measures.ts';
import { styleName, type OwnStyle } from './style-names.ts';
import { bold, keepNext, line, spacing, type, type StyleSpec } from './style-xml.ts';

/** The styles that Word has none for. */
export function ownStyles(document: ReportDocument): readonly StyleSpec[] {
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
		own('Lead', 'BodyText', `${spacing(4, 12, 92)}${proseIndent}`, type(14)),
		own('Small', 'BodyText', `${spacing(5, 5, 95)}${proseIndent}`, type(9, paleInk)),
		// A line closer than its font's would cut the top of the picture that stands in it.
		own('Figure', 'Normal', spacing(2, 12, 100)),
		own('TableGap', 'Normal', spacing(0, 0), type(6)),
		own('TableText', 'Normal', spacing(2, 2, 90), type(printedType.body)),
		own('TableNumber', 'TableText', '<w:jc w:val="right"/>'),
		own('TableHeading', 'TableText', keepNext, `${bold}${type(printedType.head)}`),
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
		own('TitleOver', 'Normal', `${keepNext}${spacing(0, 2)}`, `${bold}${type(12, accent)}`),
		own('CoverProgramme', 'Normal', cover(56, 8), `${bold}${type(18, accent)}`),
		own('CoverSituation', 'Normal', cover(4, 0), type(16)),
		own('CoverDetail', 'Normal', cover(4, 0), type(10.5, paleInk)),
		own('CoverTitle', 'Title', cover(0, 14, 85), type(38)),
		own('CoverPresident', 'Normal', `${spacing(3, 3)}<w:ind w:left="400"/>`),
		own('CoverFirstPresident', 'CoverPresident', spacing(360, 3)),
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
		own('IndicatorNumber', `${bold}${type(20)}`),
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
