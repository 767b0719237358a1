import type { OfficialLevel } from '#lib/indicators/territory.ts';
import type { Nomenclature } from '../programme/contract.ts';
import type { Territories } from '../programme/territories.ts';

/** Turns a text into the code of a nomenclature; undefined when it has none. */
export type CodeCheck = (text: string) => string | undefined;

export type PlacesOf = {
	readonly places: () => Territories;
	/** Territory whose places a name means first. */
	readonly territory: string | null;
};

export function makeCodeCheck(nomenclature: Nomenclature, where: PlacesOf): CodeCheck {
	switch (nomenclature) {
		case 'siret':
			return siret;
		case 'rome':
			return (text) => matching(text.toUpperCase(), /^[A-Z]\d{4}$/);
		case 'naf':
			return (text) =>
				matching(text.toUpperCase().replace(/^(\d{2})(\d)/, '$1.$2'), /^\d{2}\.\d{1,2}[A-Z]?$/);
		case 'commune':
			return makePlaceCheck('commune', where, (code) => {
				const padded = /^\d{4}$/.test(code) ? `0${code}` : code.toUpperCase();
				return /^(?:\d{5}|2[AB]\d{3})$/.test(padded) ? padded : undefined;
			});
		case 'intercommunality':
			return makePlaceCheck('intercommunality', where, (code) => {
				const digits = code.replace(/[\s\u00a0\u202f]/g, '');
				return /^\d{9}$/.test(digits) ? digits : undefined;
			});
		case 'department':
			return makePlaceCheck('department', where, (code) => {
				const padded = /^\d$/.test(code) ? `0${code}` : code.toUpperCase();
				return /^(?:\d{2,3}|2[AB])$/.test(padded) ? padded : undefined;
			});
	}
}

/** An establishment's 14 digits, whose Luhn sum is a multiple of ten; La Poste's own are summed plainly. */
export function siret(text: string): string | undefined {
	const digits = text.replace(/[\s\u00a0\u202f.]/g, '').padStart(14, '0');
	if (!/^\d{14}$/.test(digits) || /^0+$/.test(digits)) return undefined;
	let luhn = 0;
	let plain = 0;
	for (let at = 0; at < 14; at++) {
		const digit = digits.charCodeAt(at) - 48;
		const doubled = at % 2 === 0 ? digit * 2 : digit;
		luhn += doubled > 9 ? doubled - 9 : doubled;
		plain += digit;
	}
	if (luhn % 10 === 0) return digits;
	return digits.startsWith('356000000') && plain % 5 === 0 ? digits : undefined;
}

function matching(text: string, pattern: RegExp): string | undefined {
	const compact = text.replace(/[\s\u00a0\u202f]/g, '');
	return pattern.test(compact) ? compact : undefined;
}

/** By code, of today or of old, which is kept as given; else by name, preferring the territory's own. */
function makePlaceCheck(
	level: OfficialLevel,
	{ places, territory }: PlacesOf,
	asCode: (text: string) => string | undefined
): CodeCheck {
	return (text) => {
		const code = asCode(text);
		if (code === undefined) return places().find(text, level, territory)?.code;
		if (places().byCode(code)?.level === level) return code;
		return level === 'commune' && places().currentCommune(code) !== null ? code : undefined;
	};
}
