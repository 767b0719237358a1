import { mainPart, type OpenedDocx } from './open-docx.ts';
import { allOf, childOf, childrenOf, walkXml, type XmlElement } from './xml-tree.ts';

/**
 * What Word would mend or refuse in a file, one sentence each; empty for a file that opens as it is. The rules are
 * those of ECMA-376 that Word holds a file to: parts, relationships, ids, order of elements.
 */
export function docxFaults(docx: OpenedDocx): readonly string[] {
	const xmlParts = docx.paths.filter((path) => /\.(xml|rels)$/.test(path));
	const unread = xmlParts.flatMap((path) => {
		try {
			docx.xml(path);
			return [];
		} catch (error) {
			return [`${path} is not well-formed: ${String(error)}`];
		}
	});
	if (unread.length > 0) return unread;
	const stories = xmlParts.filter((path) =>
		/^word\/(document|footnotes|endnotes|header|footer)\d*\.xml$/.test(path)
	);
	return [
		...contentTypeFaults(docx),
		...xmlParts.flatMap((path) => relationshipFaults(docx, path)),
		...idFaults(docx, stories),
		...styleFaults(docx, stories),
		...stories.flatMap((path) => storyFaults(docx.xml(path), path)),
		...footnoteFaults(docx),
		...['word/styles.xml', 'word/numbering.xml', ...stories].flatMap((path) =>
			orderFaults(docx.xml(path), path)
		)
	];
}

function contentTypeFaults(docx: OpenedDocx): readonly string[] {
	const types = childrenOf(docx.xml('[Content_Types].xml'));
	const extensions = new Set(types.map(({ attributes }) => attributes['Extension']));
	const overrides = new Set(types.map(({ attributes }) => attributes['PartName']));
	const paths = docx.paths.filter((path) => path !== '[Content_Types].xml');
	return [
		...paths
			.filter(
				(path) =>
					!overrides.has(`/${path}`) && !extensions.has(path.slice(path.lastIndexOf('.') + 1))
			)
			.map((path) => `${path} has no content type`),
		...[...overrides]
			.filter((name) => name !== undefined && !docx.paths.includes(name.slice(1)))
			.map((name) => `${name} has a content type and is not there`)
	];
}

/** Relationships that leave the file, with what they are. */
export function externalTargets(docx: OpenedDocx): readonly string[] {
	return ['', ...docx.paths]
		.flatMap((path) => docx.relations(path))
		.filter(({ external }) => external)
		.map(({ target }) => target);
}

function relationshipFaults(docx: OpenedDocx, path: string): readonly string[] {
	const relationships = docx.relations(path);
	const ids = relationships.map(({ id }) => id);
	const used = walkXml(docx.xml(path)).flatMap(({ attributes }) =>
		Object.entries(attributes)
			.filter(([name]) => /^r:(id|embed|link|pict)$/.test(name))
			.map(([, value]) => value)
	);
	const targets = relationships.filter(({ external }) => !external).map(({ target }) => target);
	return [
		...repeated(ids).map((id) => `${path} has relationship ${id} twice`),
		...used
			.filter((id) => !ids.includes(id))
			.map((id) => `${path} names relationship ${id}, which is not there`),
		...targets
			.filter((target) => !docx.paths.includes(target))
			.map((target) => `${path} leads to ${target}, which is not there`)
	];
}

function idFaults(docx: OpenedDocx, stories: readonly string[]): readonly string[] {
	const all = (name: string) => stories.flatMap((path) => allOf(docx.xml(path), name));
	const values = (name: string, attribute: string) =>
		all(name).map(({ attributes }) => attributes[attribute] ?? '');
	const starts = values('w:bookmarkStart', 'w:id');
	const ends = values('w:bookmarkEnd', 'w:id');
	const names = values('w:bookmarkStart', 'w:name');
	const anchors = values('w:hyperlink', 'w:anchor').filter((anchor) => anchor !== '');
	const referred = all('w:instrText').flatMap(({ children }) => {
		const [, name] = /^ ?(?:PAGEREF|NOTEREF|REF) (\S+)/.exec(children.join('')) ?? [];
		return name === undefined ? [] : [name];
	});
	return [
		...repeated(values('wp:docPr', 'id')).map((id) => `Two drawings have the id ${id}`),
		...repeated(starts).map((id) => `Two bookmarks have the id ${id}`),
		...repeated(names).map((name) => `Two bookmarks have the name ${name}`),
		...names
			.filter((name) => !/^[\p{L}_][\p{L}\d_]{0,39}$/u.test(name))
			.map((name) => `${name} is no name of a bookmark`),
		...starts.filter((id) => !ends.includes(id)).map((id) => `Bookmark ${id} has no end`),
		...[...anchors, ...referred]
			.filter((name) => !names.includes(name))
			.map((name) => `A link leads to ${name}, which is not there`)
	];
}

