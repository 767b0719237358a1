import type { Block, Figure, Heading, Inline, Note, Sheet, Spotlight } from './document.ts';
import { typstString } from './escape-typst.ts';
import { notesOf } from './notes-of.ts';
import { partsOf } from './sheet-parts.ts';
import { keyFiguresTypst, keyFigureTypst } from './typst-key-figures.ts';
import { drawing, notesTypst, runs, statusRun, type TypstWriter } from './typst-runs.ts';
import { fullWidth, page } from './typst-style.ts';
import { tableTypst } from './typst-table.ts';

/** One block as Typst. */
export function blockTypst(block: Block, writer: TypstWriter): string {
	switch (block.type) {
		case 'slide':
			return `#heading(level: 1, outlined: false)[${runs(block.title, writer)}]\n${block.blocks.map((inner) => blockTypst(inner, writer)).join('\n')}`;
		case 'spotlight':
			return spotlightTypst(block, writer);
		case 'said':
			return '';
		case 'heading':
			return headingTypst(block, writer);
		case 'paragraph':
			return paragraphTypst(block, writer);
		case 'list': {
			const name = block.ordered ? 'enum' : 'list';
			const items = block.items.map(
				(item) => `[${item.map((inner) => blockTypst(inner, writer)).join('\n')}]`
			);
			return `#${name}(${items.join(', ')})`;
		}
		case 'quote':
			return `#quote(block: true)[${block.blocks.map((inner) => blockTypst(inner, writer)).join('\n')}]`;
		case 'together':
			return `#block(breakable: false, width: 100%)[${block.blocks.map((inner) => blockTypst(inner, writer)).join('\n')}]`;
		case 'columns':
			return columnsTypst(block.columns, writer);
		case 'figure':
			return figureTypst(block, writer);
		case 'table':
			return tableTypst(block, writer);
		case 'sheet':
			return sheetTypst(block, [], writer);
		case 'key-figures':
			return keyFiguresTypst(block.items, writer);
		case 'page-break':
			return '#pagebreak(weak: true)';
	}
}

function paragraphTypst(
	{ role, content }: Extract<Block, { type: 'paragraph' }>,
	writer: TypstWriter
): string {
	const text = runs(content, writer);
	if (role === 'lead') return `#lead[${text}]`;
	return role === 'small' ? `#small[#par[${text}]]` : `#par[${text}]`;
}

/**
 * A listed heading is shown again in the contents, where a label may not stand twice: the place that
 * its notes point back to comes before it.
 */
function headingTypst(heading: Heading, writer: TypstWriter): string {
	const { level, number, id, listed, content } = heading;
	const opens =
		heading.opensPage || (listed && level === 1 && writer.document.cover !== null)
			? '#at-page-top\n'
			: '';
	const counted = number === null ? '' : `#number(${typstString(number)})`;
	const notes = listed ? notesOf(heading) : [];
	const places = notes.map((note) => `#metadata("")#label("call-${note.number}")`).join('');
	const words = runs(listed ? content.map(calledAgain) : content, writer);
	return `${opens}${places}#heading(level: ${level}, outlined: ${listed && level <= 2})[${counted}${words}]#label(${typstString(id)})`;
}

function calledAgain(run: Inline): Inline {
	return run.type === 'note' ? { ...run, note: { ...run.note, first: false } } : run;
}

function figureTypst(figure: Figure, writer: TypstWriter): string {
	const caption = figure.caption.length === 0 ? 'none' : `[${runs(figure.caption, writer)}]`;
	return `#figure-row(${caption}, ${drawing(figure.picture, figure.width, writer)})`;
}

/** Blocks side by side on the whole width, margin included. */
function columnsTypst(columns: readonly (readonly Block[])[], writer: TypstWriter): string {
	const width = (fullWidth - page.between * (columns.length - 1)) / columns.length;
	const inside = { ...writer, width };
	const cells = columns.map(
		(column) => `[${column.map((inner) => blockTypst(inner, inside)).join('\n')}]`
	);
	return `#block(width: ${fullWidth}mm, grid(columns: (1fr,) * ${columns.length}, column-gutter: ${page.between}mm, ${cells.join(', ')}))`;
}

/** What an indicator says, and what draws it beside, with its notes under. */
export function sheetTypst(sheet: Sheet, notes: readonly Note[], writer: TypstWriter): string {
	const heading = headingTypst(
		{ ...sheet.heading, content: [...sheet.heading.content, { type: 'note', note: sheet.note }] },
		writer
	);
	const status =
		sheet.statusText === '' ? 'none' : `[${statusRun(sheet.status, sheet.statusText)}]`;
	const { words, illustrations } = partsOf(sheet);
	const said = words.map((inner) => blockTypst(inner, writer)).join('\n');
	const drawn = illustrations.map((inner) => illustrationTypst(inner, writer)).join('\n');
	return `#sheet([${heading}], ${typstString(sheet.figure)}, ${typstString(sheet.unit)}, ${status}, [${said}], [${drawn}], [${notesTypst(notes, writer)}])`;
}

/** One figure large, what draws it beside. */
function spotlightTypst({ item, below, illustration }: Spotlight, writer: TypstWriter): string {
	const said = below.map((inner) => blockTypst(inner, writer)).join('\n');
	const drawn = illustration === null ? '' : illustrationTypst(illustration, writer);
	return `#spotlight(${keyFigureTypst(item, false, writer)}, [${said}], [${drawn}])`;
}

/** Drawn on all of the width that a sheet leaves. */
function illustrationTypst(block: Block, writer: TypstWriter): string {
	if (block.type === 'figure') return figureTypst({ ...block, width: 1 }, writer);
	return blockTypst(block, { ...writer, width: page.drawn });
}
