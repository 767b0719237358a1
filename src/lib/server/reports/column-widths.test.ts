import { expect, test } from 'vitest';
import { columnWidths } from './column-widths.ts';
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
