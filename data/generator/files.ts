/** One export, by its path in `data/exports`. */
export type ExportFile = { readonly path: string; readonly bytes: Uint8Array };

const byteOrderMark = '\ufeff';

/** What Windows-1252 holds between 0x80 and 0x9F; the rest is Latin-1. */
const specials = new Map(
	[...'€\u0000‚ƒ„…†‡ˆ‰Š‹Œ\u0000Ž\u0000\u0000‘’“”•–—˜™š›œ\u0000žŸ'].map(
		(sign, at): [string, number] => [sign, 0x80 + at]
	)
);

/** @throws when a sign doesn't exist in Windows-1252 */
export function windows1252(text: string): Uint8Array {
	return Uint8Array.from(text, (sign) => {
		const code = sign.codePointAt(0)!;
		if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
		const special = code === 0 ? undefined : specials.get(sign);
		if (special === undefined) throw new Error(`Not in Windows-1252: ${sign}`);
		return special;
	});
}

export function utf8(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

export function utf8WithMark(text: string): Uint8Array {
	return utf8(byteOrderMark + text);
}

export function utf16WithMark(text: string): Uint8Array {
	return Uint8Array.from(Buffer.from(byteOrderMark + text, 'utf16le'));
}

export type Cell = string | number | null;

export type CsvForm = {
	readonly delimiter: string;
	/** `needed` quotes a cell that holds the delimiter or a quote; `always` quotes every cell. */
	readonly quotes: 'needed' | 'always';
	readonly lineEnd: '\n' | '\r\n';
};

/** French Excel and accounting software. */
export const excelForm: CsvForm = { delimiter: ';', quotes: 'needed', lineEnd: '\r\n' };
/** Grist. */
export const gristForm: CsvForm = { delimiter: ',', quotes: 'needed', lineEnd: '\n' };
/** LimeSurvey. */
export const quotedForm: CsvForm = { delimiter: ';', quotes: 'always', lineEnd: '\r\n' };

export function csvText(rows: readonly (readonly Cell[])[], form: CsvForm): string {
	const cell = (value: Cell) => {
		const text = value === null ? '' : String(value);
		const quoted =
			form.quotes === 'always' ||
			text.includes(form.delimiter) ||
			text.includes('"') ||
			text.includes('\n');
		return quoted ? `"${text.replaceAll('"', '""')}"` : text;
	};
	return rows.map((row) => row.map(cell).join(form.delimiter) + form.lineEnd).join('');
}

/** `1 234,50`, with the space that Excel writes between thousands. */
export function frenchAmount(value: number, decimals = 2): string {
	const [whole, fraction] = value.toFixed(decimals).split('.');
	const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, '\u00a0');
	return fraction === undefined ? grouped : `${grouped},${fraction}`;
}
