import * as m from '#lib/paraglide/messages.js';

/** Ways of reading that a person may choose, by field of the form. */
export const encodings = [
	'utf-8',
	'windows-1252',
	'iso-8859-15',
	'macintosh',
	'utf-16le',
	'utf-16be'
];
export const delimiters = [';', ',', '\t', '|', ' '];
export const decimals = [',', '.'];
export const dateOrders = ['DMY', 'MDY'];

const words: Readonly<Record<string, () => string>> = {
	',': m.delimiter_comma,
	';': m.delimiter_semicolon,
	'\t': m.delimiter_tab,
	'|': m.delimiter_pipe,
	' ': m.delimiter_space,
	DMY: m.dates_dmy,
	MDY: m.dates_mdy,
	YMD: m.dates_ymd
};

export function shapeWord(value: string | number | null | undefined): string {
	if (value === null || value === undefined || value === '') return m.understood_none();
	return words[String(value)]?.() ?? String(value);
}

export function decimalWord(value: string | null | undefined): string {
	if (value === ',') return m.decimal_comma();
	return value === '.' ? m.decimal_point() : m.understood_none();
}
