import type { PageNumberEstimator } from 'docx';

/** Points that programs may differ by on a page: fonts rounded, lines over notes. */
const slack = 4;

/** A text that needs more breaks than this is left as it is: each costs two layouts of the whole. */
const mostBreaks = 6;

type Body = Parameters<PageNumberEstimator>[0];
type Attributes = Record<string, string | number>;

/**
 * Lays pages out a little lower and a little higher than they are. Where one of `headings`, by the bookmarks that they
 * start with, would not stand on the same page in both, a page is full to a line and programs don't agree on it: that
 * heading is made to open a page, so that its page is known whoever opens the file.
 */
export function settlePages(
	estimate: PageNumberEstimator,
	headings: readonly string[]
): PageNumberEstimator {
	return (body, context) => {
		const layOut = (room: number) => withRoom(body, room, () => estimate(body, context));
		for (let breaks = 0; breaks < mostBreaks; breaks++) {
			const low = layOut(-slack);
			const high = layOut(slack);
			const unsure = headings.find((name) => low.bookmarks.get(name) !== high.bookmarks.get(name));
			if (unsure === undefined) return low;
			if (!openPage(body, unsure)) break;
		}
		return estimate(body, context);
	};
}

/** What a body gives with pages higher by so many points. */
function withRoom<T>(body: Body, points: number, give: () => T): T {
	const margins = marginsIn(body);
	const bottoms = margins.map((margin) => Number(margin['w:bottom']));
	margins.forEach((margin, at) => (margin['w:bottom'] = bottoms[at]! - points * 20));
	const given = give();
	margins.forEach((margin, at) => (margin['w:bottom'] = bottoms[at]!));
	return given;
}

/** The margins of each section, which stand at the end of its last paragraph or of the text. */
function marginsIn(body: Body): readonly Attributes[] {
	const parts = partsOf(body, 'w:body');
	const properties = parts
		.flatMap((part) => partsOf(part, 'w:p'))
		.flatMap((part) => partsOf(part, 'w:pPr'));
	return [...parts, ...properties]
		.flatMap((part) => partsOf(part, 'w:sectPr'))
		.flatMap((part) => ('w:pgMar' in part ? [part['w:pgMar']._attr as Attributes] : []));
}

/** Whether the paragraph that starts with a bookmark now opens a page: not one in a table, nor one that did before. */
function openPage(body: Body, bookmark: string): boolean {
	const paragraph = partsOf(body, 'w:body')
		.map((part) => partsOf(part, 'w:p'))
		.find((parts) => parts.some((part) => part['w:bookmarkStart']?._attr['w:name'] === bookmark));
	const properties = paragraph?.flatMap((part) =>
		'w:pPr' in part ? [partsOf(part, 'w:pPr')] : []
	)[0];
	if (properties === undefined || properties.some((one) => 'w:pageBreakBefore' in one))
		return false;
	const place = properties.findLastIndex((one) => precedeBreak.some((name) => name in one));
	properties.splice(place + 1, 0, { 'w:pageBreakBefore': {} });
	return true;
}

/** What the schema has before it. */
const precedeBreak = ['w:pStyle', 'w:keepNext', 'w:keepLines'];

/** What an element of the body holds; nothing for another element. */
function partsOf(element: Body, name: string): Body[] {
	const parts: unknown = element[name];
	return Array.isArray(parts) ? parts : [];
}