function styleFaults(docx: OpenedDocx, stories: readonly string[]): readonly string[] {
	const styles = allOf(docx.xml('word/styles.xml'), 'w:style');
	const ids = styles.map(({ attributes }) => attributes['w:styleId'] ?? '');
	const lists = allOf(docx.xml('word/numbering.xml'), 'w:num').map(
		({ attributes }) => attributes['w:numId']
	);
	const valuesOf = (paths: readonly string[], names: readonly string[]) =>
		paths.flatMap((path) =>
			names.flatMap((name) =>
				allOf(docx.xml(path), name).map(({ attributes }) => attributes['w:val'] ?? '')
			)
		);
	const named = [
		...valuesOf(stories, ['w:pStyle', 'w:rStyle', 'w:tblStyle']),
		...valuesOf(['word/styles.xml'], ['w:basedOn', 'w:next', 'w:link']),
		...valuesOf(['word/numbering.xml'], ['w:pStyle'])
	];
	const numbered = valuesOf([...stories, 'word/styles.xml'], ['w:numId']);
	const names = styles.map((style) => childOf(style, 'w:name')?.attributes['w:val'] ?? '');
	return [
		...repeated(ids).map((id) => `Two styles have the id ${id}`),
		...repeated(names.map((name) => name.toLowerCase())).map(
			(name) => `Two styles are called ${name}`
		),
		...[...new Set(named)]
			.filter((id) => !ids.includes(id))
			.map((id) => `The style ${id} is named and not there`),
		...[...new Set(numbered)]
			.filter((id) => id !== '0' && !lists.includes(id))
			.map((id) => `The list ${id} is named and not there`)
	];
}

/** A story is the document, its notes, or a head or foot of pages. */
function storyFaults(story: XmlElement, path: string): readonly string[] {
	const faults: string[] = [];
	for (const cell of allOf(story, 'w:tc'))
		if (childrenOf(cell).at(-1)?.name !== 'w:p')
			faults.push(`${path}: a cell ends without a paragraph`);
	for (const table of allOf(story, 'w:tbl')) {
		if (!childrenOf(table).some(({ name }) => name === 'w:tr'))
			faults.push(`${path}: a table has no row`);
		const columns = allOf(childOf(table, 'w:tblGrid')!, 'w:gridCol').length;
		for (const row of childrenOf(table).filter(({ name }) => name === 'w:tr'))
			if (childrenOf(row).filter(({ name }) => name === 'w:tc').length !== columns)
				faults.push(`${path}: a row has not the ${columns} cells of its table`);
	}
	for (const { name, children } of walkXml(story)) {
		const inside = children.filter((child) => typeof child !== 'string');
		inside.forEach((child, at) => {
			if (
				child.name === 'w:tbl' &&
				inside[at + 1]?.name !== 'w:p' &&
				inside[at + 1]?.name !== 'w:sdt'
			)
				faults.push(`${path}: a table in ${name} has no paragraph after it`);
		});
	}
	let depth = 0;
	for (const { attributes } of allOf(story, 'w:fldChar')) {
		depth += { begin: 1, separate: 0, end: -1 }[attributes['w:fldCharType'] ?? ''] ?? 0;
		if (depth < 0) faults.push(`${path}: a field ends before it begins`);
	}
	if (depth !== 0) faults.push(`${path}: a field does not end`);
	for (const drawing of allOf(story, 'wp:docPr')) {
		const decorative = allOf(drawing, 'adec:decorative').length > 0;
		if (!decorative && !drawing.attributes['descr']) faults.push(`${path}: a drawing says nothing`);
	}
	return faults;
}

function footnoteFaults(docx: OpenedDocx): readonly string[] {
	const notes = childrenOf(docx.xml('word/footnotes.xml')).map(
		({ attributes }) => attributes['w:id']
	);
	const calls = allOf(docx.xml(mainPart), 'w:footnoteReference').map(
		({ attributes }) => attributes['w:id']
	);
	return [
		...repeated(notes.map(String)).map((id) => `Two footnotes have the id ${id}`),
		...repeated(calls.map(String)).map((id) => `The footnote ${id} is called twice`),
		...calls.filter((id) => !notes.includes(id)).map((id) => `There is no footnote ${id}`)
	];
}

/** Elements in the order that the schema gives them; others are not looked at. */
const orders: Readonly<Record<string, readonly string[]>> = {
	'w:pPr':
		'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens spacing ind contextualSpacing jc textAlignment outlineLvl rPr sectPr'.split(
			' '
		),
	'w:rPr':
		'rStyle rFonts b bCs i iCs caps smallCaps strike noProof color spacing w kern position sz szCs highlight u effect shd vertAlign rtl cs em lang'.split(
			' '
		),
	'w:tblPr':
		'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook'.split(
			' '
		),
	'w:tcPr': 'cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection vAlign'.split(
		' '
	),
	'w:style':
		'name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr trPr tcPr tblStylePr'.split(
			' '
		),
	'w:lvl': 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId lvlJc pPr rPr'.split(
		' '
	),
	'w:sectPr':
		'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols noEndnote titlePg docGrid'.split(
			' '
		)
};

function orderFaults(root: XmlElement, path: string): readonly string[] {
	return walkXml(root).flatMap((element) => {
		const order = orders[element.name];
		if (order === undefined) return [];
		const names = childrenOf(element).map(({ name }) => name);
		const places = names.map((name) => order.indexOf(name.replace('w:', '')));
		const stranger = names.find((_, at) => places[at] === -1);
		if (stranger !== undefined) return [`${path}: ${stranger} stands in ${element.name}`];
		const sorted = places.every((place, at) => at === 0 || place >= places[at - 1]!);
		return sorted ? [] : [`${path}: ${element.name} has ${names.join(' ')}, out of order`];
	});
}

function repeated(values: readonly string[]): readonly string[] {
	return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}
