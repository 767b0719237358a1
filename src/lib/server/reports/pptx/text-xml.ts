import type { Language } from '#lib/indicators/language.ts';
import { emu, escapeXml, officeLanguage } from './open-xml.ts';
import type { Colour, Paragraph, Run } from './text-runs.ts';

/** What the writing of one part's texts needs. */
export type TextWriter = {
	readonly language: Language;
	/** Id of the relation to an address. */
	link(href: string): string;
};

/** Names of the theme's colours; `theme.ts` says what each is. */
export const schemeColours: Readonly<Record<Colour, string>> = {
	ink: 'tx1',
	soft: 'tx2',
	paper: 'bg1',
	accent: 'accent1',
	ahead: 'accent2',
	'on-track': 'accent3',
	'at-risk': 'accent4',
	'off-track': 'accent5'
};

export function fillXml(colour: Colour): string {
	return `<a:solidFill><a:schemeClr val="${schemeColours[colour]}"/></a:solidFill>`;
}

export function paragraphXml(paragraph: Paragraph, writer: TextWriter): string {
	const { runs, size } = paragraph;
	const language = officeLanguage[writer.language];
	const own = runs.map((run) =>
		run === null
			? `<a:br><a:rPr lang="${language}" sz="${hundredths(size)}"/></a:br>`
			: runXml(run, paragraph, writer)
	);
	return `<a:p>${propertiesXml(paragraph)}${own.join('')}<a:endParaRPr lang="${language}" sz="${hundredths(size)}"/></a:p>`;
}

function propertiesXml(paragraph: Paragraph): string {
	const { size, bullet, startAt, before = 0, align = 'start', leading } = paragraph;
	const indent = emu(size * 1.1);
	const hang =
		bullet === undefined ? ' marL="0" indent="0"' : ` marL="${indent}" indent="-${indent}"`;
	const marks = {
		none: '<a:buNone/>',
		dot: '<a:buFont typeface="Arial"/><a:buChar char="•"/>',
		number: `<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"${startAt === undefined ? '' : ` startAt="${startAt}"`}/>`
	};
	const lines =
		leading === undefined
			? ''
			: `<a:lnSpc><a:spcPct val="${Math.round(leading * 100_000)}"/></a:lnSpc>`;
	return `<a:pPr${hang}${align === 'end' ? ' algn="r"' : ''}>${lines}<a:spcBef><a:spcPts val="${hundredths(before)}"/></a:spcBef>${marks[bullet ?? 'none']}</a:pPr>`;
}

function runXml(run: Run, paragraph: Paragraph, writer: TextWriter): string {
	const { text, italic = false, raised = false, href } = run;
	if (text === '') return '';
	const size = run.size ?? paragraph.size;
	const bold = run.bold ?? paragraph.bold ?? false;
	const colour = run.colour ?? paragraph.colour;
	const flags = `${bold ? ' b="1"' : ''}${italic ? ' i="1"' : ''}${raised ? ' baseline="30000"' : ''}`;
	const link = href === undefined ? '' : `<a:hlinkClick r:id="${writer.link(href)}"/>`;
	const inside = `${colour === undefined ? '' : fillXml(colour)}${link}`;
	return `<a:r><a:rPr lang="${run.language ?? officeLanguage[writer.language]}" sz="${hundredths(size)}"${flags}>${inside}</a:rPr><a:t>${escapeXml(text)}</a:t></a:r>`;
}

export function hundredths(points: number): number {
	return Math.round(points * 100);
}

/** The slide's number, which Office keeps right when slides move. */
export function numberFieldXml(number: number, size: number, language: Language): string {
	const tag = officeLanguage[language];
	return `<a:p><a:pPr algn="r"/><a:fld id="${numberField}" type="slidenum"><a:rPr lang="${tag}" sz="${hundredths(size)}">${fillXml('soft')}</a:rPr><a:t>${number}</a:t></a:fld><a:endParaRPr lang="${tag}" sz="${hundredths(size)}"/></a:p>`;
}

/** The same for every field of its kind. */
export const numberField = '{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}';
