import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localReader } from '#lib/indicators/reader.ts';
import { openEdition } from '#lib/server/editions/open-edition.ts';
import { openWorkspace } from '#lib/server/editions/workspace.ts';
import { readCommitteeRecord } from '#lib/server/meetings/committee-record.ts';
import { buildReport } from '#lib/server/reports/build-report.ts';
import { orderReader } from '#lib/server/report-builds/order-reader.ts';
import { buildOrder } from '#lib/server/report-builds/build-order.ts';
import { eachTerritory } from '#lib/server/report-builds/order-report.ts';
import type { ReportFormat } from '#lib/server/reports/template-front-matter.ts';
import { launchChromium } from '../testing/chromium.ts';
import { median, timed } from './figures.ts';

/** What `measure-reports.ts` reads: milliseconds, but for `before`. */
export type BuiltReports = {
	/** MiB that the process holds with the edition open. */
	readonly before: number;
	readonly pdf: number;
	readonly layout: number;
	readonly chromium: number;
	readonly formats: readonly string[];
	readonly all: number;
	readonly territories: number;
	readonly places: number;
};

const runs = 5;
const asOf = '2019-12-20';

// A process of its own, whose memory is watched. With `pdf`, only the review as PDF.
const [varFolder = '', only = ''] = process.argv.slice(2);
const out = mkdtempSync(join(tmpdir(), 'jalon-bench-reports-'));
const workspace = openWorkspace({ programme: process.cwd(), var: varFolder, user: 'bench' });
const edition = await openEdition(workspace);
const before = process.memoryUsage.rss() / 2 ** 20;
try {
	const reader = localReader('bench', 'fr');
	const committee = (when: Parameters<typeof readCommitteeRecord>[1]) =>
		readCommitteeRecord(workspace, when);
	const query = { reader, year: 2019, asOf, committee, out };
	const build = (name: string, formats: readonly string[] | null) =>
		buildReport(edition, name, {
			...query,
			formats: formats as readonly ReportFormat[] | null
		});
	const orderOf = (territories: readonly (string | null)[]) => ({
		...{ report: 'yearly-review', language: 'fr' as const, edition: edition.id, meeting: null },
		reader: orderReader({ id: 'bench' }, reader),
		...{ year: 2019, asOf, indicator: null, territories, formats: ['pdf' as const] },
		filters: { axis: null, audience: null, partner: null, compare: null }
	});
	const open = () => Promise.resolve(edition);
	const review = () => buildOrder(workspace, orderOf([null]), { out, open });
	await review();
	const pdf: number[] = [];
	for (let run = 0; run < runs; run++) {
		pdf.push((await timed(review))[0]);
	}
	const figures = { before, pdf: median(pdf) };
	console.log(JSON.stringify(only === 'pdf' ? figures : { ...figures, ...(await others()) }));

	async function others(): Promise<Omit<BuiltReports, 'before' | 'pdf'>> {
		const pages = await build('yearly-review', null);
		const slides = await build('committee-slides', null);
		const formats = [...new Set([...pages.files, ...slides.files].map(({ format }) => format))];
		const own = new Set(pages.files.map(({ format }) => format));
		const rest = formats.filter((format) => !own.has(format));
		const all: number[] = [];
		const layout: number[] = [];
		for (let run = 0; run < 3; run++) {
			all.push(
				(
					await timed(async () => {
						await build('yearly-review', null);
						if (rest.length > 0) await build('committee-slides', rest);
					})
				)[0]
			);
			const { files } = await build('yearly-review', ['pdf']);
			layout.push(files[0]!.milliseconds);
		}
		const places = eachTerritory(edition);
		const [territories] = await timed(() => buildOrder(workspace, orderOf(places), { out, open }));
		const html = readFileSync(pages.files.find(({ format }) => format === 'html')!.path, 'utf8');
		return {
			layout: median(layout),
			chromium: await printed(html),
			formats,
			all: median(all),
			territories,
			places: places.length
		};
	}
} finally {
	edition.database.close();
	workspace.close();
	rmSync(out, { recursive: true, force: true });
}

/** The same report's HTML, printed by a browser that is open. */
async function printed(html: string): Promise<number> {
	const browser = await launchChromium();
	try {
		const taken: number[] = [];
		for (let run = 0; run <= runs; run++) {
			const page = await browser.newPage();
			taken.push(
				(
					await timed(async () => {
						await page.setContent(html);
						await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
					})
				)[0]
			);
			await page.close();
		}
		return median(taken.slice(1));
	} finally {
		await browser.close();
	}
}
