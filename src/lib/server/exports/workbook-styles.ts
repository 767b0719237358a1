import type { Language } from '#lib/indicators/language.ts';
import { withEuro } from '#lib/indicators/money.ts';
import { noBreak } from '#lib/indicators/number-words.ts';
import type { DateCell, FigureCell } from '#lib/indicators/typed-cell.ts';
import { escapeXml, main, xmlHead } from './sheet-xml.ts';

/** Number formats as they are first needed; the style of each is its place in `cellXfs`. */
export type Styles = {
	readonly plain: number;
	readonly header: number;
	/** Text for good: a code typed again keeps its zeros. */
	readonly code: number;
	readonly wrapped: number;
	/** Words in a column of numbers. */
	readonly end: number;
	/** Words apart from the number on their left. */
	readonly beside: number;
	readonly headerEnd: number;
	readonly headerBeside: number;
	/** Of a sheet, in large type. */
	readonly title: number;
	readonly bold: number;
	/** In grey: where a sheet comes from. */
	readonly faint: number;
	/** What must be seen first: « Provisoire ». */
	readonly warning: number;
	readonly link: number;
	/** Style of a number format, `0.0%`. */
	of(numberFormat: string, look?: Look): number;
	xml(): string;
};

/** Of a number: in bold, or at the start of its cell as what names a row is. */
export type Look = { readonly bold?: boolean; readonly start?: boolean };

type Used = Look & { readonly format: number };

const firstOwnFormat = 164;

const named = {
	plain: { font: 'plain', align: '' },
	header: { font: 'bold', align: ' wrapText="1"', head: true },
	code: { font: 'plain', align: '', text: true },
	wrapped: { font: 'plain', align: ' wrapText="1"' },
	end: { font: 'plain', align: ' horizontal="right" wrapText="1"' },
	beside: { font: 'plain', align: ' horizontal="left" wrapText="1" indent="1"' },
	headerEnd: { font: 'bold', align: ' horizontal="right" wrapText="1"', head: true },
	headerBeside: { font: 'bold', align: ' horizontal="left" wrapText="1" indent="1"', head: true },
	title: { font: 'title', align: '' },
	bold: { font: 'bold', align: '' },
	faint: { font: 'faint', align: '' },
	warning: { font: 'warning', align: '' },
	link: { font: 'link', align: '' }
} as const satisfies Readonly<
	Record<
		Exclude<keyof Styles, 'of' | 'xml'>,
		{ font: keyof typeof fonts; align: string; head?: boolean; text?: boolean }
	>
>;

export function workbookStyles(): Styles {
	const formats: string[] = [];
	const used: Used[] = [];
	const places = Object.fromEntries(Object.keys(named).map((name, at) => [name, at]));
	return {
		...(places as Record<keyof typeof named, number>),
		of(numberFormat, { bold = false, start = false } = {}) {
			const known = formats.indexOf(numberFormat);
			const format = known >= 0 ? known : formats.push(numberFormat) - 1;
			const place = used.findIndex(
				(one) => one.format === format && one.bold === bold && one.start === start
			);
			return (
				Object.keys(named).length + (place >= 0 ? place : used.push({ format, bold, start }) - 1)
			);
		},
		xml: () => stylesXml(formats, used)
	};
}

/** A spreadsheet writes separators in its own language: `#,##0.0` is « 1 234,5 » in French. */
export function numberFormat(
	{ format, points, signed, zero, after }: Omit<FigureCell, 'value'>,
	language: Language
): string {
	const { style, decimals } = format;
	const places = decimals > 0 ? `.${'0'.repeat(decimals)}` : '';
	const words = quotedWords(after);
	const sections = (number: string, none = number) =>
		`+${number}${words};-${number}${words};${zero === undefined ? none + words : quotedWords(zero)}`;
	if (style === 'percent' && points)
		return signed ? sections(`0${places}`) : sections(`0${places || '.0'}`, '0');
	const number =
		style === 'percent'
			? `0${places}${percentSign[language]}`
			: style === 'currency'
				? withEuro(`#,##0${places}`, language, quotedWords)
				: `#,##0${places}`;
	return signed ? sections(number) : number + words;
}

/** The sign by which a spreadsheet shows hundredths, after the space that French puts before it: « 12,3 % ». */
const percentSign: Readonly<Record<Language, string>> = { fr: `"${noBreak}"%`, en: '%' };

/** Words that a number format writes as they are, after the number. */
export function quotedWords(words: string | undefined): string {
	return words === undefined ? '' : `"${words.replaceAll('"', '')}"`;
}

export const dateFormat: Readonly<Record<Language, string>> = {
	fr: 'dd/mm/yyyy',
	en: 'yyyy-mm-dd'
};

/** Names of languages in a format: Office writes the names of months in it, LibreOffice separators too. */
export const formatLanguage: Readonly<Record<Language, string>> = { fr: '[$-40C]', en: '[$-809]' };

/** How a date is written: a day, or the month or the year that it ends. */
export function dateCode({ grain, after }: Omit<DateCell, 'date'>, language: Language): string {
	const period = { month: `${formatLanguage[language]}mmmm yyyy`, year: 'yyyy' };
	return (grain === undefined ? dateFormat[language] : period[grain]) + quotedWords(after);
}

const size = (points: number) => `<sz val="${points}"/>`;
const face = '<name val="Calibri"/><family val="2"/>';
const fonts = {
	plain: `${size(11)}${face}`,
	bold: `<b/>${size(11)}${face}`,
	title: `<b/>${size(16)}${face}`,
	faint: `${size(10)}<color rgb="FF595959"/>${face}`,
	warning: `<b/>${size(11)}<color rgb="FF9C1F1F"/>${face}`,
	link: `<u/>${size(11)}<color rgb="FF0B4F9E"/>${face}`
} as const;
/** Text, whatever is typed. */
const textFormat = 49;

function stylesXml(formats: readonly string[], used: readonly Used[]): string {
	const names = Object.keys(fonts);
	const cell = (format: number, font: string, align: string, head = false) =>
		`<xf numFmtId="${format}" fontId="${names.indexOf(font)}" fillId="${head ? 2 : 0}" borderId="${head ? 1 : 0}" xfId="0"${format === 0 ? '' : ' applyNumberFormat="1"'}${font === 'plain' ? '' : ' applyFont="1"'}${head ? ' applyFill="1" applyBorder="1"' : ''} applyAlignment="1"><alignment vertical="top"${align}/></xf>`;
	const cells = [
		...Object.values(named).map((style) =>
			cell('text' in style ? textFormat : 0, style.font, style.align, 'head' in style)
		),
		...used.map(({ format, bold, start }) =>
			cell(firstOwnFormat + format, bold ? 'bold' : 'plain', start ? ' horizontal="left"' : '')
		)
	];
	const listed = formats.map(
		(format, at) => `<numFmt numFmtId="${firstOwnFormat + at}" formatCode="${escapeXml(format)}"/>`
	);
	const written = Object.values(fonts).map((font) => `<font>${font}</font>`);
	return `${xmlHead}<styleSheet xmlns="${main}">${listed.length > 0 ? `<numFmts count="${listed.length}">${listed.join('')}</numFmts>` : ''}<fonts count="${written.length}">${written.join('')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF0F0F0"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}
