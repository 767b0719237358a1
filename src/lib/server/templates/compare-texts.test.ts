import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareTexts } from './compare-texts.ts';

describe('comparing two texts', () => {
	test('tells the lines added and taken away, with their numbers and a few around', () => {
		const before = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].join('\n');
		const { added, removed, parts } = compareTexts(before, before.replace('e', 'E\nEE'));
		expect([added, removed]).toEqual([2, 1]);
		expect(parts).toEqual([
			[
				{ kind: 'same', line: 2, text: 'b' },
				{ kind: 'same', line: 3, text: 'c' },
				{ kind: 'same', line: 4, text: 'd' },
				{ kind: 'removed', line: 5, text: 'e' },
				{ kind: 'added', line: 5, text: 'E' },
				{ kind: 'added', line: 6, text: 'EE' },
				{ kind: 'same', line: 7, text: 'f' },
				{ kind: 'same', line: 8, text: 'g' }
			]
		]);
	});

	test('a last line that does not end is no difference', () => {
		expect(compareTexts('a\nb', 'a\nb\n').parts).toEqual([]);
		expect(compareTexts('', 'a')).toMatchObject({ added: 1, removed: 0 });
	});

	test('whatever the texts, each line of the later one that is new is told', () => {
		const lines = fc.array(fc.constantFrom('a', 'b', '+c', '-d', '\\ e', ''), { maxLength: 12 });
		fc.assert(
			fc.property(lines, lines, (one, other) => {
				const [before, after] = [one.join('\n'), other.join('\n')];
				const { added, removed, parts } = compareTexts(before, after);
				const count = (text: string) =>
					text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
				expect(count(before) + added - removed).toBe(count(after));
				for (const { kind, line, text } of parts.flat())
					expect((kind === 'removed' ? one : other)[line - 1]).toBe(text);
			})
		);
	});
});
