import { beforeAll, describe, expect, test } from 'vitest';
import { textWidth, type Weight } from '#lib/charts/text-width.ts';
import { exampleEdition } from '../../../testing/example-edition.ts';
import { readXml, walkXml, type XmlElement } from '../../../testing/xml-tree.ts';
import { pictureToPng } from '../reports/picture-png.ts';
import { cardPicture, cardShapes, type CardShape } from './card.ts';
import { sharedFigure, type SharedFigure } from './shared-figure.ts';

const shapes = Object.keys(cardShapes) as CardShape[];
const word = 'attractivité ';
let usual: SharedFigure;

beforeAll(async () => {
	const asked = { indicator: 'ambassadors-registered', territory: null, language: 'fr' } as const;
	usual = await sharedFigure(await exampleEdition(), asked, '2024-01-05');
});

type Written = {
	readonly text: string;
	readonly size: number;
	readonly y: number;
	readonly width: number;
};

/** The lines of a card from the top, each with the width of all that stands on it. */
function linesOf(svg: string): readonly Written[] {
	const textOf = ({ children }: XmlElement): string =>
		children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
	return walkXml(readXml(svg))
		.filter(({ name }) => name === 'text')
		.map((line) => {
			const spans = line.children.filter((child) => typeof child !== 'string');
			const runs = spans.length > 0 ? spans : [line];
			const size = Math.max(...runs.map(({ attributes }) => Number(attributes['font-size'])));
			const width = runs.reduce((sum, run) => {
				const weight: Weight = run.attributes['font-weight'] === '600' ? 'semibold' : 'regular';
				const own = textWidth(textOf(run), Number(run.attributes['font-size']), weight);
				return sum + own + Number(run.attributes['dx'] ?? 0);
			}, Number(line.attributes['x']));
			return { text: textOf(line), size, y: Number(line.attributes['y']), width };
		})
		.sort((a, b) => a.y - b.y);
}

describe.each(shapes)('a %s card', (shape) => {
	const { width, height } = cardShapes[shape];

	test('says whose figure it is, what, how much, since when, of which date and source', async () => {
		const lines = linesOf(cardPicture(usual, shape));
		const said = lines.map(({ text }) => text).join('\n');
		expect(said).toContain('Oh my Lot');
		expect(said).toContain('Ambassadeurs inscrits');
		expect(said).toContain('675ambassadeurs');
		expect(said).toContain('72 de plus qu’au 31 décembre 2022.');
		expect(said).toContain('Données fictives');
		expect(said).toContain('Situation au 31 décembre 2023 · Source');
		// The figure is what is seen first.
		expect(Math.max(...lines.map(({ size }) => size))).toBeGreaterThan(160);
		const png = await pictureToPng(cardPicture(usual, shape), 1);
		const view = new DataView(png.buffer, png.byteOffset);
		expect([view.getUint32(16), view.getUint32(20)]).toEqual([width, height]);
	});

	test.each([
		['long titles', { title: word.repeat(14).trim(), place: 'Causses et Vallée de la Dordogne' }],
		['a long unit', { figure: { figure: '12 345 678', unit: word.repeat(3).trim() } }],
		[
			'much to be known',
			{
				warnings: Array.from({ length: 4 }, () => 'Un chiffre plus récent est attendu'),
				foot: [`Source : ${word.repeat(20).trim()}`],
				change: word.repeat(12).trim()
			}
		],
		[
			'all of it',
			{
				title: word.repeat(12).trim(),
				place: word.repeat(3).trim(),
				change: word.repeat(12).trim(),
				foot: [word.repeat(25).trim()],
				warnings: [word.repeat(6).trim()]
			}
		]
	] satisfies [string, Partial<SharedFigure>][])(
		'keeps within its edges with %s, and no line over another',
		(_, changes) => {
			const lines = linesOf(cardPicture({ ...usual, ...changes }, shape));
			expect(lines.some(({ text }) => text.includes('…'))).toBe(false);
			for (const [at, line] of lines.entries()) {
				expect(line.width, line.text).toBeLessThanOrEqual(width - 60);
				expect(line.y, line.text).toBeLessThan(height - 24);
				const before = lines[at - 1];
				if (before) expect(line.y - before.y, line.text).toBeGreaterThanOrEqual(line.size * 0.75);
			}
		}
	);
});
