import type {
	Block,
	Inline,
	KeyFigure,
	Note,
	ReportDocument,
	Sheet,
	Table
} from '#lib/server/reports/document.ts';
import type { DateCell, FigureCell, TypedCell } from '#lib/indicators/typed-cell.ts';
import type { Telling } from './told-figures.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A place of a document where a digit stands, by what formats tell it as. */
type Place = {
	readonly kind: keyof Telling;
	readonly change: () => void;
	/** Key of the note that it stands in. */
	readonly note?: string;
};

/**
 * Copies of a document in each of which one digit is another: as many as asked of each kind of place,
 * spread over the document.
 */
export function withOneDigitChanged(
	document: ReportDocument,
	kinds: readonly (keyof Telling)[],
	times: number
): readonly { readonly kind: keyof Telling; readonly document: ReportDocument }[] {
	return kinds.flatMap((kind) => {
		const count = placesOf(document, kind).length;
		const steps = Math.min(times, count);
		return Array.from({ length: steps }, (_, at) => {
			const copy = structuredClone(document);
			const changed = placesOf(copy, kind)[Math.floor((at * count) / steps)];
			changed?.change();
			if (changed?.note !== undefined) spread(copy, changed.note);
			return { kind, document: copy };
		});
	});
}

/** Every call of a note says what its first one says. */
function spread({ blocks }: ReportDocument, key: string): void {
	const calls = notesIn(blocks).filter((note) => note.key === key);
	const first = calls.find((note) => note.first);
	for (const note of calls) if (first) (note as Writable<Note>).content = first.content;
}

/** All notes, wherever the tree holds them. */
function notesIn(part: unknown): readonly Note[] {
	if (typeof part !== 'object' || part === null) return [];
	const inside = Object.values(part).flatMap(notesIn);
	return 'key' in part && 'first' in part ? [part as Note, ...inside] : inside;
}

function placesOf({ blocks }: ReportDocument, kind: keyof Telling): readonly Place[] {
	return blocks.flatMap(placesIn).filter((place) => place.kind === kind);
}

function placesIn(block: Block): readonly Place[] {
	switch (block.type) {
		case 'paragraph':
			return inRuns(block.content, 'words');
		case 'list':
			return block.items.flat().flatMap(placesIn);
		case 'quote':
		case 'together':
			return block.blocks.flatMap(placesIn);
		case 'figure':
			return [
				...inText(block.picture, 'alt', 'pictures'),
				...(block.data ? inTable(block.data, 'series') : [])
			];
		case 'table':
			return inTable(block, 'tables');
		case 'key-figures':
			return block.items.flatMap(inFigure);
		case 'sheet':
			return [...inFigure(block), ...block.blocks.flatMap(placesIn)];
		default:
			return [];
	}
}

/** A note's text stands at each of its calls, and one of them is written: the note is told by its key. */
function inNote(note: Note): readonly Place[] {
	return inRuns(note.content, 'words').map((place) => ({ ...place, note: note.key }));
}

function inTable({ rows }: Table, kind: keyof Telling): readonly Place[] {
	return rows.flat().flatMap((cell) => inRuns(cell, kind));
}

function inRuns(content: readonly Inline[], kind: keyof Telling): readonly Place[] {
	return content.flatMap((run) => {
		if (run.type === 'note') return run.note.first ? inNote(run.note) : [];
		if ('content' in run) return inRuns(run.content, kind);
		if (run.type !== 'text') return [];
		return inText(run, 'text', kind, run.value);
	});
}

/** A figure that stands apart is told in words, and as a row. */
function inFigure(item: KeyFigure | Sheet): readonly Place[] {
	return [
		...inText(item, 'figure', 'words', item.value),
		...inText(item, 'figure', 'apart', item.value)
	];
}

/** The last digit of a text becomes the next one, and so does that of the value it words. */
function inText<Key extends string>(
	holder: Readonly<Record<Key, string>>,
	key: Key,
	kind: keyof Telling,
	value?: TypedCell
): readonly Place[] {
	if (!/\d/.test(holder[key])) return [];
	const change = () => {
		const written = holder as Writable<Record<Key, string>>;
		written[key] = holder[key].replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
		if (value) changeValue(value);
	};
	return [{ kind, change }];
}

function changeValue(value: TypedCell): void {
	if ('date' in value) {
		(value as Writable<DateCell>).date = '2001-01-01';
		return;
	}
	if (value.value === null) return;
	const { style, decimals } = value.format;
	const step = 10 ** -(style === 'percent' ? decimals + 2 : decimals);
	(value as Writable<FigureCell>).value = value.value + step;
}
