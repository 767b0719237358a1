import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Column, Inline } from '../document.ts';
import { columnWidths } from './column-widths.ts';
import { wholeWidth } from './measures.ts';

const text = (words: string): Inline[] => [{ type: 'text', text: words }];
const column = (title: string, share: number): Column => ({
	title: text(title),
	align: 'start',
	share
});

test('a column takes its share, unless its longest word needs more', () => {
	const even = columnWidths({ columns: [column('a', 2), column('b', 1)], rows: [] }, 9000);
	expect(even).toEqual([6000, 3000]);
	const squeezed = columnWidths(
		{
			columns: [column('Nom', 8), column('accompagnements', 1), column('c', 1)],
			rows: [[text('x'), text('1'), text('30\u00a0sept.\u00a02019')]]
		},
		9000
	);
	expect(squeezed[1]).toBeGreaterThan(1500);
	expect(squeezed[2]).toBeGreaterThan(1200);
	expect(squeezed[0]).toBeGreaterThan(5000);
});

test('whatever they hold, columns fill the width and none is nothing', () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.tuple(fc.string({ maxLength: 200 }), fc.double({ min: 0.1, max: 10, noNaN: true })),
				{
					minLength: 1,
					maxLength: 9
				}
			),
			fc.array(fc.string({ maxLength: 400 }), { maxLength: 9 }),
			(titles, cells) => {
				const columns = titles.map(([title, share]) => column(title, share));
				const widths = columnWidths({ columns, rows: [cells.map(text)] }, wholeWidth);
				const sum = widths.reduce((total, width) => total + width, 0);
				expect(widths).toHaveLength(columns.length);
				expect(Math.min(...widths)).toBeGreaterThan(0);
				expect(sum).toBeLessThanOrEqual(wholeWidth);
				expect(sum).toBeGreaterThan(wholeWidth - columns.length - 1);
			}
		)
	);
});
