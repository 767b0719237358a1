import type { Language } from './language.ts';
import { roundTo } from './round.ts';

export const noBreak = '\u00A0';
export const narrowNoBreak = '\u202F';
export const minus = '\u2212';

export type NumberOptions = {
	readonly decimals?: number;
	/** A plus before what is above 0. */
	readonly sign?: boolean;
};

/**
 * « 1 234,5 » with U+202F, « −3 » with U+2212; "1,234.5" in English. Rounds half away from zero.
 * For quantities only: years and codes are texts. Throws on what is no finite number.
 */
export function formatNumber(
	value: number,
	language: Language,
	{ decimals = 0, sign = false }: NumberOptions = {}
): string {
	if (!Number.isFinite(value)) throw new RangeError(`Not a figure: ${value}`);
	const rounded = roundTo(value, decimals);
	const [whole = '', fraction] = Math.abs(rounded).toFixed(decimals).split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'fr' ? narrowNoBreak : ',');
	const text =
		fraction === undefined ? grouped : grouped + (language === 'fr' ? ',' : '.') + fraction;
	return signOf(rounded, sign) + text;
}

function signOf(rounded: number, plus: boolean): string {
	if (rounded < 0) return minus;
	return plus && rounded > 0 ? '+' : '';
}

const french = [
	'zéro',
	'un',
	'deux',
	'trois',
	'quatre',
	'cinq',
	'six',
	'sept',
	'huit',
	'neuf',
	'dix',
	'onze',
	'douze'
];
const english = [
	'zero',
	'one',
	'two',
	'three',
	'four',
	'five',
	'six',
	'seven',
	'eight',
	'nine',
	'ten',
	'eleven',
	'twelve'
];

/** A small count spelled out up to twelve, in figures from there on. */
export function spellNumber(count: number, language: Language): string {
	return (language === 'fr' ? french : english)[count] ?? formatNumber(count, language);
}

/** « 1er », « 1re » (feminine), « 2e »; "1st", "2nd", "11th". */
export function formatOrdinal(
	rank: number,
	language: Language,
	gender: 'masculine' | 'feminine' = 'masculine'
): string {
	if (language === 'fr')
		return `${rank}${rank === 1 ? (gender === 'feminine' ? 're' : 'er') : 'e'}`;
	const teens = rank % 100 >= 11 && rank % 100 <= 13;
	const suffix = teens ? 'th' : (['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th');
	return `${rank}${suffix}`;
}
