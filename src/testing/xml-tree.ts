import { SaxesParser } from 'saxes';

/** An element of an XML file; its text is in its children. */
export type XmlElement = {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly (XmlElement | string)[];
};

/** Reads well-formed XML, names with their prefixes. Throws where it is not, control characters included. */
export function readXml(text: string): XmlElement {
	const parser = new SaxesParser({ xmlns: true });
	type Open = {
		name: string;
		attributes: Record<string, string>;
		children: (XmlElement | string)[];
	};
	const root: Open = { name: '', attributes: {}, children: [] };
	const open: Open[] = [root];
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', ({ name, attributes }) => {
		const values = Object.entries(attributes).map(([key, { value }]) => [key, value] as const);
		const element: Open = { name, attributes: Object.fromEntries(values), children: [] };
		open.at(-1)!.children.push(element);
		open.push(element);
	});
	parser.on('closetag', () => void open.pop());
	parser.on('text', (words) => void open.at(-1)!.children.push(words));
	parser.write(text).close();
	return root.children.find((child) => typeof child !== 'string')!;
}

/** The element and all within it, in order. */
export function walkXml(element: XmlElement): XmlElement[] {
	return [element, ...childrenOf(element).flatMap(walkXml)];
}

export function childrenOf({ children }: XmlElement): readonly XmlElement[] {
	return children.filter((child) => typeof child !== 'string');
}

/** All elements of that name within. */
export function allOf(element: XmlElement, name: string): XmlElement[] {
	return walkXml(element).filter((one) => one.name === name);
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
	return element && childrenOf(element).find((child) => child.name === name);
}

export function textOf(element: XmlElement): string {
	return element.children
		.map((child) => (typeof child === 'string' ? child : textOf(child)))
		.join('');
}
