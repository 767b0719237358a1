import { frenchTypography } from '#lib/indicators/typography.ts';

const hole = '\ue000';
const typeset = new WeakMap<TemplateStringsArray, readonly string[]>();

/** French text with its spaces right; what is put into it stays as it came. */
export function french(words: TemplateStringsArray, ...values: readonly unknown[]): string {
	let parts = typeset.get(words);
	if (parts === undefined)
		typeset.set(words, (parts = frenchTypography(words.join(hole)).split(hole)));
	return parts.reduce((text, part, at) => text + String(values[at - 1]) + part);
}
