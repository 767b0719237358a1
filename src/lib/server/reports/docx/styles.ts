import { ImportedXmlComponent, type IStylesOptions } from 'docx';
import type { ReportDocument } from '../document.ts';
import { reportFont } from './fonts.ts';
import { ink } from './look.ts';
import { characterStyles, ownStyles, tableStyles } from './own-styles.ts';
import { spacing, styleXml, type } from './style-xml.ts';
import { builtInStyles, languageTags } from './text-styles.ts';

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
		...[...builtInStyles(document), ...ownStyles(document)].map((style) =>
			styleXml('paragraph', style)
		),
		...characterStyles(document).map((style) => styleXml('character', style)),
		...tableStyles(document).map((style) => styleXml('table', style))
	];
	return { importedStyles: parts.map((part) => ImportedXmlComponent.fromXmlString(part)) };
}

function defaults({ language }: ReportDocument): string {
	const tag = languageTags[language];
	const fonts = ['ascii', 'hAnsi', 'eastAsia', 'cs'].map((of) => `w:${of}="${reportFont}"`);
	return `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts ${fonts.join(' ')}/>${type(10.5, ink)}<w:lang w:val="${tag}" w:eastAsia="${tag}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>${spacing(0, 0)}</w:pPr></w:pPrDefault></w:docDefaults>`;
}
