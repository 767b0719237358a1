export type DecimalMark = ',' | '.';

const spaces = /[\s\u00a0\u2007\u2009\u202f]/g;
const shape = /^([+-]?)(\d+(?:[.,'’]\d+)*|[.,]\d+)(?:e([+-]?\d{1,3}))?$/i;

/**
 * Reads a number as French and international exports write it: any space, `'`, `.` or `,` between
 * thousands, comma or point decimals, a true minus, parentheses for negatives, `€` and `%`
 * (`78 %` is 0.78). `1,234` could be two numbers: it is one only when `mark` says which.
 *
 * @returns undefined for what is no number, or two
 */
export function parseNumber(text: string, mark: DecimalMark | null): number | undefined {
	if (plainInteger.test(text)) return Number(text);
	const parts = splitNumber(text);
	if (parts === undefined) return undefined;
	const { negative, percent, body, exponent } = parts;
	const at = decimalAt(body, mark);
	if (at === undefined) return undefined;
	const whole = (at === null ? body : body.slice(0, at)).replace(/[.,'’]/g, '');
	const fraction = at === null ? '' : body.slice(at + 1);
	const power = Number(exponent) - (percent ? 2 : 0);
	const value = Number(`${whole || '0'}.${fraction || '0'}e${power}`);
	if (!Number.isFinite(value)) return undefined;
	return negative && value !== 0 ? -value : value;
}

/** What a text tells about the decimal mark of its file; `either` for `1,234` and `1.234`. */
export function decimalEvidence(text: string): DecimalMark | 'either' | null {
	if (plainInteger.test(text)) return null;
	const body = splitNumber(text)?.body;
	return body === undefined ? null : evidenceOf(body);
}

const plainInteger = /^-?\d{1,15}$/;

type Parts = { negative: boolean; percent: boolean; body: string; exponent: string };

function splitNumber(text: string): Parts | undefined {
	let rest = text.trim().replace(/[−–]/g, '-');
	const percent = /%$/.test(rest);
	if (percent) rest = rest.slice(0, -1);
	else rest = rest.replace(/^(?:€|eur\b)|(?:€|\beur|\beuros?)$/i, '');
	rest = rest.trim();
	const bracketed = /^\((.+)\)$/.exec(rest);
	if (bracketed) rest = bracketed[1]!.trim();
	const spaced = rest.replace(spaces, ' ');
	if (spaced.includes(' ') && !/^[+-]? ?\d{1,3}(?: \d{3})*(?:[.,]\d+)?$/.test(spaced))
		return undefined;
	const match = shape.exec(spaced.replaceAll(' ', ''));
	if (!match) return undefined;
	if (bracketed && match[1] !== '') return undefined;
	return {
		negative: match[1] === '-' || bracketed !== null,
		percent,
		body: match[2]!,
		exponent: match[3] ?? '0'
	};
}

function evidenceOf(body: string): DecimalMark | 'either' | null {
	const comma = body.lastIndexOf(',');
	const point = body.lastIndexOf('.');
	if (comma === -1 && point === -1) return null;
	const last = comma > point ? ',' : '.';
	const other = last === ',' ? '.' : ',';
	if (comma !== -1 && point !== -1) return last;
	const at = body.indexOf(last);
	if (at !== body.lastIndexOf(last)) return other;
	const looksGrouped = body.length - at === 4 && at >= 1 && at <= 3 && body[0] !== '0';
	return looksGrouped ? 'either' : last;
}

/**
 * The index of the decimal mark; null for a whole number; undefined when thousands are grouped
 * wrongly, when the text contradicts the file's mark, or when nothing settles it. In a file with
 * decimal commas `12.5` still is twelve and a half: nobody groups thousands so.
 */
function decimalAt(body: string, mark: DecimalMark | null): number | null | undefined {
	const evidence = evidenceOf(body);
	const decimal = evidence === 'either' ? mark : evidence;
	if (evidence === 'either' && mark === null) return undefined;
	const at = decimal === null ? -1 : body.lastIndexOf(decimal);
	if (evidence !== 'either' && mark !== null && body.includes(mark) && decimal !== mark)
		return undefined;
	const whole = at === -1 ? body : body.slice(0, at);
	if (/[.,'’]/.test(whole) && !/^\d{1,3}([.,'’])\d{3}(\1\d{3})*$/.test(whole)) return undefined;
	return at === -1 ? null : at;
}
