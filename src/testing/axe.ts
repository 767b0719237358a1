import axe from 'axe-core';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

/** Rules about colours, which look at every pixel: the costly ones. */
const colours = ['color-contrast', 'link-in-text-block'];

/**
 * - `all` is every rule of WCAG 2.1 AA, and good practice;
 * - `structure` leaves colours out, for a page whose colours were looked at already;
 * - `colours` is these alone.
 */
export type AxeRules = 'all' | 'structure' | 'colours';

/** What axe finds wrong on a page, its frames left out, in a form that a failing test can show. */
export async function axeViolations(
	page: Page,
	rules: AxeRules = 'all'
): Promise<readonly { readonly id: string; readonly nodes: readonly string[] }[]> {
	if (!(await page.evaluate(() => 'axe' in globalThis))) {
		await page.evaluate(axe.source);
		await page.evaluate(readColoursOnce);
	}
	const options: axe.RunOptions = {
		resultTypes: ['violations'],
		// What a frame shows is a page of its own, looked at by itself.
		iframes: false,
		runOnly:
			rules === 'colours' ? { type: 'rule', values: colours } : { type: 'tag', values: tags },
		rules:
			rules === 'structure' ? Object.fromEntries(colours.map((id) => [id, { enabled: false }])) : {}
	};
	return page.evaluate(async (options) => {
		const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(options);
		return violations.map(({ id, nodes }) => ({
			id,
			nodes: nodes.slice(0, 5).map(({ target, failureSummary }) => `${target}: ${failureSummary}`)
		}));
	}, options);
}

type Color = { r: number; g: number; b: number; alpha: number; parseString(text: string): Color };

/** In the page: axe reads the colour of every element below every word, the same few over and over. */
function readColoursOnce(): void {
	const { Color } = (
		globalThis as unknown as { axe: { commons: { color: { Color: { prototype: Color } } } } }
	).axe.commons.color;
	const { parseString } = Color.prototype;
	const read = new Map<string, Pick<Color, 'r' | 'g' | 'b' | 'alpha'>>();
	Color.prototype.parseString = function (text) {
		const known = read.get(text);
		if (known) return Object.assign(this, known);
		parseString.call(this, text);
		const { r, g, b, alpha } = this;
		read.set(text, { r, g, b, alpha });
		return this;
	};
}
