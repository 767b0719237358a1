import type { Box, Placeholder } from './slide-frame.ts';
import { placeholders } from './slide-frame.ts';
import { emu, escapeXml, namespaces } from './open-xml.ts';

/** Hands out the ids of one part's shapes, unlike each other; 1 is the part's own tree. */
export function shapeIds(): () => number {
	let last = 1;
	return () => ++last;
}

type Named = {
	readonly id: number;
	/** In the list of a slide's objects. */
	readonly name: string;
	/** For who can't see it. */
	readonly alt?: string;
};

function nonVisual({ id, name, alt }: Named): string {
	return `<p:cNvPr id="${id}" name="${escapeXml(name)}"${alt === undefined ? '' : ` descr="${escapeXml(alt)}"`}`;
}

export function boxXml({ x, y, width, height }: Box, prefix: 'a' | 'p'): string {
	return `<${prefix}:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></${prefix}:xfrm>`;
}

function placeholderXml(placeholder: Placeholder | null): string {
	return placeholder === null
		? '<p:nvPr/>'
		: `<p:nvPr><p:ph ${placeholders[placeholder]}/></p:nvPr>`;
}

/** A text in place: in its layout's placeholder, or in a box of its own. */
export function textShape(
	named: Named,
	{
		box,
		placeholder,
		body,
		anchor = 't',
		list = ''
	}: {
		/** Null keeps the placeholder's. */
		readonly box: Box | null;
		readonly placeholder: Placeholder | null;
		readonly body: string;
		readonly anchor?: 't' | 'ctr' | 'b';
		/** Styles of levels, for a layout. */
		readonly list?: string;
	}
): string {
	const isBox = placeholder === null;
	const locks = isBox ? '<p:cNvSpPr txBox="1"/>' : '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>';
	const geometry = isBox ? '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>' : '';
	const place = box === null ? '' : boxXml(box, 'a');
	return `<p:sp><p:nvSpPr>${nonVisual(named)}/>${locks}${placeholderXml(placeholder)}</p:nvSpPr><p:spPr>${place}${geometry}</p:spPr><p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle>${list}</a:lstStyle>${body}</p:txBody></p:sp>`;
}

/** A plain bar of the programme's colour, which says nothing. */
export function barShape({ id, name }: Named, box: Box): string {
	return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${escapeXml(name)}"><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>${boxXml(box, 'a')}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>`;
}

/** A drawing, with its likeness in dots for who draws no SVG. */
export function pictureShape(
	named: Named,
	{ box, png, svg }: { readonly box: Box; readonly png: string; readonly svg: string }
): string {
	return `<p:pic><p:nvPicPr>${nonVisual(named)}/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="${png}"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${svg}"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>${boxXml(box, 'a')}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`;
}

/** A table or a chart in place. */
export function graphicShape(
	named: Named,
	{
		box,
		placeholder,
		kind,
		content
	}: {
		readonly box: Box;
		readonly placeholder: Placeholder | null;
		readonly kind: 'table' | 'chart';
		readonly content: string;
	}
): string {
	const uri = `http://schemas.openxmlformats.org/drawingml/2006/${kind}`;
	return `<p:graphicFrame><p:nvGraphicFramePr>${nonVisual(named)}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>${placeholderXml(placeholder)}</p:nvGraphicFramePr>${boxXml(box, 'p')}<a:graphic><a:graphicData uri="${uri}">${content}</a:graphicData></a:graphic></p:graphicFrame>`;
}

/** The reference to a chart's part, as a frame holds it. */
export function chartReference(relation: string): string {
	return `<c:chart xmlns:c="${namespaces.chart}" r:id="${relation}"/>`;
}

/** The shapes of a slide, a layout or a master, in reading order. */
export function shapeTree(shapes: readonly string[], background = ''): string {
	return `<p:cSld>${background}<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>${shapes.join('')}</p:spTree></p:cSld>`;
}
