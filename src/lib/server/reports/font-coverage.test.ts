import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { readCoverage } from './font-coverage.ts';
import { printable, printedFontFiles } from './report-fonts.ts';

describe('the printed font', () => {
	test.each(printedFontFiles())('%s draws French whole', (file) => {
		const covered = readCoverage(readFileSync(file));
		const french = 'AÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸaàâæçéèêëîïôœùûüÿ0123456789 \u00a0\u202f«»’“”…–—−×·€%‰°№²³¹';
		const missing = [...french].filter((sign) => !covered.has(sign.codePointAt(0)!));
		expect(missing.filter((sign) => sign !== '№')).toEqual([]);
	});

	test('what it doesn’t draw is replaced, the rest is left alone', () => {
		expect(printable('Œuvre à 12\u202f000\u00a0€')).toBe('Œuvre à 12\u202f000\u00a0€');
		expect(printable('a漢b😀c')).toBe('a?b?c');
	});
});
