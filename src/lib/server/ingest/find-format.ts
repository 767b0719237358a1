import type { ByteSource } from './byte-source.ts';
import { isWide } from './find-encoding.ts';
import { ExportRefused } from './refusal.ts';
import { french } from './french.ts';

/** `zip` may be a spreadsheet or an archive; only its content tells. */
export type FoundFormat = 'zip' | 'gzip' | 'parquet' | 'arrow' | 'text';

type Signature = { readonly bytes: readonly number[]; readonly fr: string; readonly en: string };

const refused: readonly Signature[] = [
	{
		bytes: [0xd0, 0xcf, 0x11, 0xe0],
		fr: 'un classeur protégé par un mot de passe ou un ancien fichier .xls. Retirez le mot de passe et enregistrez-le en .xlsx',
		en: 'a password-protected workbook or an old .xls file. Remove the password and save it as .xlsx'
	},
	{
		bytes: [0x25, 0x50, 0x44, 0x46],
		fr: 'un document PDF. Demandez le fichier de données (CSV ou Excel)',
		en: 'a PDF document. Ask for the data file (CSV or Excel)'
	},
	{
		bytes: [0x37, 0x7a, 0xbc, 0xaf],
		fr: 'une archive 7z. Décompressez-la, ou envoyez-la en .zip',
		en: 'a 7z archive. Unpack it, or send it as .zip'
	},
	{
		bytes: [0x52, 0x61, 0x72, 0x21],
		fr: 'une archive RAR. Décompressez-la, ou envoyez-la en .zip',
		en: 'a RAR archive. Unpack it, or send it as .zip'
	},
	{
		bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66],
		fr: 'un document de traitement de texte (RTF). Demandez le fichier de données (CSV ou Excel)',
		en: 'a word-processing document (RTF). Ask for the data file (CSV or Excel)'
	},
	{
		bytes: [0x49, 0x44, 0x3b, 0x50],
		fr: 'un fichier SYLK. Ouvrez-le dans un tableur et enregistrez-le en .xlsx ou en CSV',
		en: 'a SYLK file. Open it in a spreadsheet and save it as .xlsx or CSV'
	},
	{ bytes: [0x89, 0x50, 0x4e, 0x47], fr: 'une image', en: 'a picture' },
	{ bytes: [0xff, 0xd8, 0xff], fr: 'une image', en: 'a picture' },
	{ bytes: [0x7f, 0x45, 0x4c, 0x46], fr: 'un programme', en: 'a program' },
	{ bytes: [0x4d, 0x5a, 0x90], fr: 'un programme', en: 'a program' }
];

/**
 * Tells what a file is from its first bytes, never from its name.
 *
 * @throws ExportRefused for an empty file and for what can't be a table
 */
export function findFormat(source: ByteSource): FoundFormat {
	if (source.size === 0) refuseEmpty();
	const head = source.head(4_096);
	const starts = (bytes: readonly number[]) => bytes.every((byte, at) => head[at] === byte);
	if (starts([0x50, 0x4b, 0x03, 0x04]) || starts([0x50, 0x4b, 0x05, 0x06])) return 'zip';
	if (starts([0x1f, 0x8b])) return 'gzip';
	if (starts([0x50, 0x41, 0x52, 0x31])) return 'parquet';
	if (starts([0x41, 0x52, 0x52, 0x4f, 0x57, 0x31]) || isArrowStream(head)) return 'arrow';
	const known = refused.find(({ bytes }) => starts(bytes));
	if (known)
		throw new ExportRefused({
			fr: french`Ce fichier est ${known.fr}.`,
			en: `This file is ${known.en}.`
		});
	const text = Buffer.from(head)
		.toString('latin1')
		.replaceAll('\0', '')
		.replace(/^(?:ï»¿|ÿþ|þÿ)/, '');
	if (/^\s*<(?:!doctype|html|head|body|table|\?xml|[a-z]+[ >])/i.test(text))
		throw new ExportRefused({
			fr: 'Ce fichier est une page web (HTML ou XML), même si son nom dit autre chose. Ouvrez-le dans un tableur et enregistrez-le en .xlsx ou en CSV.',
			en: 'This file is a web page (HTML or XML), whatever its name says. Open it in a spreadsheet and save it as .xlsx or CSV.'
		});
	if (/^\s*BEGIN:V(?:CALENDAR|CARD)/.test(text))
		throw new ExportRefused({
			fr: 'Ce fichier est un agenda ou un carnet d’adresses, pas un tableau.',
			en: 'This file is a calendar or an address book, not a table.'
		});
	if (!isWide(head) && looksBinary(head))
		throw new ExportRefused({
			fr: 'Ce fichier n’est ni un tableau de texte (CSV), ni un classeur .xlsx ou .ods, ni du JSON.',
			en: 'This file is neither a text table (CSV), nor an .xlsx or .ods workbook, nor JSON.'
		});
	return 'text';
}

/** A stream opens with a continuation mark, then the size of the schema's message. */
function isArrowStream(head: Uint8Array): boolean {
	return head.length > 8 && head.subarray(0, 4).every((byte) => byte === 0xff) && head[7] === 0;
}

export function refuseEmpty(): never {
	throw new ExportRefused({
		fr: 'Ce fichier est vide. Un tableau avec une ligne d’en-tête était attendu.',
		en: 'This file is empty. A table with a header row was expected.'
	});
}

/** JSON opens with a list of records or a record. */
export function looksLikeJson(start: string): boolean {
	return /^\s*(?:\[\s*(?:[{[\]]|$)|\{\s*(?:["}]|$))/.test(start);
}

/** Control characters that no text has, NUL aside: UTF-16 is full of those. */
function looksBinary(head: Uint8Array): boolean {
	let controls = 0;
	for (const byte of head)
		if ((byte > 0 && byte < 9) || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27))
			controls++;
	return controls > head.length / 50;
}
