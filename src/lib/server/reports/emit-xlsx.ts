import type { SheetCell, SheetShape } from '../exports/sheet-xml.ts';
import { sheetNames, writeWorkbook, type WorkbookSheet } from '../exports/workbook.ts';
import { workbookStyles } from '../exports/workbook-styles.ts';
import { lineCell, wordsCell, type CellSetting } from './annex/cells.ts';
import { heightOf } from './annex/heights.ts';
import { annexParts } from './annex/parts.ts';
import { annexSheet } from './annex/sheet.ts';
import { definitionsSheet, provenanceSheet } from './annex/sources.ts';
import { annexWords, type AnnexWord } from './annex/words.ts';
import type { ReportDocument } from './document.ts';

/**
 * The figures of a report as one workbook: a sheet that says what it is, one for each part with its
 * tables and the series of its charts, the definitions, and where each figure comes from.
 */
export async function emitXlsx(document: ReportDocument): Promise<Uint8Array> {
	const { title, language, author, description, edition, stamps, situation, date } = document;
	const setting: CellSetting = { styles: workbookStyles(), language };
	const word = (key: AnnexWord) => annexWords[key][language];
	const parts = annexParts(document, word('figures')).map((part) => ({
		title: part.title,
		sheet: annexSheet(part, document, setting)
	}));
	const told = parts.filter(({ sheet }) => !sheet.isEmpty);
	const names = sheetNames([
		word('about'),
		...told.map((part) => part.title),
		word('definitions'),
		word('provenance')
	]);
	const contents: readonly Listed[] = [
		...parts.map((part) => ({
			title: part.title,
			sheet: part.sheet.isEmpty ? null : (names[1 + told.indexOf(part)] ?? null),
			words: part.sheet.isEmpty ? word('noTable') : ''
		})),
		{ title: word('definitions'), sheet: names.at(-2) ?? null, words: word('definitionsTold') },
		{ title: word('provenance'), sheet: names.at(-1) ?? null, words: word('provenanceTold') }
	];
	const printed = {
		head: [...stamps, title].join(' · '),
		foot: [situation, edition].join(' · ')
	};
	const shapeOf = (
		shape: Pick<SheetShape, 'widths' | 'frozen'>,
		more: Pick<SheetShape, 'first' | 'filtered'>
	): SheetShape => ({
		...shape,
		...more,
		printed,
		heightOf: heightOf(shape.widths, setting.styles)
	});
	const sources = [definitionsSheet(document, setting), provenanceSheet(document, setting)];
	const sheets: readonly WorkbookSheet[] = [
		{
			name: names[0]!,
			rows: () => aboutRows(document, contents, setting),
			shape: shapeOf({ widths: [34, 92], frozen: 0 }, { first: true, filtered: false })
		},
		...told.map(({ sheet }, at) => ({
			name: names[1 + at]!,
			rows: () => sheet.rows,
			shape: shapeOf(sheet.shape, { first: false, filtered: false })
		})),
		...sources.map(({ rows, shape }, at) => ({
			name: names[1 + told.length + at]!,
			rows: () => rows,
			shape: shapeOf(shape, { first: false, filtered: true })
		}))
	];
	const about = {
		title,
		language,
		author,
		description: [description, situation, edition].join(' · '),
		keywords: stamps,
		date
	};
	const pieces = writeWorkbook(about, sheets, setting.styles);
	return Buffer.concat(await Array.fromAsync(pieces as unknown as AsyncIterable<Uint8Array>));
}

type Listed = {
	readonly title: string;
	/** Null for a part that has no sheet. */
	readonly sheet: string | null;
	readonly words: string;
};

/** What the workbook is, and what its sheets are, each led to. */
function aboutRows(
	document: ReportDocument,
	contents: readonly Listed[],
	setting: CellSetting
): readonly (readonly SheetCell[])[] {
	const { styles, language } = setting;
	const word = (key: AnnexWord) => annexWords[key][language];
	const named = (key: AnnexWord, words: string): readonly SheetCell[] => [
		lineCell(word(key), setting),
		wordsCell(words, 'name', setting)
	];
	const { title, stamps, description, situation, held, edition, author } = document;
	return [
		[lineCell(title, setting, 'title')],
		...(stamps.length === 0 ? [] : [[lineCell(stamps.join(' · '), setting, 'warning')]]),
		[],
		...(description === title ? [] : [named('purpose', description)]),
		named('situation', situation),
		...(held === '' ? [] : [named('held', held)]),
		named('edition', edition),
		named('publisher', author),
		named('reading', word('howToRead')),
		[],
		[lineCell(word('sheets'), setting)],
		...contents.map(({ title, sheet, words }) => [
			sheet === null
				? wordsCell(title, 'name', setting)
				: { value: title, style: styles.link, to: sheet },
			wordsCell(words, 'name', setting)
		])
	];
}
