import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clauses } from './security-clauses.ts';
import { securityText } from './security.ts';

/** Whether a file has a test, or a group of them, of that name, and runs it. */
function hasTest(text: string, name: string): boolean {
	const escaped = name
		.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
		.replaceAll(/['’]/g, "(?:\\\\?'|’)");
	const called = /\b(?:it|test|describe)(?!\.(?:skip|todo))(?:\.\w+)*\s*\(/.source;
	// A name stands first, or after the cases of `each` and the condition of `skipIf`.
	return (
		new RegExp(`${called}\\s*['"\`]${escaped}`).test(text) ||
		new RegExp(`\\)\\s*\\(\\s*['"\`]${escaped}['"\`]`).test(text) ||
		new RegExp(`\\b(?:it|test)\\([^\\n]*${escaped}['"\`]`).test(text)
	);
}

describe('each promise of SECURITY.md', () => {
	it.each(clauses.map((clause) => [clause.promise, clause] as const))(
		'has its test: %s',
		(_, { tests }) => {
			expect(tests.length).toBeGreaterThan(0);
			for (const [file, name] of tests) {
				expect(existsSync(file), file).toBe(true);
				expect(hasTest(readFileSync(file, 'utf8'), name), `${file}: ${name}`).toBe(true);
			}
		}
	);

	it('would be missed if its test had another name, or did not run', () => {
		expect(hasTest("it('holds', () => {});", 'holds')).toBe(true);
		expect(hasTest("it.each([1])('holds %s', () => {});", 'holds %s')).toBe(true);
		expect(hasTest("it('held', () => {});", 'holds')).toBe(false);
		expect(hasTest('// it holds', 'holds')).toBe(false);
		expect(hasTest("it.skip('holds', () => {});", 'holds')).toBe(false);
		expect(hasTest("test.todo('holds');", 'holds')).toBe(false);
	});

	it('is written there as it is listed', async () => {
		expect(readFileSync('SECURITY.md', 'utf8')).toBe(await securityText());
	});
});
