import { themes } from '#lib/charts/palette.ts';
import type { ReportDocument } from '../document.ts';
import { proseWidth, wholeWidth } from './measures.ts';

const hex = (colour: string) => colour.slice(1).toUpperCase();

/** Colours of text and lines: six hexadecimal digits. */
export const ink = hex(themes.light.ink);
export const paleInk = hex(themes.light['ink-2']);
export const rule = hex(themes.light.rule);

/** The programme's colour, when it is one. */
export function accentOf({ accent }: Pick<ReportDocument, 'accent'>): string {
	return hex(/^#[0-9a-f]{6}$/i.test(accent) ? accent : themes.light.accent);
}

/** Twips that prose leaves at its right. */
export const besideProse = wholeWidth - proseWidth;

export const proseIndent = `<w:ind w:right="${besideProse}"/>`;

/** A stop where what follows a tab ends, with dots before it or without. */
export function rightTab(at: number, leader: 'dot' | 'none' = 'none'): string {
	return `<w:tabs><w:tab w:val="right" w:leader="${leader}" w:pos="${at}"/></w:tabs>`;
}
