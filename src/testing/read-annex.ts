import { readXlsx, type Sheet } from 'hucre/xlsx';
import { fromBufferPromise } from 'yauzl';

export type AnnexSheet = Sheet;

/** The sheets of a workbook, with the formats of their cells. */
export async function openAnnex(content: Uint8Array): Promise<readonly Sheet[]> {
	return (await readXlsx(content, { readStyles: true })).sheets;
}

export function sheetNamed(all: readonly Sheet[], name: string): Sheet {
	const found = all.find((sheet) => sheet.name === name);
	if (!found) throw new Error(`${name} is not among ${all.map((one) => one.name).join(', ')}`);
	return found;
}

/** The row that its first cell names, without the empty cells at its end. */
export function rowNamed(sheet: Sheet, first: unknown): readonly unknown[] {
	const found = sheet.rows.find((cells) => cells[0] === first) ?? [];
	return found.slice(0, found.findLastIndex((cell) => cell !== null) + 1);
}

/** The number format of a cell of the row that its first cell names. */
export function formatIn(sheet: Sheet, first: unknown, column: number): string | undefined {
	return formatAt(
		sheet,
		sheet.rows.findIndex((cells) => cells[0] === first),
		column
	);
}

export function formatAt(sheet: Sheet, row: number, column: number): string | undefined {
	return sheet.cells?.get(`${row},${column}`)?.style?.numFmt;
}

/** The XML of each part of a workbook, by its path. */
export async function partsOf(content: Uint8Array): Promise<Readonly<Record<string, string>>> {
	const zip = await fromBufferPromise(Buffer.from(content), { lazyEntries: true });
	const parts: Record<string, string> = {};
	for await (const entry of zip.eachEntry()) {
		const stream = (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>;
		parts[entry.fileName] = Buffer.concat(await Array.fromAsync(stream)).toString();
	}
	return parts;
}
