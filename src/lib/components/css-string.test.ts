import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cssString } from './css-string.ts';

it('a text stays inside its string and its style, whatever it holds', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const written = cssString(text);
			expect(written.slice(1, -1)).not.toMatch(/["'<>\n\r{};]/);
			const read = written
				.slice(1, -1)
				.replace(/\\([0-9a-f]{1,6}) /g, (_, code) => String.fromCodePoint(parseInt(code, 16)));
			expect(read).toBe(text);
		})
	);
	expect(cssString('</style><script>"\\')).toBe('"\\3c \\2f style\\3e \\3c script\\3e \\22 \\5c "');
});
