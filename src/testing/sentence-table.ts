import { expect, test } from 'vitest';
import type { Language } from '#lib/indicators/language.ts';

/**
 * Tests that sentences read as a table has them, a row a line: what they are made of, then the French,
 * then the English, parted by `|`. `_` is a space that does not break, `·` a narrow one, `–` nothing.
 */
export function testSentences(
	table: string,
	say: (cells: readonly string[], language: Language) => string | null
): void {
	const rows = table
		.split('\n')
		.map((line) => line.split('|').map((cell) => cell.trim()))
		.filter((cells) => cells.length > 1);
	test.each(rows.map((cells) => [cells.slice(0, -2).join(', '), cells] as const))(
		'%s',
		(_, cells) => {
			const [french, english] = cells.slice(-2);
			const given = cells.slice(0, -2);
			expect(shown(say(given, 'fr'))).toBe(french);
			expect(shown(say(given, 'en'))).toBe(english);
		}
	);
}

function shown(sentence: string | null): string {
	return sentence === null ? '–' : sentence.replaceAll('\u00a0', '_').replaceAll('\u202f', '·');
}

/** A cell that is a number, or `–`. */
export function numberIn(cell: string | undefined): number | null {
	return cell === undefined || cell === '–' ? null : Number(cell);
}

/** `planned=36 target=40 on=2019-12-31` as an object; `-` is an empty one. */
export function optionsIn(cell: string | undefined): Readonly<Record<string, string>> {
	return Object.fromEntries(
		(cell ?? '')
			.split(' ')
			.map((part) => part.split('='))
			.filter((part): part is [string, string] => part.length === 2)
	);
}
