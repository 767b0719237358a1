import { describe, expect, it } from 'vitest';
import { axeViolations } from '../../testing/axe.ts';
import { sticksOut } from '../../testing/opened-page.ts';
import { useBrowser } from '../../testing/use-browser.ts';

const example = useBrowser();

const reports = [
	'/reports/yearly-review?year=2019&as-of=2019-12-20',
	'/reports/press-article?as-of=2019-12-20',
	'/reports/territory-sheet?territory=200067361&as-of=2019-12-20',
	'/reports/indicator-sheet?indicator=people-in-support&as-of=2022-12-16',
	'/reports/committee-page?as-of=2019-12-20',
	'/reports/minutes?meeting=2019-02',
	'/reports/chair-note?meeting=2019-02'
];

type Page = Awaited<ReturnType<typeof example.open>>;

/** Tables wider than the room they are given, by their columns. */
function scrolledTables(page: Page): Promise<readonly string[]> {
	return page.evaluate(() => {
		for (const one of document.querySelectorAll('details')) one.open = true;
		return [...document.querySelectorAll('.table')]
			.filter((one) => one.scrollWidth > one.clientWidth)
			.map((one) => one.querySelector('thead')!.textContent);
	});
}

describe.each(reports)('the tables of %s, on a telephone', (path) => {
	it('have room, each value beside the title of its column', async () => {
		const page = await example.open();
		await page.goto(path);
		for (const width of [760, 600, 360, 320]) {
			await page.setViewportSize({ width, height: 740 });
			expect(await scrolledTables(page)).toEqual([]);
			expect(await sticksOut(page)).toBe(0);
		}
		expect(await axeViolations(page)).toEqual([]);
		const wrong = await page.evaluate(() =>
			[...document.querySelectorAll('.stacks')].flatMap((table) => {
				const titles = [...table.querySelectorAll('thead th')].map((one) => one.textContent.trim());
				return [...table.querySelectorAll('tbody td')].flatMap((cell) => {
					const title = titles[(cell as HTMLTableCellElement).cellIndex]!;
					const said = getComputedStyle(cell, '::before').content;
					const { paddingLeft } = getComputedStyle(cell);
					return said.startsWith(`"${title}"`) && paddingLeft === '0px'
						? []
						: [`${title} is said ${said}, ${paddingLeft} in`];
				});
			})
		);
		expect(wrong).toEqual([]);
	});
});

describe('a table that stacks on a telephone', () => {
	const path = '/reports/minutes?meeting=2019-02';

	it('is a table all the same for who listens, with the titles of its columns and rows', async () => {
		const page = await example.open({ script: false });
		await page.setViewportSize({ width: 360, height: 740 });
		await page.goto(path);
		const session = await page.context().newCDPSession(page);
		const { nodes } = await session.send('Accessibility.getFullAXTree');
		const count = (role: string) =>
			nodes.filter((node) => !node.ignored && node.role?.value === role).length;
		const inMarkup = (selector: string) => page.locator(selector).count();
		expect(await inMarkup('table.stacks')).toBe(2);
		expect(count('table')).toBe(2);
		expect(count('columnheader')).toBe(await inMarkup('thead th'));
		expect(count('rowheader')).toBe(await inMarkup('tbody th'));
		expect(count('cell')).toBe(await inMarkup('tbody td'));
		expect(count('row')).toBe(await inMarkup('tr'));
	});

	it('leaves out what has no value, and is laid out in columns in a wide window and on paper', async () => {
		const page = await example.open({ script: false });
		await page.goto('/reports/territory-sheet?territory=200067361&as-of=2019-12-20');
		const empty = page.locator('.stacks td[data-none]').first();
		const display = () => empty.evaluate((cell) => getComputedStyle(cell).display);
		const width = () => empty.evaluate((cell) => cell.getBoundingClientRect().width);
		await page.setViewportSize({ width: 360, height: 740 });
		expect(await width()).toBe(1);
		expect(await display()).not.toBe('table-cell');
		await page.emulateMedia({ media: 'print' });
		expect(await display()).toBe('table-cell');
		await page.emulateMedia({ media: 'screen' });
		await page.setViewportSize({ width: 1440, height: 900 });
		expect(await display()).toBe('table-cell');
		expect(await width()).toBeGreaterThan(20);
	});
});
