import { SaxesParser } from 'saxes';

export type XmlHandlers = {
	/** `name` without its prefix; attributes with theirs. */
	open?(name: string, attributes: Readonly<Record<string, string>>): void;
	text?(text: string): void;
	close?(name: string): void;
};

const PIECE = 65_536;

/**
 * Parses an XML document piece by piece and calls the handlers; yields after each piece, so that
 * what they gathered can be handed on. No document type is accepted, and so no entity.
 *
 * @throws Error for what is not well-formed
 */
export function* parseXmlPieces(bytes: Uint8Array, handlers: XmlHandlers): Generator<void> {
	const parser = openXml(handlers);
	for (const text of xmlText(bytes)) {
		parser.write(text);
		yield;
	}
	parser.close();
	yield;
}

export type XmlParser = { write(text: string): void; close(): void };

/** A parser that is given the document's text. Its methods throw for what is not well-formed. */
export function openXml(handlers: XmlHandlers): XmlParser {
	const parser = new SaxesParser({ xmlns: false, position: false });
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('doctype', () => {
		throw new Error('a document type');
	});
	const { open, text, close } = handlers;
	if (open)
		parser.on('opentag', (tag) =>
			open(localName(tag.name), tag.attributes as Record<string, string>)
		);
	if (close) parser.on('closetag', (tag) => close(localName(tag.name)));
	if (text) {
		parser.on('text', text);
		parser.on('cdata', text);
	}
	return { write: (text) => void parser.write(text), close: () => void parser.close() };
}

/** The text of a document in UTF-8 or UTF-16, piece by piece. */
export function* xmlText(bytes: Uint8Array): Generator<string> {
	const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
	for (let at = 0; at < bytes.length; at += PIECE)
		yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
	yield decoder.decode();
}

/** A small document, parsed in one go. */
export function parseXml(bytes: Uint8Array, handlers: XmlHandlers): void {
	const pieces = parseXmlPieces(bytes, handlers);
	while (pieces.next().done !== true);
}

function localName(name: string): string {
	const colon = name.indexOf(':');
	return colon === -1 ? name : name.slice(colon + 1);
}

function encodingOf(bytes: Uint8Array): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	return 'utf-8';
}
