import type { Language } from '#lib/indicators/language.ts';
import { asRead } from '#lib/indicators/typed-cell.ts';
import { shareWords } from '#lib/indicators/whole-sentence.ts';
import type { Text } from './document.ts';
import { text } from './inline.ts';

const format = { style: 'percent', decimals: 0 } as const;

/** A part of a whole, « 23 % »; what is something but rounds to nothing has words alone: « moins de 1 % ». */
export function shareCell(share: number, language: Language): Text {
	const value = asRead(share, format);
	const words = shareWords(share, language);
	return share > 0 && value === 0 ? text(words) : text(words, { value, missing: null, format });
}
