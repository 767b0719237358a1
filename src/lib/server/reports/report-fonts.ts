import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readCoverage } from './font-coverage.ts';

const { resolve } = createRequire(import.meta.url);

const printed = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'] as const;

/** Source Sans 3 as static TrueType files, the only fonts that a printed report uses. */
export function printedFontFiles(): readonly string[] {
	const folder = dirname(resolve('@expo-google-fonts/source-sans-3/package.json'));
	return printed.map((style) => join(folder, style, `SourceSans3_${style}.ttf`));
}

let coverage: ReadonlySet<number> | null = null;

/** The text with every character that the printed font can't draw replaced by « ? ». */
export function printable(text: string): string {
	return text.replace(/[^\0-\u00ff]/gu, (sign) => {
		coverage ??= readCoverage(readFileSync(printedFontFiles()[0]!));
		return coverage.has(sign.codePointAt(0) ?? 0) ? sign : '?';
	});
}

/** The same font where the page's own server is at hand. */
export const servedFontFaces =
	"@font-face{font-family:'Source Sans 3';font-style:normal;font-weight:200 900;font-display:swap;src:url(/source-sans-3.woff2) format('woff2')}";

let faces: string | null = null;

/** `@font-face` rules with the Latin faces of Source Sans 3 inside, for an HTML file of its own. */
export function htmlFontFaces(): string {
	return (faces ??= ['normal', 'italic'].map(fontFace).join(''));
}

function fontFace(style: string): string {
	const folder = dirname(resolve('@fontsource-variable/source-sans-3/package.json'));
	const file = join(folder, 'files', `source-sans-3-latin-wght-${style}.woff2`);
	const data = readFileSync(file).toString('base64');
	return `@font-face{font-family:'Source Sans 3';font-style:${style};font-weight:200 900;font-display:swap;src:url(data:font/woff2;base64,${data}) format('woff2')}`;
}
