import { writeXlsx, type CellValue } from 'hucre/xlsx';
import type { ChartNumbers } from '#lib/charts/chart-numbers.ts';
import { chartWords } from '#lib/charts/chart-words.ts';
import type { Language } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import { dateFormat } from '../../exports/workbook-styles.ts';
import { formatCode } from './chart-format.ts';

const sheets: Readonly<Record<Language, { readonly name: string; readonly head: string }>> = {
	fr: { name: 'Données', head: 'Libellé' },
	en: { name: 'Data', head: 'Name' }
};

/** The workbook that PowerPoint opens to edit a chart: a row for each category, a column for each series. */
export async function chartWorkbook(
	{ categories, series, format }: ChartNumbers,
	language: Language,
	date: IsoDate
): Promise<Uint8Array> {
	const { name, head } = sheets[language];
	const heads = categories.kind === 'days' ? chartWords[language].columns.period : head;
	const firsts: readonly CellValue[] =
		categories.kind === 'days' ? categories.days.map(atMidnight) : categories.names;
	return writeXlsx({
		properties: { modified: atMidnight(date), created: atMidnight(date) },
		sheets: [
			{
				name,
				rows: [
					[heads, ...series.map((own) => own.name)],
					...firsts.map((first, at) => [first, ...series.map(({ values }) => values[at] ?? null)])
				],
				columns: [
					{ width: 28, ...(categories.kind === 'days' ? { numFmt: dateFormat[language] } : {}) },
					...series.map(() => ({ width: 20, numFmt: formatCode(format, language) }))
				]
			}
		]
	});
}

function atMidnight(date: IsoDate): Date {
	return new Date(`${date}T00:00:00Z`);
}

/** Where a chart finds its parts in its workbook. */
export function workbookRanges({ categories }: ChartNumbers, language: Language) {
	const last = 1 + (categories.kind === 'days' ? categories.days.length : categories.names.length);
	const sheet = `'${sheets[language].name}'`;
	return {
		dayFormat: dateFormat[language],
		categories: `${sheet}!$A$2:$A$${last}`,
		name: (series: number) => `${sheet}!$${columnName(series + 1)}$1`,
		values: (series: number) =>
			`${sheet}!$${columnName(series + 1)}$2:$${columnName(series + 1)}$${last}`
	};
}

/** `A`, `Z`, `AA`. */
function columnName(at: number): string {
	const before = at >= 26 ? columnName(Math.floor(at / 26) - 1) : '';
	return before + String.fromCharCode(65 + (at % 26));
}
