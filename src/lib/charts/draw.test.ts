import { expect, test, describe } from 'vitest';
import { exampleCharts } from './example-charts.ts';
import { exampleMonths } from './example-series.ts';
import { drawChart } from './draw.ts';
import { overlaps } from './label-placing.ts';
import { standAlone } from './stand-alone.ts';
import { svgTexts } from './svg-texts.ts';
import { readXml } from '../../testing/xml-tree.ts';

const widths = [330, 420, 560, 680, 720, 1120];
const cases = (['fr', 'en'] as const).flatMap((language) =>
	widths.flatMap((width) =>
		Object.entries(exampleCharts(language, width)).map(([name, spec]) => ({
			name,
			language,
			width,
			spec
		}))
	)
);

function sizeOf(svg: string): [number, number] {
	const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
	return [Number(width), Number(height)];
}

describe.each(cases)('$name, $language, $width px', ({ spec }) => {
	const svg = drawChart(spec);

	test('is a picture with a name and a description', () => {
		expect(svg).toMatch(/^<svg [^>]*role="img"/);
		const [, title, description] = /aria-labelledby="([^ "]+) ([^"]+)"/.exec(svg) ?? [];
		expect(svg).toContain(`<title id="${title}">${/<title[^>]*>([^<]+)/.exec(svg)?.[1]}</title>`);
		expect(svg).toMatch(new RegExp(`<desc id="${description}">[^<]{10,}\\.</desc>`));
	});

	test('no text is cut by its edges', () => {
		const [width, height] = sizeOf(svg);
		expect(svgTexts(svg)).not.toHaveLength(0);
		for (const { text, box } of svgTexts(svg)) {
			expect.soft(box.left, text).toBeGreaterThanOrEqual(-0.5);
			expect.soft(box.right, text).toBeLessThanOrEqual(width + 0.5);
			expect.soft(box.top, text).toBeGreaterThanOrEqual(-0.5);
			expect.soft(box.bottom, text).toBeLessThanOrEqual(height + 0.5);
		}
	});

	test('no name of a territory is shortened', () => {
		if ('split' in spec && spec.split === 'intercommunalité')
			expect(svgTexts(svg).filter(({ text }) => text.endsWith('…'))).toEqual([]);
	});

	test('no two texts overlap', () => {
		const texts = svgTexts(svg);
		const clashes = texts.flatMap((one, at) =>
			texts
				.slice(at + 1)
				.filter((other) => overlaps(one.box, other.box, -1))
				.map((other) => `${one.text} × ${other.text}`)
		);
		expect(clashes).toEqual([]);
	});

	test('says no coordinate that is not a number', () => {
		expect(svg).not.toMatch(/NaN|Infinity|undefined|null|\[object/);
	});

	test('stands alone without CSS, variables or scripts', () => {
		const file = standAlone(svg);
		expect(file).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
		expect(file).not.toMatch(/var\(|class=|style=|<style|foreignObject|<script|href/);
		expect(file).toMatch(/ width="[\d.]+"/);
		expect(unbalanced(file)).toEqual([]);
	});
});

/** Names of tags opened or closed out of turn. */
function unbalanced(xml: string): string[] {
	const open: string[] = [];
	for (const [tag, closing, name = ''] of xml.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*)?>/gi)) {
		if (tag.endsWith('/>')) continue;
		if (!closing) open.push(name);
		else if (open.pop() !== name) return [name];
	}
	return open;
}

test('the same figures give the same bytes', () => {
	for (const language of ['fr', 'en'] as const)
		expect(Object.values(exampleCharts(language, 720)).map(drawChart)).toEqual(
			Object.values(exampleCharts(language, 720)).map(drawChart)
		);
});

test('two pictures on a page never share an id', () => {
	const ids = [330, 1120].flatMap((width) =>
		Object.values(exampleCharts('fr', width)).flatMap((spec) =>
			[...drawChart(spec).matchAll(/ id="([^"]+)"/g)].map(([, id]) => `${id} ${spec.width}`)
		)
	);
	expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test('what a person wrote is text, never markup', () => {
	const spec = exampleCharts('fr', 720)['by territory']!;
	const hostile = '<script>alert(1)</script>&"\'';
	if (spec.form !== 'dots') throw new Error('not a dot plot');
	const svg = drawChart({
		...spec,
		title: hostile,
		description: hostile,
		rows: spec.rows.map((row) => ({ ...row, label: hostile }))
	});
	expect(svg).not.toContain('<script');
	expect(svg).toContain('&lt;script>alert(1)');
});

test('what XML has no way to write doesn’t spoil a file', () => {
	const spec = exampleCharts('fr', 720)['by territory']!;
	if (spec.form !== 'dots') throw new Error('not a dot plot');
	const file = standAlone(drawChart({ ...spec, title: 'a ]]> \0\u0007 b', description: '\ud800' }));
	expect(() => readXml(file)).not.toThrow();
	expect(file).toContain('a ]]&gt;  b');
});

test('decoration is silent', () => {
	const line = drawChart({
		form: 'sparkline',
		values: exampleMonths('2019-01-01', [1, 2, null, 4])
	});
	const mark = drawChart({ form: 'status', status: 'at-risk' });
	for (const svg of [line, mark]) {
		expect(svg).toMatch(/^<svg [^>]*aria-hidden="true"/);
		expect(svg).not.toMatch(/<title|<text|role=/);
	}
});
