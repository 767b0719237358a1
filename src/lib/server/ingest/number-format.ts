import type { Cell } from './raw-row.ts';

/** What a spreadsheet's number format makes of a number. */
export type NumberFormat =
	| { readonly kind: 'plain' }
	| { readonly kind: 'date' | 'time' | 'elapsed' }
	/** Digits laid out as a code, `00000` or `0# ## ## ## ##`. */
	| { readonly kind: 'code'; readonly layout: string };

const plain: NumberFormat = { kind: 'plain' };

/** ECMA-376 part 1, 18.8.30: formats that a workbook does not spell out. */
export function builtInFormat(id: number): NumberFormat {
	if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36)
		return { kind: 'date' };
	if (id >= 50 && id <= 58) return { kind: 'date' };
	if (id === 46) return { kind: 'elapsed' };
	if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47)
		return { kind: 'time' };
	return plain;
}

/** Reads a format code such as `dd/mm/yyyy`, `[h]:mm` or `00000`. */
export function parseNumberFormat(code: string): NumberFormat {
	const first = code.split(';')[0] ?? '';
	const bare = first.replace(/"[^"]*"|\\.|_.|\*./g, '');
	if (/^\s*general\s*$/i.test(bare)) return plain;
	if (/\[(?:h+|m+|s+)\]/i.test(bare)) return { kind: 'elapsed' };
	const letters = bare.replace(/\[[^\]]*\]/g, '').toLowerCase();
	if (!/[0#?]/.test(letters) || /[yd]/.test(letters)) {
		if (/[yd]/.test(letters) || (letters.includes('m') && !/[hs]/.test(letters)))
			return { kind: 'date' };
		if (/[hs]/.test(letters)) return { kind: 'time' };
		return plain;
	}
	if (/[hs]/.test(letters) && letters.includes(':')) return { kind: 'time' };
	const layout = first
		.replace(/\[[^\]]*\]/g, '')
		.replace(/"([^"]*)"/g, '$1')
		.replace(/\\(.)/g, '$1');
	return /^(?=.*0.*[0#])[0# .-]+$/.test(layout) &&
		/^0{2,}$|^0?[0#]*(?:[ .-][0#]+){2,}$/.test(layout.trim())
		? { kind: 'code', layout: layout.trim() }
		: plain;
}

/** The cell as its reader sees it: dates and times as ISO text, codes with their zeros. */
export function formatNumber(value: number, format: NumberFormat, epoch: 1900 | 1904): Cell {
	switch (format.kind) {
		case 'plain':
			return value;
		case 'code':
			return Number.isSafeInteger(value) && value >= 0
				? layOut(String(value), format.layout)
				: value;
		case 'elapsed':
			return value >= 0 && value < 10_000 ? clockText(value, true) : serialText(value, epoch);
		case 'time':
			return value >= 0 && value < 1 ? clockText(value, false) : serialText(value, epoch);
		case 'date':
			return value > 0 && value < 1 ? clockText(value, false) : serialText(value, epoch);
	}
}

function layOut(digits: string, layout: string): string {
	let text = '';
	let left = digits.length;
	for (let at = layout.length - 1; at >= 0; at--) {
		const sign = layout[at]!;
		if (sign !== '0' && sign !== '#')
			text = (left > 0 || layout.slice(0, at).includes('0') ? sign : '') + text;
		else if (left > 0) text = digits[--left]! + text;
		else if (sign === '0') text = `0${text}`;
	}
	return (digits.slice(0, left) + text).trim();
}

function clockText(days: number, elapsed: boolean): string {
	const seconds = Math.round(days * 86_400);
	const hours = Math.floor(seconds / 3_600);
	const two = (value: number) => String(value).padStart(2, '0');
	return `${two(elapsed ? hours : hours % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** 31 December 9999. */
const LAST_DAY = 2_958_465;

/** Days come again: their text is kept, for as many as a century has. */
const known: Readonly<Record<1900 | 1904, Map<number, string>>> = {
	1900: new Map(),
	1904: new Map()
};
const REMEMBERED = 40_000;

function serialText(value: number, epoch: 1900 | 1904): Cell {
	if (!(value >= 0) || value >= LAST_DAY + 1) return value;
	const texts = known[epoch];
	let text = texts.get(value);
	if (text === undefined) {
		if (texts.size >= REMEMBERED) texts.clear();
		texts.set(value, (text = isoText(value, epoch)));
	}
	return text;
}

/** Excel counts a 29 February 1900 that never was: before it, days are one further on. */
function isoText(value: number, epoch: 1900 | 1904): string {
	const zero = epoch === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, value < 60 ? 31 : 30);
	const seconds = Math.round(value * 86_400);
	const text = new Date(zero + seconds * 1_000).toISOString();
	return seconds % 86_400 === 0 ? text.slice(0, 10) : text.slice(0, 19);
}
