import type { Localized } from '#lib/indicators/language.ts';
import { key, readKeys, type Key } from '../programme/keys.ts';
import { parseBoolean, parseListOf, parseLocalized, parseOneOf } from '../programme/spec-values.ts';
import { parseYaml, type Problems } from '../programme/spec.ts';

export type ReportFormat = 'html' | 'pdf' | 'docx' | 'xlsx' | 'pptx' | 'md';

export const askedFor = ['year', 'meeting', 'territory', 'indicator'] as const;

export const reportFormats: readonly ReportFormat[] = ['html', 'pdf', 'docx', 'xlsx', 'pptx', 'md'];

/** What a report can be written as, by its layout: pages are no slides. */
export const layoutFormats: Readonly<Record<'pages' | 'slides', readonly ReportFormat[]>> = {
	pages: ['html', 'pdf', 'docx', 'xlsx', 'md'],
	slides: ['html', 'pdf', 'pptx']
};

/** Written for a template that names them, or for who asks. */
const onRequest: readonly ReportFormat[] = ['md'];

/** What a report is written as when its template doesn't say. */
function usualFormats(layout: 'pages' | 'slides'): readonly ReportFormat[] {
	return layoutFormats[layout].filter((format) => !onRequest.includes(format));
}

/** What a template says of itself before its text. */
export type TemplateFrontMatter = {
	readonly title: Localized | null;
	readonly description: Localized | null;
	/** `public` reads as anyone would: publishable indicators only, small counts hidden. */
	readonly audience: 'committee' | 'public';
	readonly formats: readonly ReportFormat[];
	/** `slides`: its `slide` tags are shown to a room, one at a time. */
	readonly layout: 'pages' | 'slides';
	readonly cover: boolean;
	/** Contents, on the cover when there is one. */
	readonly contents: boolean;
	/** Headings carry a number. */
	readonly numbered: boolean;
	/** What it is asked for with, besides a date: a meeting, whose figures it tells; one territory; one indicator. */
	readonly for: (typeof askedFor)[number];
	/** Where notes stand: beside what calls them, or gathered after the text. */
	readonly notes: 'margin' | 'end';
	/** Its figures are held to the axis, audience and partner that the reader chose; each page says so. */
	readonly filters: boolean;
};

export const frontMatterKeys: readonly Key[] = [
	key('title', 'titre du rapport', 'title of the report', {
		default: 'le nom du fichier'
	}),
	key('description', 'à quoi il sert, en une phrase', 'what it is for, in one sentence'),
	key(
		'audience',
		'committee, ou public : indicateurs publiables seulement, petits effectifs masqués',
		'committee, or public: publishable indicators only, small counts hidden',
		{ default: 'committee' }
	),
	key(
		'formats',
		'html, pdf, docx, xlsx (annexe de chiffres), md (texte) ; html, pdf, pptx pour des diapositives',
		'html, pdf, docx, xlsx (annex of figures), md (text); html, pdf, pptx for slides',
		{ default: 'tous, sauf md' }
	),
	key(
		'layout',
		'pages, ou slides : des diapositives, une par balise slide',
		'pages, or slides: one for each slide tag',
		{ default: 'pages' }
	),
	key('cover', 'page de garde', 'cover page', { default: 'false' }),
	key('contents', 'sommaire avec les pages', 'contents with page numbers', { default: 'false' }),
	key('numbered', 'titres numérotés', 'numbered headings', { default: 'false' }),
	key(
		'for',
		'year ; meeting : se demande pour une séance, à sa date et sur ses chiffres arrêtés ; territory : pour un territoire ; indicator : pour un indicateur, $indicator',
		'year; meeting: asked for with a meeting, at its date and on its frozen figures; territory: with a territory; indicator: with an indicator, $indicator',
		{ default: 'year' }
	),
	key(
		'notes',
		'margin : chaque note en marge de son appel ; end : toutes après le texte',
		'margin: each note beside its call; end: all after the text',
		{ default: 'margin' }
	),
	key(
		'filters',
		'true : ses chiffres se tiennent à l’axe, au public et au partenaire choisis, dits en tête de chaque page',
		'true: its figures are held to the axis, audience and partner chosen, told at the head of each page',
		{ default: 'false' }
	)
];

const defaults: TemplateFrontMatter = {
	title: null,
	description: null,
	audience: 'committee',
	formats: usualFormats('pages'),
	layout: 'pages',
	cover: false,
	contents: false,
	numbered: false,
	for: 'year',
	notes: 'margin',
	filters: false
};

/** The YAML between the two `---` lines that open a template, with these. */
export const frontMatterBlock = /^---[ \t]*\r?\n([^]*?\r?\n)?---[ \t]*(?:\r?\n|$)/;

/** Reads what a template says of itself; without a front matter, the defaults. */
export function parseTemplateFrontMatter(
	text: string,
	file: string,
	problems: Problems
): TemplateFrontMatter {
	const found = frontMatterBlock.exec(text.replace(/^\uFEFF/, ''));
	if (!found && /^\uFEFF?---[ \t]*(?:\r?\n|$)/.test(text))
		problems.add(
			{ file, line: 1, column: 1 },
			{
				fr: 'l’en-tête ouvert par --- n’est pas fermé : ajouter une ligne --- après ses clés',
				en: 'the front matter opened by --- is not closed: add a line --- after its keys'
			}
		);
	const yaml = found?.[1];
	if (yaml === undefined) return defaults;
	const spec = parseYaml(yaml, file, problems, 2);
	const keys = spec && readKeys(spec, frontMatterKeys, problems);
	if (!keys) return defaults;
	const layout = keys.optional('layout', parseOneOf(['pages', 'slides']), defaults.layout);
	const offered = parseListOf(parseOneOf(layoutFormats[layout]));
	return {
		title: keys.optional('title', parseLocalized, null),
		description: keys.optional('description', parseLocalized, null),
		audience: keys.optional('audience', parseOneOf(['committee', 'public']), defaults.audience),
		formats: keys.optional('formats', offered, usualFormats(layout)),
		layout,
		cover: keys.optional('cover', parseBoolean, defaults.cover),
		contents: keys.optional('contents', parseBoolean, defaults.contents),
		numbered: keys.optional('numbered', parseBoolean, defaults.numbered),
		for: keys.optional('for', parseOneOf(askedFor), defaults.for),
		notes: keys.optional('notes', parseOneOf(['margin', 'end']), defaults.notes),
		filters: keys.optional('filters', parseBoolean, defaults.filters)
	};
}
