import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { chartFile } from './chart-file.ts';
import { drawChart } from './draw.ts';
import { exampleCharts } from './example-charts.ts';
import { overlaps } from './label-placing.ts';
import { standAlone } from './stand-alone.ts';
import { svgTexts } from './svg-texts.ts';

const foot = [
	'Situation au 20 décembre 2019 · Version publiée\u202f: 2024-01-05T09-00, le 5 janvier 2024',
	'Territoire\u202f: CC Grand-Figeac · Public\u202f: Jeunes',
	'Source\u202f: Framaforms et fichier de suivi tenu par les chargés d’accueil des dix intercommunalités du territoire, complété chaque trimestre'
];
const file = (svg: string, changes: object = {}) =>
	chartFile({
		svg: standAlone(svg),
		title: 'Ambassadeurs inscrits',
		sentence: '320 ambassadeurs.',
		foot,
		warnings: ['Données fictives'],
		...changes
	});

describe.each(Object.entries(exampleCharts('fr', 560)))('a chart as a file: %s', (_, spec) => {
	const svg = file(drawChart(spec));

	test('is XML that asks for nothing outside itself', () => {
		const elements: string[] = [];
		const references: string[] = [];
		const parser = new SaxesParser({ xmlns: true });
		parser.on('opentag', ({ name, attributes }) => {
			elements.push(name);
			for (const { name, value } of Object.values(attributes))
				if (/href$|^on|^style$/.test(name) || /url\((?!#)|var\(/.test(value))
					references.push(`${name}=${value}`);
		});
		parser.write(svg).close();
		expect(references).toEqual([]);
		expect(elements[0]).toBe('svg');
		expect(elements.filter((name) => /script|style|foreignObject|image|^a$/.test(name))).toEqual(
			[]
		);
		expect(elements.filter((name) => name === 'title' || name === 'desc')).toHaveLength(2);
	});

	test('tells what it is, its date, its version, its choices, its source and its warning, none cut', () => {
		const texts = svgTexts(svg).map(({ text }) => text);
		const written = texts.join(' ');
		for (const text of ['Ambassadeurs inscrits', 'Données fictives', ...foot])
			expect(written).toContain(text);
		expect(texts.length).toBeGreaterThan(foot.length + 3);
	});
});

test('no text of the file overlaps another or leaves it, and hostile words stay words', () => {
	const [spec] = Object.values(exampleCharts('fr', 340));
	const svg = file(drawChart(spec!), {
		title: '</text><script>alert(1)</script> & « Taux » \u0001'.repeat(3),
		sentence: 'Un mot après l’autre, '.repeat(12)
	});
	expect(svg).not.toContain('<script>');
	new SaxesParser().write(svg).close();
	const [, width = 0, height = 0] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).map(Number);
	const texts = svgTexts(svg);
	for (const { text, box } of texts) {
		expect.soft(box.right, text).toBeLessThanOrEqual(width);
		expect.soft(box.bottom, text).toBeLessThanOrEqual(height);
	}
	const clashes = texts.flatMap((one, at) =>
		texts.slice(at + 1).filter((other) => overlaps(one.box, other.box, -1))
	);
	expect(clashes.filter(({ text }) => text.includes('Un mot'))).toEqual([]);
});
