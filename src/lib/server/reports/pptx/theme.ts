import { themes } from '#lib/charts/palette.ts';
import { namespaces, xmlHead } from './open-xml.ts';

const { light } = themes;

/** Every machine with Office has it, LibreOffice brings its twin Carlito, and it is as wide as Source Sans 3. */
export const typeface = 'Calibri';

/** Colours and faces by the names that slides use, so that a change of theme changes them all. */
export function themeXml(accent: string, name: string): string {
	const colours = {
		dk1: light.ink,
		lt1: light.paper,
		dk2: light['ink-2'],
		lt2: '#f4f6f8',
		accent1: accent,
		accent2: light.ahead,
		accent3: light['on-track'],
		accent4: light['at-risk'],
		accent5: light['off-track'],
		accent6: light['plan-ink'],
		hlink: accent,
		folHlink: light['ink-3']
	};
	const scheme = Object.entries(colours)
		.map(([key, hex]) => `<a:${key}><a:srgbClr val="${hexOf(hex)}"/></a:${key}>`)
		.join('');
	const face = `<a:latin typeface="${typeface}"/><a:ea typeface=""/><a:cs typeface=""/>`;
	const paint = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
	const line = (width: number) =>
		`<a:ln w="${width}" cap="flat" cmpd="sng" algn="ctr">${paint}<a:prstDash val="solid"/></a:ln>`;
	const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
	return `${xmlHead}<a:theme xmlns:a="${namespaces.drawing}" name="${name}"><a:themeElements><a:clrScheme name="${name}">${scheme}</a:clrScheme><a:fontScheme name="${name}"><a:majorFont>${face}</a:majorFont><a:minorFont>${face}</a:minorFont></a:fontScheme><a:fmtScheme name="${name}"><a:fillStyleLst>${paint.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${[6350, 12_700, 19_050].map(line).join('')}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${paint.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>`;
}

/** `0B5C6B` for `#0b5c6b`. */
function hexOf(colour: string): string {
	return colour.slice(1).toUpperCase();
}

/** The programme's colour, or the default one when it is no colour. */
export function accentOf(colour: string): string {
	return /^#[0-9a-f]{6}$/i.test(colour) ? colour : light.accent;
}
