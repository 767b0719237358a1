import { MAXIMUM_ROW_LENGTH, type RawRow } from './raw-row.ts';
import { ExportRefused } from './refusal.ts';
import { french } from './french.ts';

/** Characters that one sheet may give: over ten times those of the largest sheets that offices send. */
const MAXIMUM_TEXT = 1_000_000_000;

/**
 * Counts the text that a sheet gives. In a workbook a text stands once and cells point to it, or
 * are said to repeat: a small file could give more than any disk holds.
 *
 * @throws ExportRefused at a row that is too long to be one, or when all are too long together
 */
export function makeTextLimit(): (row: Pick<RawRow, 'line' | 'cells'>) => void {
	let left = MAXIMUM_TEXT;
	return ({ line, cells }) => {
		let length = 0;
		for (const cell of cells) if (typeof cell === 'string') length += cell.length;
		if (length > MAXIMUM_ROW_LENGTH) refuseLength(line);
		left -= length;
		if (left < 0)
			throw new ExportRefused({
				fr: 'Cette feuille donne plus d’un milliard de caractères : ce n’est pas un tableau.',
				en: 'This sheet gives more than a billion characters: it is not a table.'
			});
	};
}

export function refuseLength(line: number): never {
	throw new ExportRefused(
		{
			fr: french`La ligne ${line} dépasse un million de caractères : ce fichier n’est pas un tableau.`,
			en: `Line ${line} is longer than a million characters: this file is not a table.`
		},
		{ line }
	);
}
