import type { RowCounts, Understanding } from './delivery.ts';
import { french } from './french.ts';
import type { Note, OpenTable } from './open-table.ts';
import { cellText } from './raw-row.ts';
import type { Settled } from './settle-conventions.ts';

/** How a file was understood, with what a person should know of it. */
export function describeTable(
	table: OpenTable,
	settled: Settled,
	counts: RowCounts
): Understanding {
	const ignored = table.header?.match.ignored ?? [];
	const notes: Note[] = [...table.notes];
	if (ignored.length > 0) {
		const listed = ignored.slice(0, 20).join(', ') + (ignored.length > 20 ? ', …' : '');
		notes.push({
			fr: french`Colonnes lues sans être gardées : ${listed}.`,
			en: `Columns read over and not kept: ${listed}.`
		});
	}
	if (table.header !== null && counts.read === counts.blank)
		notes.push({ fr: 'Le fichier n’a aucune ligne.', en: 'The file has no rows.' });
	return {
		format: table.format,
		encoding: table.encoding,
		delimiter: table.delimiter,
		quote: table.quote,
		sheet: table.sheet,
		headerRow: table.header?.row.lastLine || null,
		decimal: settled.decimal,
		dateOrder: settled.dateOrder,
		columns: (table.header?.row.cells ?? []).map((cell) => cellText(cell).slice(0, 200)),
		notes
	};
}
