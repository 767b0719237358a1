import { describe, expect, it } from 'vitest';
import { axeViolations } from '../testing/axe.ts';
import { examplePages } from '../testing/example-pages.ts';
import { openedPage, sticksOut } from '../testing/opened-page.ts';
import { useBrowser } from '../testing/use-browser.ts';

const example = useBrowser();

describe('every page in English', () => {
	// Structure, style and colours are those of the French page: what differs is words, and how long they are.
	it.each(examplePages)(
		'passes axe, is not cut on a telephone, and asks nothing of another server: $path',
		async (listed) => {
			const { page, faults } = await openedPage(example, listed, 'en');
			expect(await axeViolations(page, 'structure')).toEqual([]);
			await page.setViewportSize({ width: 360, height: 740 });
			expect(await sticksOut(page)).toBe(0);
			await page.setViewportSize({ width: 320, height: 740 });
			expect(await sticksOut(page)).toBe(0);
			expect(faults).toEqual([]);
		}
	);
});
