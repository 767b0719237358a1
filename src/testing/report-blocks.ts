import type {
	Block,
	Figure,
	Heading,
	Inline,
	KeyFigure,
	Note,
	Picture,
	ReportDocument,
	Sheet,
	Table
} from '#lib/server/reports/document.ts';
import { text } from '#lib/server/reports/inline.ts';

export const paragraph = (...content: readonly Inline[]): Block => ({
	type: 'paragraph',
	role: 'body',
	content
});
export const heading = (
	level: Heading['level'],
	words: string,
	more: Partial<Heading> = {}
): Heading => ({
	type: 'heading',
	level,
	content: [text(words)],
	id: words.toLowerCase().replaceAll(' ', '-'),
	number: null,
	opensPage: false,
	listed: true,
	...more
});
export const table = (rows: number, caption: readonly Inline[] = []): Table => ({
	type: 'table',
	caption,
	columns: [
		{ title: [text('Indicateur')], align: 'start', share: 2 },
		{ title: [text('Chiffre')], align: 'end', share: 1 }
	],
	rows: Array.from({ length: rows }, (_, at) => [[text(`Ligne ${at + 1}`)], [text(`${at}`)]]),
	wide: false
});
export const note = (key: string, number: number, first: boolean): Inline => ({
	type: 'note',
	note: { key, indicator: null, number, first, content: [text(`Note ${key}`)] } satisfies Note
});

/** A report of pages without cover nor contents, that says nothing yet. */
export const plainDocument: ReportDocument = {
	title: 'Essai',
	layout: 'pages',
	language: 'fr',
	author: 'Un auteur',
	description: 'Pour voir.',
	date: '2019-12-20',
	runningTitle: 'Essai',
	situation: 'Situation au 20 décembre 2019',
	held: '',
	editionId: '1234',
	edition: 'Version publiée 1234',
	opening: { over: '', title: 'Essai', under: '' },
	foreign: [],
	endNotes: null,
	stamps: ['PROVISOIRE', 'Données fictives'],
	accent: '#0b5c6b',
	cover: null,
	contents: null,
	blocks: [],
	indicators: []
};

/** A drawing of a rule, so wide and high. */
export const picture = (alt: string, width = 100, height = 40): Picture => ({
	svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><title>${alt}</title><path d="M0 0H${width}" stroke="#000"/></svg>`,
	alt,
	width,
	height
});

export const figure = (alt: string, caption: readonly Inline[] = []): Figure => ({
	type: 'figure',
	indicator: 'ambassadors-registered',
	picture: picture(alt),
	narrow: null,
	caption,
	data: null,
	numbers: [],
	events: [],
	origin,
	width: 1
});

const origin = {
	indicator: 'Ambassadeurs inscrits',
	definition: 'Personnes inscrites.',
	source: []
};

export const keyFigure = (title: string, more: Partial<KeyFigure> = {}): KeyFigure => ({
	indicator: 'ambassadors-registered',
	title,
	language: null,
	note: null,
	figure: '320',
	value: { value: 320, missing: null, format: { style: 'integer', decimals: 0 } },
	unit: 'ambassadeurs',
	change: null,
	status: null,
	statusText: '',
	bullet: null,
	gap: null,
	origin,
	...more
});

export const sheet = (words: string, blocks: readonly Block[]): Sheet => ({
	type: 'sheet',
	indicator: 'ambassadors-registered',
	heading: heading(3, words, { listed: false }),
	figure: '320',
	value: keyFigure('').value,
	unit: 'ambassadeurs',
	status: 'on-track',
	statusText: 'Dans le rythme',
	note: {
		key: words,
		indicator: 'ambassadors-registered',
		number: 1,
		first: true,
		content: [text(`D’où vient ${words}`)]
	},
	blocks
});
