import type { ReportDocument } from '../document.ts';
import { accentOf, besideProse, paleInk, proseIndent, rightTab, rule } from './look.ts';
import { proseWidth, wholeWidth } from './measures.ts';
import { listIndent, numberingId } from './numbering.ts';
import { bold, keepLines, keepNext, line, spacing, type, type StyleSpec } from './style-xml.ts';

export const languageTags = { fr: 'fr-FR', en: 'en-GB' } as const;

const contentsTab = rightTab(proseWidth, 'dot');

/** The styles that Word has under these names in every language. */
export function builtInStyles(document: ReportDocument): readonly StyleSpec[] {
	return [...prose(document), ...headings(document), ...lists(), ...furniture()];
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
			paragraph: `${spacing(6, 6)}${proseIndent}`
		},
		{
			id: 'Quote',
			name: 'Quote',
			builtIn: true,
			basedOn: 'BodyText',
			paragraph: `<w:pBdr>${line('left', 24, rule, 10)}</w:pBdr>${spacing(6, 6)}<w:ind w:left="284" w:right="${besideProse}"/>`
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
	const hasCover = document.cover !== null;
	const opens = hasCover ? '<w:pageBreakBefore/>' : '';
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
			run: `${bold}${type(26)}`
		},
		{
			id: 'Subtitle',
			name: 'Subtitle',
			builtIn: true,
			basedOn: 'Normal',
			next: 'BodyText',
			paragraph: spacing(0, 8),
			run: type(10.5, paleInk)
		},
		heading(
			1,
			opens,
			hasCover
				? `<w:pBdr>${line('top', 20, accent, 8)}</w:pBdr>${spacing(0, 12, 90)}`
				: `<w:pBdr>${line('top', 8, accent, 6)}</w:pBdr>${spacing(14, 5, 90)}`,
			`${bold}${type(hasCover ? 20 : 14)}`
		),
		heading(
			2,
			'',
			`${hasCover ? spacing(18, 8, 90) : spacing(10, 3, 90)}${proseIndent}`,
			`${bold}${type(hasCover ? 16 : 12)}`
		),
		heading(3, '', `${spacing(14, 4)}${proseIndent}`, `${bold}${type(12)}`),
		heading(4, '', `${spacing(10, 3)}${proseIndent}`, `${bold}${type(10.5)}`)
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
		const right = `w:right="${besideProse}"`;
		const item = (of: string, list: 'bullets' | 'numbers'): StyleSpec => ({
			id: `List${of}${id}`,
			name: `List ${of}${suffix}`,
			builtIn: true,
			basedOn: 'BodyText',
			paragraph: `<w:numPr><w:ilvl w:val="${level - 1}"/><w:numId w:val="${numberingId(list)}"/></w:numPr>${spacing(2, 2)}<w:ind w:left="${indent}" ${right} w:hanging="284"/>`
		});
		return [
			item('Bullet', 'bullets'),
			item('Number', 'numbers'),
			{
				id: `ListContinue${id}`,
				name: `List Continue${suffix}`,
				builtIn: true,
				basedOn: 'BodyText',
				paragraph: `${spacing(2, 2)}<w:ind w:left="${indent}" ${right}/>`
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
		built('TOC1', 'toc 1', `${contentsTab}${spacing(8, 2)}${proseIndent}`, bold),
		built(
			'TOC2',
			'toc 2',
			`${contentsTab}${spacing(1, 1)}<w:ind w:left="284" w:right="${besideProse}"/>`
		),
		built('FootnoteText', 'footnote text', `${keepLines}${spacing(0, 2, 82)}`, type(8, paleInk)),
		built('EndnoteText', 'endnote text', `${keepLines}${spacing(0, 2, 82)}`, type(8, paleInk)),
		built('Header', 'header', `${rightTab(wholeWidth)}${spacing(0, 0)}`, type(8.5, paleInk)),
		built('Footer', 'footer', `${rightTab(wholeWidth)}${spacing(0, 0)}`, type(8.5, paleInk))
	];
}
