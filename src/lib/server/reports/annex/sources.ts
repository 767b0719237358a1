import { typedNumber } from '#lib/indicators/typed-cell.ts';
import type { SheetCell, SheetShape } from '../../exports/sheet-xml.ts';
import type { Note, ReportDocument, ToldIndicator } from '../document.ts';
import { plainText } from '../inline.ts';
import { reportWords, type ReportWord } from '../report-words.ts';
import { walkBlocks, walkRuns } from '../walk-document.ts';
import {
	headCell,
	optionalDate,
	typedCell,
	wordsCell,
	type CellPlace,
	type CellSetting
} from './cells.ts';
import { annexWords, type AnnexWord } from './words.ts';

/** A sheet of one table whose first row is its head. */
export type SourcesSheet = {
	readonly rows: readonly (readonly SheetCell[])[];
	readonly shape: Pick<SheetShape, 'widths' | 'frozen'>;
};

type Head = { readonly title: string; readonly width: number; readonly isFigure?: true };

/** What each indicator of the report counts, one a row. */
export function definitionsSheet(
	{ indicators }: ReportDocument,
	setting: CellSetting
): SourcesSheet {
	const { word, own } = wordsOf(setting);
	const heads: readonly Head[] = [
		{ title: word('indicator'), width: 26 },
		{ title: word('definition'), width: 46 },
		{ title: own('unit'), width: 15 },
		{ title: own('kind'), width: 24 },
		{ title: own('method'), width: 36 },
		{ title: word('source'), width: 24 },
		{ title: word('owner'), width: 20 },
		{ title: own('lastOn'), width: 12, isFigure: true },
		{ title: own('nextOn'), width: 12, isFigure: true },
		{ title: own('id'), width: 26 }
	];
	return sheetOf(
		heads,
		indicators.map((one) => [
			...[one.title, one.definition, one.unit, one.kind, one.method, one.source, one.owner].map(
				(words, at) => wordsCell(words ?? '', placeOf(heads, at), setting)
			),
			optionalDate(one.lastOn, setting),
			optionalDate(one.nextOn, setting),
			wordsCell(one.id, 'beside', setting)
		]),
		setting
	);
}

/** The files that each figure comes from, by the number of its note, and the author's own notes. */
export function provenanceSheet(document: ReportDocument, setting: CellSetting): SourcesSheet {
	const { word, own } = wordsOf(setting);
	const heads: readonly Head[] = [
		{ title: own('note'), width: 7, isFigure: true },
		{ title: word('indicator'), width: 26 },
		{ title: own('definitionOrNote'), width: 46 },
		{ title: word('source'), width: 24 },
		{ title: word('dataset'), width: 24 },
		{ title: word('deliveries'), width: 10, isFigure: true },
		{ title: word('latest'), width: 28 },
		{ title: own('latestOn'), width: 12, isFigure: true },
		{ title: word('rowsKept'), width: 11, isFigure: true },
		{ title: word('rowsSetAside'), width: 11, isFigure: true },
		{ title: own('figuresOn'), width: 12, isFigure: true },
		{ title: own('edition'), width: 22 }
	];
	const cell = (words: string | null, at: number) =>
		wordsCell(words ?? '', placeOf(heads, at), setting);
	const number = (count: number | null): SheetCell =>
		count === null
			? { value: null, style: setting.styles.plain }
			: typedCell(typedNumber(count), setting);
	const notes = notesIn(document);
	const ofIndicator = (told: ToldIndicator, called: number | null) =>
		(told.datasets.length === 0 ? [null] : told.datasets).map((dataset) => [
			number(called),
			cell(told.title, 1),
			cell(told.definition, 2),
			cell(dataset?.source ?? told.source, 3),
			cell(dataset?.title ?? null, 4),
			number(dataset?.files ?? null),
			cell(dataset?.latest ?? null, 6),
			optionalDate(dataset?.latestOn ?? null, setting),
			number(dataset?.rowsKept ?? null),
			number(dataset?.rowsSetAside ?? null),
			optionalDate(told.lastOn, setting),
			cell(document.edition, 11)
		]);
	const called = new Map(
		notes.flatMap((note) => (note.indicator === null ? [] : [[note.indicator, note.number]]))
	);
	const numbered = notes.flatMap((note) => {
		const told = document.indicators.find(({ id }) => id === note.indicator);
		if (told) return ofIndicator(told, note.number);
		return [[number(note.number), cell(null, 1), cell(plainText(note.content), 2)]];
	});
	const others = document.indicators
		.filter(({ id }) => !called.has(id))
		.flatMap((told) => ofIndicator(told, null));
	return sheetOf(heads, [...numbered, ...others], setting);
}

/** The notes in reading order; one that several indicators share is told for each. */
function notesIn({ blocks }: ReportDocument): readonly Note[] {
	const called = [...walkBlocks(blocks)].flatMap((block) =>
		[...walkRuns(block)].flatMap((run) => (run.type === 'note' ? [run.note] : []))
	);
	const byCall = called.map((note) => [`${note.number} ${note.indicator ?? ''}`, note] as const);
	return [...new Map(byCall).values()];
}

function sheetOf(
	heads: readonly Head[],
	rows: SourcesSheet['rows'],
	setting: CellSetting
): SourcesSheet {
	const head = heads.map(({ title }, at) => headCell(title, placeOf(heads, at), setting));
	return { rows: [head, ...rows], shape: { widths: heads.map(({ width }) => width), frozen: 1 } };
}

function placeOf(heads: readonly Head[], at: number): CellPlace {
	if (heads[at]?.isFigure) return 'figure';
	return at === 0 ? 'name' : 'beside';
}

function wordsOf({ language }: CellSetting) {
	return {
		word: (word: ReportWord) => reportWords[word][language],
		own: (word: AnnexWord) => annexWords[word][language]
	};
}
