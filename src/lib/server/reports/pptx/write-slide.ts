import type { ReportDocument } from '../document.ts';
import { fitText } from '#lib/charts/text-width.ts';
import { chartWorkbook } from './chart-workbook.ts';
import { chartXml } from './chart-xml.ts';
import { layoutPath } from './layouts.ts';
import type { Media } from './media.ts';
import { noteParts, notePath } from './notes-parts.ts';
import { slideNamespaces, xmlHead } from './open-xml.ts';
import type { Part, Relation } from './pack-parts.ts';
import {
	chartReference,
	graphicShape,
	pictureShape,
	shapeIds,
	shapeTree,
	textShape
} from './shape-xml.ts';
import { frame, sizes, type Placeholder } from './slide-frame.ts';
import type { Item, Page } from './slide-items.ts';
import { tableXml } from './table-xml.ts';
import type { Paragraph } from './text-runs.ts';
import { numberFieldXml, paragraphXml, type TextWriter } from './text-xml.ts';

const types = 'application/vnd.openxmlformats-officedocument';

/** What slides share while a file is written. */
export type DeckWriter = {
	readonly document: ReportDocument;
	readonly media: Media;
	/** Charts written so far. */
	charts: number;
};

export function slidePath(number: number): string {
	return `ppt/slides/slide${number}.xml`;
}

const names = {
	fr: {
		subject: 'Sujet',
		title: 'Titre',
		text: 'Texte',
		table: 'Tableau',
		chart: 'Graphique',
		picture: 'Dessin',
		footer: 'Pied de page',
		date: 'Situation',
		stamp: 'Mention',
		number: 'Numéro'
	},
	en: {
		subject: 'Subject',
		title: 'Title',
		text: 'Text',
		table: 'Table',
		chart: 'Chart',
		picture: 'Drawing',
		footer: 'Footer',
		date: 'As of',
		stamp: 'Mark',
		number: 'Number'
	}
} as const;

/** The parts of one slide: itself, its charts with their workbooks, its notes. */
export async function slideParts(
	page: Page,
	number: number,
	deck: DeckWriter
): Promise<readonly Part[]> {
	const { document, media } = deck;
	const { language } = document;
	const relations: Relation[] = [];
	const relate = (type: string, target: string, external = false) => {
		const known = relations.find((one) => one.type === type && one.target === target);
		if (known) return known.id;
		const id = `rId${relations.length + 1}`;
		relations.push({ id, type, target, external });
		return id;
	};
	relate('slideLayout', layoutPath(page.layout));
	const writer: TextWriter = { language, link: (href) => relate('hyperlink', href, true) };
	const next = shapeIds();
	const counts = new Map<string, number>();
	const named = (what: keyof typeof names.fr, alt?: string) => {
		const count = (counts.get(what) ?? 0) + 1;
		counts.set(what, count);
		const word = names[language][what];
		return {
			id: next(),
			name: count === 1 ? word : `${word} ${count}`,
			...(alt === undefined ? {} : { alt })
		};
	};
	const own: Part[] = [];
	const itemXml = async (item: Item): Promise<string> => {
		const { box, placeholder } = item;
		switch (item.kind) {
			case 'text':
				return textShape(named('text'), {
					box,
					placeholder,
					body: bodyXml(item.paragraphs, writer)
				});
			case 'table':
				return graphicShape(named('table', item.alt), {
					box,
					placeholder,
					kind: 'table',
					content: tableXml(item.table, writer)
				});
			case 'picture': {
				const { svg, png } = media.add(item.picture);
				return pictureShape(named('picture', item.picture.alt), {
					box,
					svg: relate('image', svg),
					png: relate('image', png)
				});
			}
			case 'chart': {
				const at = ++deck.charts;
				const path = `ppt/charts/chart${at}.xml`;
				const workbook = `ppt/embeddings/chart${at}.xlsx`;
				own.push(
					{
						path,
						type: `${types}.drawingml.chart+xml`,
						content: chartXml(item.chart, { caption: item.caption, language, box }),
						relations: [{ id: 'rId1', type: 'package', target: workbook }]
					},
					{
						path: workbook,
						type: null,
						content: await chartWorkbook(item.chart, language, document.date)
					}
				);
				return graphicShape(named('chart', item.alt), {
					box,
					placeholder,
					kind: 'chart',
					content: chartReference(relate('chart', path))
				});
			}
		}
	};
	const isOpening = page.layout === 'opening' || page.layout === 'section';
	const place = (what: 'subject' | 'title', placeholder: Placeholder, paragraph: Paragraph) =>
		textShape(named(what), {
			box: what === 'title' ? page.titleBox : null,
			placeholder,
			anchor: what === 'title' && isOpening ? 'ctr' : 't',
			body: paragraphXml(paragraph, writer)
		});
	const shapes = [
		place('title', page.layout === 'opening' ? 'centeredTitle' : 'title', page.title),
		...(page.subject === null
			? []
			: [
					place('subject', 'subject', {
						runs: [
							{
								text: fitText(
									page.subject,
									frame.subject.width,
									isOpening ? 20 : sizes.subject,
									'semibold'
								)
							}
						],
						size: isOpening ? 20 : sizes.subject,
						bold: true,
						colour: 'accent'
					})
				])
	];
	for (const item of page.items) shapes.push(await itemXml(item));
	shapes.push(...footXml(document, number, named, writer));
	if (page.notes.length > 0) relate('notesSlide', notePath(number));
	return [
		{
			path: slidePath(number),
			type: `${types}.presentationml.slide+xml`,
			content: `${xmlHead}<p:sld ${slideNamespaces}${page.hidden ? ' show="0"' : ''}>${shapeTree(shapes)}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`,
			relations
		},
		...own,
		...(page.notes.length > 0
			? noteParts(page.notes, number, { slide: slidePath(number), language })
			: [])
	];
}

function bodyXml(paragraphs: readonly Paragraph[], writer: TextWriter): string {
	return paragraphs.map((paragraph) => paragraphXml(paragraph, writer)).join('');
}

/** What every slide says under its matter: the report, the day of its figures, the stamps, its number. */
function footXml(
	{ runningTitle, situation, stamps }: ReportDocument,
	number: number,
	named: (what: 'footer' | 'date' | 'stamp' | 'number') => { id: number; name: string },
	writer: TextWriter
): readonly string[] {
	const size = sizes.foot;
	const line = (what: 'footer' | 'date' | 'stamp', words: string): string =>
		textShape(named(what), {
			box: null,
			placeholder: what,
			anchor: 'ctr',
			body: paragraphXml(
				{
					runs: [
						{
							text: fitText(
								words,
								frame[what].width,
								size,
								what === 'stamp' ? 'semibold' : 'regular'
							)
						}
					],
					size,
					bold: what === 'stamp',
					colour: what === 'stamp' ? 'ink' : 'soft'
				},
				writer
			)
		});
	return [
		line('footer', runningTitle),
		line('date', situation),
		...(stamps.length === 0 ? [] : [line('stamp', stamps.join(' · '))]),
		textShape(named('number'), {
			box: null,
			placeholder: 'number',
			anchor: 'ctr',
			body: numberFieldXml(number, size, writer.language)
		})
	];
}
