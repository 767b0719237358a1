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
	const entries: readonly Entry[] = [
		...partEntries(document, setting),
		...[
			{
				title: word('definitions'),
				words: word('definitionsTold'),
				sheet: definitionsSheet(document, setting),
				filtered: true
			},
			{
				title: word('provenance'),
				words: word('provenanceTold'),
				sheet: provenanceSheet(document, setting),
				filtered: true
			}
			// The head alone defines nothing.
		].filter(({ sheet }) => sheet.rows.length > 1)
	];
	const filled = entries.filter(({ sheet }) => sheet !== null);
	const [first = '', ...names] = sheetNames([word('about'), ...filled.map((one) => one.title)]);
	const nameOf = (entry: Entry) => names[filled.indexOf(entry)] ?? null;
	const printed = {
		head: [...stamps, title].join(' · '),
		foot: [situation, edition].join(' · ')
	};
	const sheetOf = (
		name: string,
		{ rows, shape }: Tables,
		more: Pick<SheetShape, 'first' | 'filtered'>
	): WorkbookSheet => ({
		name,
		rows: () => rows,
		shape: { ...shape, ...more, printed, heightOf: heightOf(shape.widths, setting.styles) }
	});
	const front: Tables = {
		rows: aboutRows(document, entries, nameOf, setting),
		shape: { widths: [34, 92], frozen: 0 }
	};
	const sheets = [
		sheetOf(first, front, { first: true, filtered: false }),
		...filled.flatMap((entry) => {
			const { sheet, filtered } = entry;
			return sheet ? [sheetOf(nameOf(entry) ?? '', sheet, { first: false, filtered })] : [];
		})
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

/** Rows with the shape of their sheet. */
type Tables = {
	readonly rows: readonly (readonly SheetCell[])[];
	readonly shape: Pick<SheetShape, 'widths' | 'frozen'>;
};

/** What the annex tells, with what is said of it on the first sheet. */
type Entry = {
	readonly title: string;
	readonly words: string;
	/** Null for a part that has no figure to show. */
	readonly sheet: Tables | null;
	readonly filtered: boolean;
};

/** What stands before the first heading is a part when it has figures. */
function partEntries(document: ReportDocument, setting: CellSetting): readonly Entry[] {
	const { figures, noTable } = annexWords;
	return annexParts(document).flatMap((part): readonly Entry[] => {
		const title = part.title ?? figures[setting.language];
		const sheet = annexSheet(title, part.blocks, document, setting);
		if (!sheet.isEmpty) return [{ title, words: '', sheet, filtered: false }];
		const words = noTable[setting.language];
		return part.title === null ? [] : [{ title, words, sheet: null, filtered: false }];
	});
}

/** What the workbook is, and what its sheets are, each led to. */
function aboutRows(
	document: ReportDocument,
	entries: readonly Entry[],
	nameOf: (entry: Entry) => string | null,
	setting: CellSetting
): Tables['rows'] {
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
		...entries.map((entry) => {
			const { title, words } = entry;
			const name = nameOf(entry);
			return [
				name === null
					? wordsCell(title, 'name', setting)
					: { value: title, style: styles.link, to: name },
				wordsCell(words, 'name', setting)
			];
		})
	];
}
