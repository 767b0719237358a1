/** A choice that figures are held to: one value of a dimension; null is what is not stated. */
export type Choice = { readonly dimension: string; readonly value: string | null };

/** No page offers so many; an address that asks for more is not understood. */
const maximumChoices = 24;
const maximumLength = 2_000;

const dimensionName = /^[a-z][a-z0-9_]*$/;

/**
 * Reads `sector:business,channel:fair`. After a backslash a comma or a backslash is part of the
 * value; `sector:` is what is not stated. The same dimension twice is either value. Null when the
 * text can't be read so.
 */
export function parseWhere(text: string | null): readonly Choice[] | null {
	if (text === null || text.trim() === '') return [];
	if (text.length > maximumLength) return null;
	const choices: Choice[] = [];
	for (const piece of pieces(text)) {
		const at = piece.indexOf(':');
		const dimension = at < 0 ? '' : piece.slice(0, at).trim();
		if (!dimensionName.test(dimension)) return null;
		const value = unescape(piece.slice(at + 1));
		if (value === null) return null;
		const choice = { dimension, value: value === '' ? null : value };
		if (!choices.some((other) => isSame(other, choice))) choices.push(choice);
	}
	return choices.length > maximumChoices ? null : choices;
}

/** The text that `parseWhere` reads; null when there is no choice. */
export function writeWhere(choices: readonly Choice[]): string | null {
	if (choices.length === 0) return null;
	return choices
		.map(({ dimension, value }) => `${dimension}:${(value ?? '').replace(/[\\,]/g, '\\$&')}`)
		.join(',');
}

/** The choices with this one in place of those of its dimension. */
export function withChoice(choices: readonly Choice[], choice: Choice): readonly Choice[] {
	return [...withoutDimension(choices, choice.dimension), choice];
}

export function withoutDimension(choices: readonly Choice[], dimension: string): readonly Choice[] {
	return choices.filter((other) => other.dimension !== dimension);
}

export function withoutChoice(choices: readonly Choice[], choice: Choice): readonly Choice[] {
	return choices.filter((other) => !isSame(other, choice));
}

export function isChosen(choices: readonly Choice[], choice: Choice): boolean {
	return choices.some((other) => isSame(other, choice));
}

function isSame(one: Choice, other: Choice): boolean {
	return one.dimension === other.dimension && one.value === other.value;
}

/** Parts between commas that no backslash precedes, still escaped. */
function pieces(text: string): readonly string[] {
	return text.match(/(?:\\.|[^\\,]|\\$)+/gs) ?? [];
}

/** Null where a backslash stands before what needs none. */
function unescape(value: string): string | null {
	if (/\\(?![\\,])/.test(value.replace(/\\\\/g, ''))) return null;
	return value.replace(/\\([\\,])/g, '$1');
}
