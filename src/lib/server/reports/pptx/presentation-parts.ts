import type { ReportDocument } from '../document.ts';
import { masterId, masterPath } from './layouts.ts';
import { notesMasterPath, notesSize } from './notes-parts.ts';
import {
	emu,
	escapeXml,
	namespaces,
	officeLanguage,
	slideNamespaces,
	xmlHead
} from './open-xml.ts';
import type { Part, Relation } from './pack-parts.ts';
import { slideSize } from './slide-frame.ts';
import { slidePath } from './write-slide.ts';

const types = 'application/vnd.openxmlformats-officedocument';
/** Ids of slides start here, by the format's rule. */
const firstSlideId = 256;

const sections = {
	fr: { course: 'Séance', annex: 'Annexe' },
	en: { course: 'Meeting', annex: 'Annex' }
} as const;

/** What holds the slides together: their order and sections, how they are shown, what the file says of itself. */
export function presentationParts(
	document: ReportDocument,
	/** Whether each slide is passed over unless asked for. */
	hidden: readonly boolean[]
): readonly Part[] {
	const count = hidden.length;
	const relations: Relation[] = [
		{ id: 'rId1', type: 'slideMaster', target: masterPath },
		{ id: 'rId2', type: 'notesMaster', target: notesMasterPath },
		{ id: 'rId3', type: 'presProps', target: 'ppt/presProps.xml' },
		{ id: 'rId4', type: 'viewProps', target: 'ppt/viewProps.xml' },
		{ id: 'rId5', type: 'theme', target: 'ppt/theme/theme1.xml' },
		{ id: 'rId6', type: 'tableStyles', target: 'ppt/tableStyles.xml' },
		...hidden.map((_, at) => ({ id: `rId${at + 7}`, type: 'slide', target: slidePath(at + 1) }))
	];
	const presentation = `${types}.presentationml`;
	return [
		{
			path: 'ppt/presentation.xml',
			type: `${presentation}.presentation.main+xml`,
			content: presentationXml(document, hidden),
			relations
		},
		{
			path: 'ppt/presProps.xml',
			type: `${presentation}.presProps+xml`,
			content: `${xmlHead}<p:presentationPr ${slideNamespaces}/>`
		},
		{
			path: 'ppt/viewProps.xml',
			type: `${presentation}.viewProps+xml`,
			content: `${xmlHead}<p:viewPr ${slideNamespaces}/>`
		},
		{
			path: 'ppt/tableStyles.xml',
			type: `${presentation}.tableStyles+xml`,
			content: `${xmlHead}<a:tblStyleLst xmlns:a="${namespaces.drawing}" def="{2D5ABB26-0587-4C30-8999-92F81FD0307C}"/>`
		},
		{
			path: 'docProps/core.xml',
			type: 'application/vnd.openxmlformats-package.core-properties+xml',
			content: coreXml(document)
		},
		{
			path: 'docProps/app.xml',
			type: `${types}.extended-properties+xml`,
			content: `${xmlHead}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Jalon</Application><PresentationFormat>16:9</PresentationFormat><Slides>${count}</Slides><HiddenSlides>${hidden.filter(Boolean).length}</HiddenSlides></Properties>`
		}
	];
}

export const rootRelations: readonly Relation[] = [
	{ id: 'rId1', type: 'officeDocument', target: 'ppt/presentation.xml' },
	{
		id: 'rId2',
		type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
		target: 'docProps/core.xml'
	},
	{ id: 'rId3', type: 'extended-properties', target: 'docProps/app.xml' }
];

function presentationXml({ language }: ReportDocument, hidden: readonly boolean[]): string {
	const slides = hidden.map((_, at) => `<p:sldId id="${firstSlideId + at}" r:id="rId${at + 7}"/>`);
	const size = (of: { readonly width: number; readonly height: number }) =>
		`cx="${emu(of.width)}" cy="${emu(of.height)}"`;
	const tag = officeLanguage[language];
	return `${xmlHead}<p:presentation ${slideNamespaces} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="${masterId}" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst>${slides.join('')}</p:sldIdLst><p:sldSz ${size(slideSize)}/><p:notesSz ${size(notesSize)}/><p:defaultTextStyle><a:defPPr><a:defRPr lang="${tag}"/></a:defPPr><a:lvl1pPr marL="0" algn="l" defTabSz="914400"><a:defRPr lang="${tag}" sz="1800" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr></p:defaultTextStyle>${sectionsXml(hidden, sections[language])}</p:presentation>`;
}

/** The course of the meeting, then what is shown when a question comes. */
function sectionsXml(
	hidden: readonly boolean[],
	words: { readonly course: string; readonly annex: string }
): string {
	if (!hidden.includes(true)) return '';
	const section = (name: string, isAnnex: boolean) => {
		const ids = hidden.flatMap((own, at) =>
			own === isAnnex ? [`<p14:sldId id="${firstSlideId + at}"/>`] : []
		);
		return `<p14:section name="${name}" id="{4A414C4F-4E00-4000-8000-00000000000${isAnnex ? 2 : 1}}"><p14:sldIdLst>${ids.join('')}</p14:sldIdLst></p14:section>`;
	};
	return `<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">${section(words.course, false)}${section(words.annex, true)}</p14:sectionLst></p:ext></p:extLst>`;
}

/** Title, author, day and edition: the day of the figures, never the clock's. */
function coreXml({
	title,
	author,
	description,
	situation,
	editionId,
	date,
	language
}: ReportDocument): string {
	const on = `${date}T00:00:00Z`;
	const said = (tag: string, text: string) => `<${tag}>${escapeXml(text)}</${tag}>`;
	const dated = (tag: string) => `<dcterms:${tag} xsi:type="dcterms:W3CDTF">${on}</dcterms:${tag}>`;
	return `${xmlHead}<cp:coreProperties xmlns:cp="${namespaces.package}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${said('dc:title', title)}${said('dc:subject', situation)}${said('dc:creator', author)}${said('dc:description', description)}${said('cp:lastModifiedBy', author)}${said('dc:language', officeLanguage[language])}${said('dc:identifier', editionId)}${said('cp:version', editionId.slice(0, 12))}${dated('created')}${dated('modified')}</cp:coreProperties>`;
}
