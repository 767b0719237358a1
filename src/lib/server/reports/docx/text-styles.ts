import type { ReportDocument } from '../document.ts';
import { contentsSpace, coverGap, coverIndent, hasContentsOnCover } from './cover-space.ts';
import { accentOf, besideProse, paleInk, proseIndent, rightTab, rule } from './look.ts';
import { proseWidth, wholeWidth } from './measures.ts';
import { listIndent, numberingId } from './numbering.ts';
import { bold, keepLines, keepNext, line, spacing, type, type StyleSpec } from './style-xml.ts';

export const languageTags = { fr: 'fr-FR', en: 'en-GB' } as const;

/** The styles that Word has under these names in every language. */
export function builtInStyles(document: ReportDocument): readonly StyleSpec[] {
	return [
		...prose(document),
		...headings(document),
		...lists(),
		...contents(document),
		...furniture()
	];
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
			paragraph: `${spacing(4, 4, 90)}${proseIndent}`
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

/** Levels 1 and 2 carry the numbers of the report, when it has some. */
function headings(document: ReportDocument): readonly StyleSpec[] {
	const accent = accentOf(document);
	const hasCover = document.cover !== null;
	const heading = (level: number, after: string, run: string): StyleSpec => ({
		id: `Heading${level}`,
		name: `heading ${level}`,
		builtIn: true,
		basedOn: 'Normal',
		next: 'BodyText',
		paragraph: `${keepNext}${keepLines}${numbered(document, level)}${after}<w:outlineLvl w:val="${level - 1}"/>`,
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
			hasCover
				? `<w:pBdr>${line('top', 20, accent, 8)}</w:pBdr>${spacing(26, 10, 90)}`
				: `<w:pBdr>${line('top', 8, accent, 6)}</w:pBdr>${spacing(12, 4, 90)}`,
			`${bold}${type(hasCover ? 20 : 14)}`
		),
		heading(
			2,
			`${hasCover ? spacing(15, 6, 90) : spacing(8, 2, 90)}${proseIndent}`,
			`${bold}${type(hasCover ? 16 : 12)}`
		),
		heading(3, `${spacing(12, 4)}${proseIndent}`, `${bold}${type(12)}`),
		heading(4, `${spacing(10, 3)}${proseIndent}`, `${bold}${type(10.5)}`)
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
			paragraph: `<w:numPr><w:ilvl w:val="${level - 1}"/><w:numId w:val="${numberingId(list)}"/></w:numPr>${spacing(0.5, 0.5, 90)}<w:ind w:left="${indent}" ${right} w:hanging="284"/>`
		});
		return [
			item('Bullet', 'bullets'),
			item('Number', 'numbers'),
			{
				id: `ListContinue${id}`,
				name: `List Continue${suffix}`,
				builtIn: true,
				basedOn: 'BodyText',
				paragraph: `${spacing(0.5, 0.5, 90)}<w:ind w:left="${indent}" ${right}/>`
			}
		];
	});
}

function built(id: string, name: string, paragraph: string, run?: string): StyleSpec {
	const style = { id, name, builtIn: true, basedOn: 'Normal', paragraph };
	return run === undefined ? style : { ...style, run };
}

/** On a cover they stand under its title, as wide as the page. */
function contents(document: ReportDocument): readonly StyleSpec[] {
	const onCover = hasContentsOnCover(document);
	const { part, chapter, under, line } = contentsSpace;
	const left = onCover ? coverIndent : 0;
	const tab = rightTab(onCover ? wholeWidth : proseWidth, 'dot');
	const indent = (level: number) =>
		`<w:ind w:left="${left + level * 284}" w:right="${onCover ? 0 : besideProse}"/>`;
	const title = spacing(onCover ? coverGap(document) : 0, onCover ? 6 : 10);
	return [
		built(
			'TOCHeading',
			'TOC Heading',
			`${keepNext}${title}<w:ind w:left="${left}"/>`,
			`${bold}${type(onCover ? 12 : 16)}`
		),
		built('TOC1', 'toc 1', `${tab}${spacing(part, under, line)}${indent(0)}`, bold),
		built('TOC2', 'toc 2', `${tab}${spacing(chapter, under, line)}${indent(1)}`)
	];
}

/** What stands around the text: notes, head and foot of pages. */
function furniture(): readonly StyleSpec[] {
	return [
		built('FootnoteText', 'footnote text', `${keepLines}${spacing(0, 2, 82)}`, type(8, paleInk)),
		built('EndnoteText', 'endnote text', `${keepLines}${spacing(0, 2, 82)}`, type(8, paleInk)),
		built('Header', 'header', `${rightTab(wholeWidth)}${spacing(0, 0)}`, type(8.5, paleInk)),
		built('Footer', 'footer', `${rightTab(wholeWidth)}${spacing(0, 0)}`, type(8.5, paleInk))
	];
}
