import type { Language } from '#lib/indicators/language.ts';
import { localReader } from '#lib/indicators/reader.ts';
import type { Edition } from '#lib/server/editions/edition.ts';
import { loadChartRenderer } from '#lib/server/reports/chart-renderer.ts';
import type { Block, Figure, ReportDocument, Slide } from '#lib/server/reports/document.ts';
import { emitPptx } from '#lib/server/reports/emit-pptx.ts';
import { slidesOf } from '#lib/server/reports/emit-slides.ts';
import { resolveReport } from '#lib/server/reports/resolve-report.ts';
import { openOffice, type OpenedOffice } from './open-office.ts';
import { allOf, textOf, type XmlElement } from './xml-tree.ts';

/** The example's slides of 20 December 2019. */
export async function exampleDeck(edition: Edition, language: Language): Promise<ReportDocument> {
	const { renderChart } = await loadChartRenderer();
	const query = { asOf: '2019-12-20', reader: localReader('test', language) };
	return (await resolveReport(edition, 'committee-slides', query, renderChart)).document;
}

/** A PPTX file as its slides are asked for. */
export type OpenedDeck = {
	readonly file: OpenedOffice;
	/** In the order of the file. */
	readonly slidePaths: readonly string[];
	/** Parts that a part names by a relation of that type. */
	relatedTo(path: string, type: string): readonly string[];
	all(path: string, name: string): readonly XmlElement[];
	/** Texts, pictures, tables and charts of a slide. */
	shapesOf(path: string): readonly XmlElement[];
	titleOf(path: string): string | undefined;
	partsNamed(part: RegExp): readonly string[];
	shown(path: string): boolean;
	/** The paragraphs of a slide's notes. */
	notesOf(path: string): readonly string[];
};

export async function openDeck(content: ReportDocument | Uint8Array): Promise<OpenedDeck> {
	const bytes = content instanceof Uint8Array ? content : await emitPptx(content);
	const file = await openOffice(bytes);
	const relatedTo = (path: string, type: string) =>
		file.relations(path).flatMap((one) => (one.type === type ? [one.target] : []));
	const all = (path: string, name: string) => allOf(file.xml(path), name);
	return {
		file,
		slidePaths: relatedTo('ppt/presentation.xml', 'slide'),
		relatedTo,
		all,
		shapesOf: (path) => ['p:sp', 'p:pic', 'p:graphicFrame'].flatMap((name) => all(path, name)),
		titleOf(path) {
			const title = all(path, 'p:sp').find((shape) =>
				['title', 'ctrTitle'].includes(placeholderOf(shape)?.['type'] ?? '')
			);
			return title && textOf(title);
		},
		partsNamed: (part) => file.paths.filter((path) => part.test(path)),
		shown: (path) => file.xml(path).attributes['show'] !== '0',
		notesOf: (path) =>
			relatedTo(path, 'notesSlide').flatMap((notes) => all(notes, 'a:p').map(textOf))
	};
}

export function placeholderOf(shape: XmlElement): XmlElement['attributes'] | null {
	return allOf(shape, 'p:ph')[0]?.attributes ?? null;
}

/** The slides of a document in the order of the file. */
export function slidesInOrder(document: ReportDocument): readonly Slide[] {
	const slides = slidesOf(document);
	return [...slides.filter(({ annex }) => !annex), ...slides.filter(({ annex }) => annex)];
}

/** The charts that stand on a slide. */
export function chartsOf(blocks: readonly Block[]): readonly Figure[] {
	return blocks.flatMap((block) =>
		block.type === 'figure'
			? [block]
			: block.type === 'spotlight' && block.illustration
				? chartsOf([block.illustration])
				: []
	);
}
