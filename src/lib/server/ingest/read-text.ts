import type { ByteSource } from './byte-source.ts';
import type { Encoding } from './find-encoding.ts';
import { ExportRefused } from './refusal.ts';
import { french } from './french.ts';

/** Thrown at bytes that the encoding found in a file's sample doesn't have. */
export class OtherEncoding extends Error {}

/**
 * Decodes bytes piece by piece, without byte-order mark.
 *
 * @throws ExportRefused at a NUL character: such a file is no text
 */
export function* readText(source: ByteSource, encoding: Encoding): Generator<string> {
	const decoder = new TextDecoder(encoding);
	let lines = 1;
	for (const chunk of source.chunks()) {
		const text = decoder.decode(chunk, { stream: true });
		const nul = text.indexOf('\0');
		if (nul !== -1) refuseNul(lines + countLineFeeds(text.slice(0, nul)));
		if (text.length > 0) yield text;
		lines += countLineFeeds(text);
	}
	const end = decoder.decode();
	if (end.length > 0) yield end;
}

export function refuseNul(line: number): never {
	throw new ExportRefused(
		{
			fr: french`Ce fichier n’est pas du texte : la ligne ${line} contient un octet nul. Exportez-le de nouveau depuis son application.`,
			en: `This file is not text: line ${line} holds a NUL byte. Export it again from its application.`
		},
		{ line }
	);
}

function countLineFeeds(text: string): number {
	let count = 0;
	for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
	return count;
}
