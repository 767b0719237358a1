import type { Format } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';
import { escapeXml, main, xmlHead } from './sheet-xml.ts';

/** Number formats as they are first needed; the style of each is its place in `cellXfs`. */
export type Styles = {
	readonly plain: number;
	readonly header: number;
	/** Text for good: a code typed again keeps its zeros. */
	readonly code: number;
	readonly wrapped: number;
	/** Style of a number format, `0.0%`. */
	of(numberFormat: string): number;
	xml(): string;
};

const firstOwnFormat = 164;
const own = 4;

export function workbookStyles(): Styles {
	const formats: string[] = [];
	return {
		plain: 0,
		header: 1,
		code: 2,
		wrapped: 3,
		of(numberFormat) {
			const known = formats.indexOf(numberFormat);
			return own + (known >= 0 ? known : formats.push(numberFormat) - 1);
		},
		xml: () => stylesXml(formats)
	};
}

/** A spreadsheet writes separators in its own language: `#,##0.0` is « 1 234,5 » in French. */
export function numberFormat({ style, decimals }: Format, points = false): string {
	const places = decimals > 0 ? `.${'0'.repeat(decimals)}` : '';
	if (style === 'percent')
		return points ? `+0${places || '.0'};-0${places || '.0'};0` : `0${places}%`;
	return style === 'currency' ? `#,##0${places} "€"` : `#,##0${places}`;
}

export const dateFormat: Readonly<Record<Language, string>> = {
	fr: 'dd/mm/yyyy',
	en: 'yyyy-mm-dd'
};

function stylesXml(formats: readonly string[]): string {
	const font = '<sz val="11"/><name val="Calibri"/><family val="2"/>';
	const text = 49;
	const alignment = (more: string) => `applyAlignment="1"><alignment vertical="top"${more}/></xf>`;
	const cells = [
		`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" ${alignment('')}`,
		`<xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" ${alignment(' wrapText="1"')}`,
		`<xf numFmtId="${text}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" ${alignment('')}`,
		`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" ${alignment(' wrapText="1"')}`,
		...formats.map(
			(_, at) =>
				`<xf numFmtId="${firstOwnFormat + at}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" ${alignment('')}`
		)
	];
	const listed = formats.map(
		(format, at) => `<numFmt numFmtId="${firstOwnFormat + at}" formatCode="${escapeXml(format)}"/>`
	);
	return `${xmlHead}<styleSheet xmlns="${main}">${listed.length > 0 ? `<numFmts count="${listed.length}">${listed.join('')}</numFmts>` : ''}<fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}
