/** One style as WordprocessingML writes it; `id` is what paragraphs and runs name. */
export type StyleSpec = {
	readonly id: string;
	readonly name: string;
	readonly basedOn?: string;
	/** Style of the paragraph that follows it when someone types on. */
	readonly next?: string;
	/** Word has it under this name in every language: it isn't one of ours. */
	readonly builtIn?: boolean;
	/** Content of `w:pPr`, in the order of the schema. */
	readonly paragraph?: string;
	/** Content of `w:rPr`, in the order of the schema. */
	readonly run?: string;
	/** What only a table's style has, after its run. */
	readonly table?: string;
};

type Kind = 'paragraph' | 'character' | 'table';

export function styleXml(kind: Kind, style: StyleSpec): string {
	const { id, name, basedOn, next, builtIn = false, paragraph, run, table } = style;
	const isDefault = basedOn === undefined && (kind !== 'character' || run === undefined);
	const parts = [
		value('name', name),
		basedOn === undefined ? '' : value('basedOn', basedOn),
		next === undefined ? '' : value('next', next),
		'<w:uiPriority w:val="1"/><w:qFormat/>',
		paragraph === undefined ? '' : `<w:pPr>${paragraph}</w:pPr>`,
		run === undefined ? '' : `<w:rPr>${run}</w:rPr>`,
		table ?? ''
	];
	const flags = `${isDefault ? ' w:default="1"' : ''}${builtIn ? '' : ' w:customStyle="1"'}`;
	return `<w:style w:type="${kind}"${flags} w:styleId="${id}">${parts.join('')}</w:style>`;
}

function value(name: string, of: string | number): string {
	return `<w:${name} w:val="${of}"/>`;
}

/** Space around a paragraph, in points, and its lines, in hundredths of the font's own. */
export function spacing(before: number, after: number, line = 92): string {
	return `<w:spacing w:before="${before * 20}" w:after="${after * 20}" w:line="${Math.round(line * 2.4)}" w:lineRule="auto"/>`;
}

/** Size in points; colour as six hexadecimal digits. */
export function type(size: number, colour?: string): string {
	const ink = colour === undefined ? '' : value('color', colour);
	return `${ink}${value('sz', size * 2)}${value('szCs', size * 2)}`;
}

export const bold = '<w:b/><w:bCs/>';
export const keepNext = '<w:keepNext/>';
export const keepLines = '<w:keepLines/>';

/** A line along one side of a paragraph or table: width in eighths of a point, distance in points. */
export function line(side: string, width: number, colour: string, distance = 0): string {
	return `<w:${side} w:val="single" w:sz="${width}" w:space="${distance}" w:color="${colour}"/>`;
}
