import type { Language } from '#lib/indicators/language.ts';
import { masterColours } from './layouts.ts';
import { officeLanguage, slideNamespaces, xmlHead, emu } from './open-xml.ts';
import type { Part, Relation } from './pack-parts.ts';
import { boxXml, shapeIds, shapeTree } from './shape-xml.ts';
import type { Box } from './slide-frame.ts';
import type { Paragraph } from './text-runs.ts';
import { hundredths, paragraphXml } from './text-xml.ts';
import { themeXml } from './theme.ts';

const types = 'application/vnd.openxmlformats-officedocument';

export const notesMasterPath = 'ppt/notesMasters/notesMaster1.xml';
const themePath = 'ppt/theme/theme2.xml';

/** A sheet of notes, upright, in points: the slide over what is said of it. */
export const notesSize = { width: 540, height: 720 } as const;
const image: Box = { x: 54, y: 40, width: 432, height: 243 };
const words: Box = { x: 54, y: 304, width: 432, height: 380 };

export function notePath(number: number): string {
	return `ppt/notesSlides/notesSlide${number}.xml`;
}

/** The page that all notes take their places from, and its theme. */
export function notesMasterParts(accent: string, language: Language): readonly Part[] {
	const next = shapeIds();
	const tag = officeLanguage[language];
	const body = `<a:p><a:r><a:rPr lang="${tag}"/><a:t>Notes</a:t></a:r><a:endParaRPr lang="${tag}"/></a:p>`;
	const tree = shapeTree(
		[imageShape(next(), image), bodyShape(next(), body, words)],
		'<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
	);
	const style = `<a:lvl1pPr marL="0" algn="l" defTabSz="914400"><a:defRPr lang="${tag}" sz="${hundredths(12)}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr>`;
	return [
		{ path: themePath, type: `${types}.theme+xml`, content: themeXml(accent, 'Notes') },
		{
			path: notesMasterPath,
			type: `${types}.presentationml.notesMaster+xml`,
			content: `${xmlHead}<p:notesMaster ${slideNamespaces}>${tree}<p:clrMap ${masterColours}/><p:notesStyle>${style}</p:notesStyle></p:notesMaster>`,
			relations: [{ id: 'rId1', type: 'theme', target: themePath }]
		}
	];
}

/** What is said of one slide. */
export function noteParts(
	notes: readonly Paragraph[],
	number: number,
	{ slide, language }: { readonly slide: string; readonly language: Language }
): readonly Part[] {
	const next = shapeIds();
	const relations: Relation[] = [
		{ id: 'rId1', type: 'notesMaster', target: notesMasterPath },
		{ id: 'rId2', type: 'slide', target: slide }
	];
	const link = (href: string) => {
		const known = relations.find(({ target }) => target === href);
		if (known) return known.id;
		const id = `rId${relations.length + 1}`;
		relations.push({ id, type: 'hyperlink', target: href, external: true });
		return id;
	};
	const body = notes.map((note) => paragraphXml(note, { language, link })).join('');
	const tree = shapeTree([imageShape(next(), null), bodyShape(next(), body, null)]);
	return [
		{
			path: notePath(number),
			type: `${types}.presentationml.notesSlide+xml`,
			content: `${xmlHead}<p:notes ${slideNamespaces}>${tree}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`,
			relations
		}
	];
}

function imageShape(id: number, box: Box | null): string {
	const line = `<a:noFill/><a:ln w="${emu(0.5)}"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:ln>`;
	const look =
		box === null ? '' : `${boxXml(box, 'a')}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${line}`;
	return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"${box === null ? '' : ' idx="2"'}/></p:nvPr></p:nvSpPr><p:spPr>${look}</p:spPr></p:sp>`;
}

function bodyShape(id: number, body: string, box: Box | null): string {
	const look =
		box === null ? '' : `${boxXml(box, 'a')}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`;
	return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" ${box === null ? 'idx="1"' : 'sz="quarter" idx="3"'}/></p:nvPr></p:nvSpPr><p:spPr>${look}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>${body}</p:txBody></p:sp>`;
}
