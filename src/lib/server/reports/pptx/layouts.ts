import type { Language } from '#lib/indicators/language.ts';
import type { Part, Relation } from './pack-parts.ts';
import { officeLanguage, slideNamespaces, xmlHead } from './open-xml.ts';
import { barShape, shapeIds, shapeTree, textShape } from './shape-xml.ts';
import { frame, sizes, type Box, type LayoutName, type Placeholder } from './slide-frame.ts';
import { fillXml, hundredths, numberField } from './text-xml.ts';
import type { Colour } from './text-runs.ts';
import { themeXml } from './theme.ts';

const names: Readonly<Record<Language, Readonly<Record<LayoutName, string>>>> = {
	fr: {
		opening: 'Ouverture',
		content: 'Titre et contenu',
		figure: 'Chiffre et graphique',
		'title-only': 'Titre seul',
		section: 'Intertitre'
	},
	en: {
		opening: 'Opening',
		content: 'Title and content',
		figure: 'Figure and chart',
		'title-only': 'Title only',
		section: 'Section'
	}
};

const prompts: Readonly<Record<Language, Readonly<Record<Placeholder, string>>>> = {
	fr: {
		title: 'La phrase de la diapositive',
		centeredTitle: 'Titre',
		subtitle: 'Date, lieu',
		body: 'Texte, tableau ou graphique',
		text: 'Texte',
		subject: 'Sujet',
		stamp: 'Mention',
		figure: 'Chiffre',
		beside: 'Graphique ou tableau',
		date: 'Situation',
		footer: 'Pied de page',
		number: '‹N°›'
	},
	en: {
		title: 'The sentence of the slide',
		centeredTitle: 'Title',
		subtitle: 'Date, place',
		body: 'Text, table or chart',
		text: 'Text',
		subject: 'Subject',
		stamp: 'Mark',
		figure: 'Figure',
		beside: 'Chart or table',
		date: 'As of',
		footer: 'Footer',
		number: '‹#›'
	}
};

type Slot = {
	readonly placeholder: Placeholder;
	readonly box: Box;
	/** Points of its first level. */
	readonly size: number;
	readonly bold?: boolean;
	readonly colour?: Colour;
	readonly end?: boolean;
	readonly anchor?: 't' | 'ctr' | 'b';
};

const foot: readonly Slot[] = [
	{ placeholder: 'footer', box: frame.footer, size: sizes.foot, colour: 'soft', anchor: 'ctr' },
	{ placeholder: 'date', box: frame.date, size: sizes.foot, colour: 'soft', anchor: 'ctr' },
	{ placeholder: 'stamp', box: frame.stamp, size: sizes.foot, bold: true, anchor: 'ctr' },
	{
		placeholder: 'number',
		box: frame.number,
		size: sizes.foot,
		colour: 'soft',
		end: true,
		anchor: 'ctr'
	}
];
const head: readonly Slot[] = [
	{ placeholder: 'subject', box: frame.subject, size: sizes.subject, bold: true, colour: 'accent' },
	{ placeholder: 'title', box: frame.title, size: sizes.title[0], bold: true }
];
const { opening } = frame;
const openingSlots = (title: Placeholder, body: Placeholder): readonly Slot[] => [
	{ placeholder: 'subject', box: opening.subject, size: 20, bold: true, colour: 'accent' },
	{ placeholder: title, box: opening.title, size: sizes.opening[0], bold: true, anchor: 'ctr' },
	{ placeholder: body, box: opening.body, size: 20 },
	...foot
];

/** Each layout: Office's name for its kind, and what stands where. */
const layouts: Readonly<
	Record<LayoutName, { readonly type: string | null; readonly slots: readonly Slot[] }>
> = {
	opening: { type: 'title', slots: openingSlots('centeredTitle', 'subtitle') },
	content: {
		type: 'obj',
		slots: [...head, { placeholder: 'body', box: frame.body, size: 20 }, ...foot]
	},
	figure: {
		type: null,
		slots: [
			...head,
			{ placeholder: 'figure', box: frame.figure, size: 18 },
			{ placeholder: 'beside', box: frame.beside, size: 18 },
			...foot
		]
	},
	'title-only': { type: 'titleOnly', slots: [...head, ...foot] },
	section: { type: 'secHead', slots: openingSlots('title', 'text') }
};

const layoutNames = Object.keys(layouts) as readonly LayoutName[];

export function layoutPath(name: LayoutName): string {
	return `ppt/slideLayouts/slideLayout${layoutNames.indexOf(name) + 1}.xml`;
}

export const masterPath = 'ppt/slideMasters/slideMaster1.xml';
const themePath = 'ppt/theme/theme1.xml';
/** Ids of the master and its layouts start here, by the format's rule. */
const firstMasterId = 2_147_483_648;

