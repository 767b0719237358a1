import type { Language } from '#lib/indicators/language.ts';
import { fitText } from '#lib/charts/text-width.ts';
import { wordsWidth } from './measure-text.ts';
import { escapeXml, officeLanguage } from './open-xml.ts';
import { fillXml, hundredths } from './text-xml.ts';
import type { Colour } from './text-runs.ts';

/** Points of a chart's words. */
export type ChartSizes = Readonly<Record<'tick' | 'label' | 'end' | 'title', number>>;

/** To be read from the end of a room; one of several in a slide has less room. */
export function chartSizes(height: number): ChartSizes {
	return height < 190
		? { tick: 11, label: 11, end: 14, title: 12 }
		: { tick: 14, label: 14, end: 20, title: 14 };
}

export type ChartStyle = {
	readonly size: number;
	readonly bold?: boolean;
	readonly colour: Colour;
};

/** How words are set in a part of a chart. */
export function textProperties(
	{ size, bold = false, colour }: ChartStyle,
	language: Language,
	body = '<a:bodyPr/>'
): string {
	const tag = officeLanguage[language];
	return `<c:txPr>${body}<a:lstStyle/><a:p><a:pPr><a:defRPr lang="${tag}" sz="${hundredths(size)}" b="${bold ? 1 : 0}">${fillXml(colour)}<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="${tag}"/></a:p></c:txPr>`;
}

/** « Ambassadeurs inscrits · ambassadeurs », on one line at the upper left of a chart; nothing when both are empty. */
export function titleXml(
	caption: string,
	unit: string,
	{
		language,
		width,
		size
	}: { readonly language: Language; readonly width: number; readonly size: number }
): string {
	const tag = officeLanguage[language];
	const points = hundredths(size);
	const run = (words: string, bold: boolean, colour: Colour) =>
		words === ''
			? ''
			: `<a:r><a:rPr lang="${tag}" sz="${points}" b="${bold ? 1 : 0}">${fillXml(colour)}<a:latin typeface="+mn-lt"/></a:rPr><a:t>${escapeXml(words)}</a:t></a:r>`;
	const named = fitText(caption, width * 0.9, size, 'semibold');
	const left = width * 0.95 - wordsWidth(named, size, true);
	const counted = caption === '' || unit === '' ? unit : ` · ${unit}`;
	const fits = wordsWidth(counted, size) <= left || caption === '';
	const said = `${run(named, true, 'ink')}${fits ? run(fitText(counted, left, size), false, 'soft') : ''}`;
	if (said === '') return '<c:autoTitleDeleted val="1"/>';
	return `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="l"><a:defRPr lang="${tag}" sz="${points}" b="0"/></a:pPr>${said}</a:p></c:rich></c:tx><c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0"/><c:y val="0"/></c:manualLayout></c:layout><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>`;
}
