import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnWidths, isTooWide } from './column-widths.ts';
import type { Column, Inline, Table } from './document.ts';
import { text } from './inline.ts';

const column = (title: string, share = 1): Column => ({
	title: [text(title)],
	align: 'start',
	share
});
const table = (columns: readonly Column[], rows: Table['rows']): Table => ({
	type: 'table',
	caption: [],
	wide: true,
	columns,
	rows
});
const behind: Inline = { type: 'status', status: 'off-track', text: 'En retard depuis longtemps' };

test('columns part the whole by their shares', () => {
	const { widths, lines } = columnWidths(
		table([column('a', 3), column('b', 1)], [[[text('1')], [text('2')]]]),
		400
	);
	expect(widths).toEqual([300, 100]);
	expect(lines).toBe(1);
});

test('no word is cut while there is room, and the others give it', () => {
	const long = [[text('anticonstitutionnellement')], [text('2')]];
	const { widths } = columnWidths(table([column('a', 1), column('b', 9)], [long]), 400);
	expect(widths[0]).toBeGreaterThan(100);
	expect(widths[0]! + widths[1]!).toBeCloseTo(400);
	expect(columnWidths(table([column('a', 1), column('b', 9)], [long]), 40).widths[0]).toBeLessThan(
		40
	);
});

test('a status stands on one line, where as many words are let break', () => {
	const of = (cell: Inline) =>
		columnWidths(
			table([column('Indicateur', 9), column('Statut', 1)], [[[text('a')], [cell]]]),
			400
		);
	expect(of(text('En retard depuis longtemps')).widths[1]).toBeLessThan(60);
	expect(of(behind).widths[1]).toBeGreaterThan(115);
	expect(of(behind).lines).toBe(1);
	expect(of(text('En retard depuis longtemps')).lines).toBeGreaterThan(1);
});

test('a number or a date is one piece, a compound of words is not', () => {
	const of = (cell: string) =>
		columnWidths(table([column('a', 9), column('b', 1)], [[[text('x')], [text(cell)]]]), 400)
			.widths[1]!;
	expect(of('2019-02-01')).toBeGreaterThan(of('grand-mère') + 5);
	expect(of('grand-mère')).toBe(of('grand- mère'));
});

test('whatever they hold, columns fill the width and no word takes it all', () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.tuple(fc.string({ maxLength: 200 }), fc.double({ min: 0.1, max: 10, noNaN: true })),
				{ minLength: 1, maxLength: 9 }
			),
			fc.array(fc.string({ maxLength: 400 }), { maxLength: 9 }),
			(titles, cells) => {
				const columns = titles.map(([title, share]) => column(title, share));
				const { widths } = columnWidths(
					table(columns, [cells.map((cell) => text(cell)).map((cell) => [cell])]),
					480
				);
				expect(widths).toHaveLength(columns.length);
				expect(Math.min(...widths)).toBeGreaterThan(480 / 100);
				expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(480);
			}
		)
	);
});

test('a table has no room where its longest words have none, or a row takes too many lines', () => {
	const columns = [column('Axe'), column('Nombre')];
	const short = table(columns, [[[text('Emploi')], [text('12')]]]);
	const type = { head: 10, body: 10, inset: 5, mark: 10, spark: 30 };
	expect(isTooWide(short, 200, 2, type)).toBe(false);
	expect(isTooWide(short, 60, 2, type)).toBe(true);
	const wordy = table(columns, [[[text('Emploi')], [text('mot '.repeat(40))]]]);
	expect(isTooWide(wordy, 200, 2, type)).toBe(true);
	expect(isTooWide(wordy, 200, 20, type)).toBe(false);
});