const types = 'application/vnd.openxmlformats-officedocument';

/** Theme, master and layouts: what a slide takes its places, faces and colours from. */
export function masterParts(accent: string, language: Language): readonly Part[] {
	const relations: Relation[] = [
		...layoutNames.map((name, at) => ({
			id: `rId${at + 1}`,
			type: 'slideLayout',
			target: layoutPath(name)
		})),
		{ id: `rId${layoutNames.length + 1}`, type: 'theme', target: themePath }
	];
	return [
		{ path: themePath, type: `${types}.theme+xml`, content: themeXml(accent, 'Jalon') },
		{
			path: masterPath,
			type: `${types}.presentationml.slideMaster+xml`,
			content: masterXml(language),
			relations
		},
		...layoutNames.map((name) => ({
			path: layoutPath(name),
			type: `${types}.presentationml.slideLayout+xml`,
			content: layoutXml(name, language),
			relations: [{ id: 'rId1', type: 'slideMaster', target: masterPath }]
		}))
	];
}

export const masterId = firstMasterId;

/** Which of the theme's colours are ground and ink. */
export const masterColours =
	'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"';

function masterXml(language: Language): string {
	const next = shapeIds();
	const slots: readonly Slot[] = [
		head[1]!,
		{ placeholder: 'text', box: frame.body, size: 20 },
		...foot.filter(({ placeholder }) => placeholder !== 'stamp')
	];
	const shapes = slots.map((slot) => slotXml(slot, next(), language));
	const ids = layoutNames.map(
		(_, at) => `<p:sldLayoutId id="${firstMasterId + 1 + at}" r:id="rId${at + 1}"/>`
	);
	const background =
		'<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>';
	return `${xmlHead}<p:sldMaster ${slideNamespaces}>${shapeTree(shapes, background)}<p:clrMap ${masterColours}/><p:sldLayoutIdLst>${ids.join('')}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>${levelXml(1, sizes.title[0], true, language, '+mj-lt')}</p:titleStyle><p:bodyStyle>${[20, 18, 16, 16, 16].map((size, at) => levelXml(at + 1, size, false, language, '+mn-lt')).join('')}</p:bodyStyle><p:otherStyle>${levelXml(1, 18, false, language, '+mn-lt')}</p:otherStyle></p:txStyles></p:sldMaster>`;
}

function levelXml(
	level: number,
	size: number,
	bold: boolean,
	language: Language,
	face: string
): string {
	return `<a:lvl${level}pPr marL="${(level - 1) * 228_600}" indent="0" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr lang="${officeLanguage[language]}" sz="${hundredths(size)}"${bold ? ' b="1"' : ''} kern="1200">${fillXml('ink')}<a:latin typeface="${face}"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl${level}pPr>`;
}

function layoutXml(name: LayoutName, language: Language): string {
	const next = shapeIds();
	const { type, slots } = layouts[name];
	const isOpening = name === 'opening' || name === 'section';
	const bar = isOpening ? [barShape({ id: next(), name: 'Accent' }, opening.bar)] : [];
	const shapes = slots.map((slot) => slotXml(slot, next(), language));
	const tree = shapeTree([...bar, ...shapes]).replace(
		'<p:cSld>',
		`<p:cSld name="${names[language][name]}">`
	);
	return `${xmlHead}<p:sldLayout ${slideNamespaces}${type === null ? '' : ` type="${type}"`} preserve="1"${type === null ? ' userDrawn="1"' : ''}>${tree}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`;
}

function slotXml(slot: Slot, id: number, language: Language): string {
	const { placeholder, box, size, bold = false, colour, end = false, anchor = 't' } = slot;
	const prompt = prompts[language][placeholder];
	const face = placeholder === 'title' || placeholder === 'centeredTitle' ? '+mj-lt' : '+mn-lt';
	const tag = officeLanguage[language];
	const text =
		placeholder === 'number'
			? `<a:fld id="${numberField}" type="slidenum"><a:rPr lang="${tag}"/><a:t>${prompt}</a:t></a:fld>`
			: `<a:r><a:rPr lang="${tag}"/><a:t>${prompt}</a:t></a:r>`;
	const list = `<a:lvl1pPr marL="0" indent="0" algn="${end ? 'r' : 'l'}"><a:buNone/><a:defRPr sz="${hundredths(size)}" b="${bold ? 1 : 0}">${colour === undefined ? '' : fillXml(colour)}<a:latin typeface="${face}"/></a:defRPr></a:lvl1pPr>`;
	return textShape(
		{ id, name: prompt },
		{ box, placeholder, anchor, list, body: `<a:p>${text}<a:endParaRPr lang="${tag}"/></a:p>` }
	);
}
