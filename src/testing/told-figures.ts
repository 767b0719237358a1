import type { TypedCell } from '#lib/indicators/typed-cell.ts';
import type {
	Block,
	Inline,
	KeyFigure,
	ReportDocument,
	Table
} from '#lib/server/reports/document.ts';
import { plainText } from '#lib/server/reports/inline.ts';

/** What a file of a report says, read back from it. */
export type ReadReport = {
	/** Its tables, row by row, each cell as it is shown. */
	readonly rows: readonly (readonly string[])[];
	/** All its words in reading order; empty for a format of tables alone. */
	readonly text: string;
};

/** What a format says of the tree. */
export type Telling = {
	/** Sentences, headings, notes, and the figures that stand apart. */
	readonly words: boolean;
	/** Drawings by what they say to who can't see them. */
	readonly pictures: boolean;
	readonly tables: boolean;
	/** The series of charts, as tables. */
	readonly series: boolean;
	/** Figures that stand apart, as rows. */
	readonly apart: boolean;
};

type Cell = {
	readonly words: string;
	readonly typed?: TypedCell;
	/** The number of a note called in it. */
	readonly called?: number;
};

/** What of the tree a file doesn't say, or doesn't say as often, to the last digit. */
export function untold(
	{ blocks }: Pick<ReportDocument, 'blocks'>,
	read: ReadReport,
	telling: Telling
): readonly string[] {
	const expected = blocks.flatMap((block) => toldIn(block, telling));
	const text = inOneWord(read.text);
	const patterns = new Map<string, number>();
	for (const { pattern } of expected)
		if (pattern) patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1);
	const words = [...patterns].flatMap(([pattern, times]) =>
		(text.match(new RegExp(pattern, 'g'))?.length ?? 0) >= times ? [] : [pattern]
	);
	return [
		...words,
		...untoldRows(
			expected.flatMap(({ row }) => (row ? [row] : [])),
			read.rows
		)
	];
}

/** Rows in their order: each is looked for after the one before. */
function untoldRows(
	expected: readonly (readonly Cell[] | string)[],
	rows: readonly (readonly string[])[]
): readonly string[] {
	let at = 0;
	return expected.flatMap((row) => {
		const found = rows.findIndex((cells, place) => place >= at && isRow(cells, row));
		if (found !== -1) at = found + 1;
		if (found !== -1) return [];
		return [typeof row === 'string' ? row : row.map(({ words }) => words).join(' | ')];
	});
}

function isRow(cells: readonly string[], expected: readonly Cell[] | string): boolean {
	if (typeof expected === 'string') return inOneWord(cells.join(' ')) === inOneWord(expected);
	const shown = cells.map(inOneWord);
	while (shown.length > expected.length && shown.at(-1) === '') shown.pop();
	return (
		shown.length <= expected.length &&
		expected.every((cell, at) => says(shown[at] ?? '', cell, cells[at] ?? ''))
	);
}

/** A date is shown as the reader's program writes it; a missing figure may say why. */
function says(shown: string, { words, typed, called }: Cell, raw: string): boolean {
	const told = inOneWord(words);
	if (shown === told || (called !== undefined && shown === `${told}${called}`)) return true;
	if (typed === undefined) return false;
	if ('date' in typed) {
		const [year, month, day] = typed.date.split('-');
		const after = typed.after ?? '';
		if (typed.grain !== undefined) return false;
		return raw === `${day}/${month}/${year}${after}` || raw === `${typed.date}${after}`;
	}
	return typed.value === null && shown.startsWith(inOneWord(words));
}

type Told = {
	readonly pattern?: string;
	/** A row of cells, or the words of a whole row. */
	readonly row?: readonly Cell[] | string;
};

