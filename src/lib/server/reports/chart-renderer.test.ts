import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { beforeAll, expect, test } from 'vitest';
import { exampleCharts } from '#lib/charts/example-charts.ts';
import { findBundle, loadChartRenderer, type ChartRenderer } from './chart-renderer.ts';

let renderer: ChartRenderer;

beforeAll(async () => {
	renderer = await loadChartRenderer();
});

test('the bundle is built once for the present sources', async () => {
	const first = await findBundle();
	expect(existsSync(first)).toBe(true);
	const made = readFileSync(first);
	expect(await findBundle()).toBe(first);
	expect(readFileSync(first).equals(made)).toBe(true);
});

test('a folder without Jalon says what to do, in French and English', async () => {
	await expect(findBundle('/tmp')).rejects.toMatchObject({
		code: 'charts-not-built',
		text: {
			fr: expect.stringContaining('npm run build'),
			en: expect.stringContaining('npm run build')
		}
	});
});

test('a chart comes with its title, sentence, two pictures and table', () => {
	const figure = renderer.chartFigure(exampleCharts('fr', 720)['stock']!);
	expect(figure.title).toBe('Ambassadeurs inscrits');
	expect(figure.sentence).toContain('320\u00a0ambassadeurs');
	expect(figure.wide).toContain('viewBox="0 0 720 300"');
	expect(figure.narrow).toContain('viewBox="0 0 340 177"');
	expect(figure.table.rows.at(-1)).toEqual({
		header: '31 déc. 2020',
		cells: ['à venir', '500', '']
	});
});

test('every chart prints in a PDF/UA by Typst, in Source Sans 3 only', () => {
	const fonts = path.dirname(
		createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json')
	);
	const compiler = NodeCompiler.create({
		workspace: path.dirname(fonts),
		fontArgs: [
			{ fontPaths: ['400Regular', '600SemiBold'].map((folder) => path.join(fonts, folder)) }
		]
	});
	const charts = Object.entries(exampleCharts('fr', 680));
	charts.forEach(([, spec], at) =>
		compiler.mapShadow(
			path.join(path.dirname(fonts), `chart-${at}.svg`),
			Buffer.from(renderer.renderChart(spec))
		)
	);
	const images = charts.map(
		([name], at) => `#figure(image("chart-${at}.svg", width: 400pt, alt: "${name}"))`
	);
	const main = path.join(path.dirname(fonts), 'charts.typ');
	compiler.addSource(
		main,
		`#set document(title: "Graphiques")\n#set text(lang: "fr", font: "Source Sans 3")\n${images.join('\n')}`
	);
	const pdf = Buffer.from(compiler.pdf({ mainFilePath: main }, { pdfStandard: 'ua-1' })).toString(
		'latin1'
	);
	expect(pdf.startsWith('%PDF')).toBe(true);
	const named = [...pdf.matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([\w-]+)/g)].map(
		([, font]) => font
	);
	expect([...new Set(named)].every((font) => font?.startsWith('SourceSans3'))).toBe(true);
	expect(named.length).toBeGreaterThan(0);
});
