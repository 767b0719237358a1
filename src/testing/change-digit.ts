import type {
	Block,
	Inline,
	KeyFigure,
	ReportDocument,
	Sheet,
	Table
} from '#lib/server/reports/document.ts';
import type { DateCell, FigureCell, TypedCell } from '#lib/indicators/typed-cell.ts';
import type { Telling } from './told-figures.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A place of a document where a digit stands, by what formats tell it as. */
type Place = { readonly kind: keyof Telling; readonly change: () => void };

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
			placesOf(copy, kind)[Math.floor((at * count) / steps)]?.change();
			return { kind, document: copy };
		});
	});
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

function inTable({ rows }: Table, kind: keyof Telling): readonly Place[] {
	return rows.flat().flatMap((cell) => inRuns(cell, kind));
}

function inRuns(content: readonly Inline[], kind: keyof Telling): readonly Place[] {
	return content.flatMap((run) => {
		// Each call of a note has its text; which of them is written is the format's.
		if (run.type === 'note') return [];
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
