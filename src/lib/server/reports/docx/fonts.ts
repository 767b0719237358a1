import { readFileSync } from 'node:fs';
import { printedFontFiles } from '../report-fonts.ts';
import type { Part } from './package.ts';

/** The font of reports, which the file carries: it looks the same on a computer that hasn't got it. */
export const reportFont = 'Source Sans 3';

const namespaces =
	'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const fontRelationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/font';

type Face = { readonly element: string; readonly style: string; readonly key: string };

/** Keys are drawn once and for all, so that the same report gives the same bytes. */
const faces: readonly Face[] = [
	{
		element: 'embedRegular',
		style: '400Regular',
		key: '5A0C8E1D-3B7F-4C52-9E64-1D2B6F8A9C01'
	},
	{ element: 'embedBold', style: '700Bold', key: '5A0C8E1D-3B7F-4C52-9E64-1D2B6F8A9C02' },
	{
		element: 'embedItalic',
		style: '400Regular_Italic',
		key: '5A0C8E1D-3B7F-4C52-9E64-1D2B6F8A9C03'
	}
];

let files: readonly Buffer[] | null = null;

/** The faces as TrueType files: regular, bold, italic. */
export function fontFiles(): readonly Buffer[] {
	return (files ??= faces.map(({ style }) => {
		const file = printedFontFiles().find((path) => path.endsWith(`_${style}.ttf`));
		if (file === undefined) throw new Error(`The printed font has no face ${style}`);
		return readFileSync(file);
	}));
}

/** What the file says of its font: its look for who can't use it, and the parts that hold it. */
export function fontParts(): readonly Part[] {
	const embedded = faces.map(
		({ element, key }, at) => `<w:${element} r:id="rId${at + 1}" w:fontKey="{${key}}"/>`
	);
	const table = `<w:fonts ${namespaces}><w:font w:name="${reportFont}"><w:panose1 w:val="020B0303030403020204"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/><w:sig w:usb0="E00002FF" w:usb1="00002003" w:usb2="00000000" w:usb3="00000000" w:csb0="2000019F" w:csb1="00000000"/>${embedded.join('')}</w:font></w:fonts>`;
	const targets = faces.map(
		(face, at) =>
			`<Relationship Id="rId${at + 1}" Type="${fontRelationship}" Target="${fontPath(at)}"/>`
	);
	return [
		{ path: 'word/fontTable.xml', data: `${declaration}${table}` },
		{
			path: 'word/_rels/fontTable.xml.rels',
			data: `${declaration}<Relationships xmlns="${relationships}">${targets.join('')}</Relationships>`
		}
	];
}

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

function fontPath(at: number): string {
	return `fonts/font${at + 1}.odttf`;
}

let hidden: ReadonlyMap<string, Buffer> | null = null;

/** The faces as the file holds them, by the path of their part. */
export function embeddedFonts(): ReadonlyMap<string, Buffer> {
	return (hidden ??= new Map(
		fontFiles().map((font, at) => [`word/${fontPath(at)}`, hide(font, faces[at]!.key)])
	));
}

/** A font as Office embeds it (ECMA-376, part 4, 2.8.1): its first 32 bytes crossed with its key, read backwards. */
function hide(font: Buffer, key: string): Buffer {
	const bytes = Buffer.from(key.replaceAll('-', ''), 'hex').reverse();
	const result = Buffer.from(font);
	for (let at = 0; at < 32; at++) result[at] = font[at]! ^ bytes[at % bytes.length]!;
	return result;
}
