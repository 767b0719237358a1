import { textWidth } from '#lib/charts/text-width.ts';
import { arrangeKeyFigures } from './arrange-key-figures.ts';
import type { KeyFigure } from './document.ts';
import { typstString } from './escape-typst.ts';
import { markForeign } from './foreign-words.ts';
import { drawing, runs, spoken, statusRun, type TypstWriter } from './typst-runs.ts';
import { fullWidth } from './typst-style.ts';

export function keyFiguresTypst(items: readonly KeyFigure[], writer: TypstWriter): string {
	const { columns, isSmall } = arrangeKeyFigures(items);
	const room = ((fullWidth - 6 * (columns - 1)) / columns) * (72 / 25.4);
	// Figures of one row stand on one line, whatever their titles take.
	const wraps = items.some(({ title }) => textWidth(title, 10.5, 'semibold') > room - 8);
	const cells = items.map((item) =>
		keyFigureTypst(item, isSmall, writer, isSmall && wraps ? 2 : 1)
	);
	return `#block(width: ${fullWidth}mm, above: 12pt, below: 16pt, grid(columns: (1fr,) * ${columns}, column-gutter: ${isSmall ? 6 : 10}mm, row-gutter: 8mm, ${cells.join(',\n')}))`;
}

export function keyFigureTypst(
	item: KeyFigure,
	isSmall: boolean,
	writer: TypstWriter,
	titleLines = 1
): string {
	const optional = (words: string | null) => (words === null ? 'none' : typstString(words));
	const bullet = item.bullet === null ? 'none' : drawing(item.bullet, 1, writer);
	const status = item.statusText === '' ? '[]' : `[${statusRun(item.status, item.statusText)}]`;
	const call =
		item.note === null ? '' : `#call(${item.note.number}, ${item.note.first ? 'true' : 'false'})`;
	const words = runs(markForeign(item.title, writer.document.foreign), writer);
	const title = item.language === null ? words : spoken(item.language, words);
	return `key-figure([${title}${call}], ${typstString(item.figure)}, ${typstString(item.unit)}, ${optional(item.change)}, ${bullet}, ${status}, ${optional(item.gap)}, small: ${isSmall}, lines: ${titleLines})`;
}