function toldIn(block: Block, telling: Telling): readonly Told[] {
	const inside = (blocks: readonly Block[]) => blocks.flatMap((one) => toldIn(one, telling));
	const words = (...parts: readonly (readonly Inline[] | string)[]): readonly Told[] =>
		telling.words ? patternsOf(parts) : [];
	const apart = (...cells: readonly (string | null)[]): readonly Told[] =>
		telling.apart ? [{ row: cells.join(' ') }] : [];
	switch (block.type) {
		case 'heading':
		case 'paragraph':
			return words(block.content);
		case 'list':
			return inside(block.items.flat());
		case 'quote':
		case 'together':
			return inside(block.blocks);
		case 'columns':
			return inside(block.columns.flat());
		case 'slide':
			return [...words(block.title), ...inside(block.blocks)];
		case 'figure':
			return [
				...words(block.caption),
				...(telling.pictures ? patternsOf([block.picture.alt]) : []),
				...(telling.series && block.data ? rowsOf(block.data) : [])
			];
		case 'table':
			return [
				...words(block.caption),
				...(telling.tables ? rowsOf(block) : []),
				...(telling.words ? block.rows.flat().flatMap(notesOf) : [])
			];
		case 'key-figures':
			return block.items.flatMap((item) => [
				...words(
					[{ type: 'text', text: item.title }, ...calledBy(item)],
					item.figure,
					item.unit,
					item.change ?? ''
				),
				...words(item.statusText, item.gap ?? ''),
				...apart(item.title, item.figure, unitOf(item), item.change, item.statusText, item.gap)
			]);
		case 'sheet': {
			const { heading, note, figure, unit, statusText } = block;
			return [
				...words([...heading.content, { type: 'note', note }], figure, unit, statusText),
				...(figure === '' ? [] : apart(plainText(heading.content), figure, unit, statusText)),
				...inside(block.blocks)
			];
		}
		case 'spotlight':
			return [
				...words(block.item.figure, block.item.unit),
				...inside(block.below),
				...(block.illustration ? inside([block.illustration]) : [])
			];
		case 'said':
		case 'page-break':
			return [];
	}
}

function calledBy({ note }: KeyFigure): readonly Inline[] {
	return note === null ? [] : [{ type: 'note', note: { ...note, first: false } }];
}

/** Why there is no figure is told by each format in its own way. */
function unitOf({ figure, unit }: KeyFigure): string {
	return figure === '' ? '' : unit;
}

/** The parts one after the other, and apart from them the notes that they are the first to call. */
function patternsOf(parts: readonly (readonly Inline[] | string)[]): readonly Told[] {
	const notes: Told[] = [];
	const pattern = parts
		.map((part) => (typeof part === 'string' ? exactly(part) : runsPattern(part, notes)))
		.join('');
	return [...(pattern === '' ? [] : [{ pattern }]), ...notes];
}

function runsPattern(content: readonly Inline[], notes: Told[]): string {
	return content
		.map((run) => {
			switch (run.type) {
				case 'text':
				case 'code':
				case 'status':
				case 'weather':
					return exactly(run.text);
				case 'strong':
				case 'emphasis':
				case 'link':
				case 'foreign':
					return runsPattern(run.content, notes);
				case 'break':
				case 'spark':
					return '';
				case 'note':
					if (run.note.first) notes.push(...patternsOf([run.note.content]));
					return `(?:${run.note.number})?`;
			}
		})
		.join('');
}

/** The notes that a cell is the first to call. */
function notesOf(content: readonly Inline[]): readonly Told[] {
	const notes: Told[] = [];
	runsPattern(content, notes);
	return notes;
}

function rowsOf({ columns, rows }: Table): readonly Told[] {
	const cellOf = (content: readonly Inline[]): Cell => {
		const [only, ...others] = content.filter(({ type }) => type !== 'spark');
		const typed = others.length === 0 && only?.type === 'text' ? only.value : undefined;
		const called = content.find((run) => run.type === 'note')?.note.number;
		return {
			words: plainText(content),
			...(typed ? { typed } : {}),
			...(called === undefined ? {} : { called })
		};
	};
	return [columns.map(({ title }) => title), ...rows].map((row) => ({ row: row.map(cellOf) }));
}

function exactly(words: string): string {
	return inOneWord(words).replace(/[+.]/g, '\\$&');
}

/**
 * Letters, digits, decimal points and signs alone: what formats do to spaces, punctuation and line ends
 * is theirs.
 */
export function inOneWord(words: string): string {
	return words
		.normalize('NFC')
		.toLowerCase()
		.replaceAll('€', '')
		.replace(/(?<=\d)[.,](?=\d)/g, '.')
		.replace(/(?<![\p{L}\d])[-−](?=\d)/gu, '−')
		.replace(/[^\p{L}\p{N}%+−.]|\.(?!\d)|(?<!\d)\.|[+−](?!\d)/gu, '');
}
