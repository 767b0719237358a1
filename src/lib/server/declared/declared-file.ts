import { writeXlsx, type CellStyle, type CellValue, type ColumnDef } from 'hucre/xlsx';
import type { Format, Indicator } from '#lib/indicators/indicator.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import { unitWord } from '#lib/indicators/format.ts';
import type { Edition } from '../editions/edition.ts';
import { declaredHeaders } from '../programme/declared-contract.ts';
import { JalonError } from '../programme/problem.ts';
import { loadTerritories } from '../programme/territories.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { checkDay, findIndicators } from '../values/compute-values.ts';

/** What a file to fill in asks for: a row for each indicator in each territory, on one day. */
export type DeclaredFileQuestion = {
	readonly indicators: readonly string[];
	/** Codes; null among them is the whole programme. */
	readonly territories: readonly (string | null)[];
	readonly date: IsoDate;
};

const maximumRows = 5_000;

const beside = {
	fr: { title: 'Intitulé', place: 'Nom du territoire', unit: 'Unité', sheet: 'Chiffres à donner' },
	en: { title: 'Title', place: 'Name of the territory', unit: 'Unit', sheet: 'Figures to give' }
} as const;

const open: CellStyle = { protection: { locked: false } };
const heading: CellStyle = {
	font: { bold: true },
	fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EDF1' } },
	protection: { locked: true }
};
const toFill: CellStyle = {
	...open,
	fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF8DC' } }
};

/**
 * A workbook to fill in and deliver back like any file: names are locked, what a person gives is
 * open. The protection has no password: it keeps from slips, not from anyone.
 */
export async function writeDeclaredFile(
	{ indicators, territories, date }: DeclaredFileQuestion,
	edition: Edition,
	reader: Reader
): Promise<Uint8Array> {
	const { language } = reader;
	const asked = findIndicators(edition, indicators, reader).filter(({ part }) => !part);
	const day = checkDay(date, 'asOf');
	const places = territories.map((code) => nameOf(code, language));
	if (asked.length * places.length > maximumRows)
		throw new JalonError('bad-request', {
			fr: `${asked.length * places.length} lignes demandées, ${maximumRows} au plus : choisissez moins d’indicateurs ou de territoires.`,
			en: `${asked.length * places.length} rows asked, ${maximumRows} at most: choose fewer indicators or territories.`
		});
	const [indicator, territory, on, value, source, author] = declaredHeaders[language];
	const words = beside[language];
	const columns: ColumnDef[] = [
		{ width: 28 },
		{ width: 40 },
		{ width: 14 },
		{ width: 30 },
		{ width: 13 },
		{ width: 14 },
		{ width: 16 },
		{ width: 44 },
		{ width: 24 }
	];
	const header = [
		indicator,
		words.title,
		territory,
		words.place,
		on,
		value,
		words.unit,
		source,
		author
	];
	const cells = new Map<string, { style: CellStyle }>();
	header.forEach((_, column) => cells.set(`0,${column}`, { style: heading }));
	const rows = asked.flatMap((one) =>
		places.map((place): CellValue[] => [
			one.id,
			localize(one.title, language),
			place.code,
			place.name,
			new Date(`${day}T00:00:00Z`),
			null,
			unitOf(one, language),
			null,
			null
		])
	);
	rows.forEach((_, at) => {
		const row = at + 1;
		const format = asked[Math.floor(at / places.length)]!.format;
		cells.set(`${row},4`, { style: { ...open, numFmt: 'dd/mm/yyyy' } });
		cells.set(`${row},5`, { style: { ...toFill, numFmt: numberFormat(format) } });
		for (const column of [7, 8]) cells.set(`${row},${column}`, { style: toFill });
	});
	return writeXlsx({
		sheets: [
			{
				name: words.sheet,
				columns,
				rows: [header, ...rows],
				cells,
				freezePane: { rows: 1 },
				protection: { sheet: true, formatColumns: false, sort: false, autoFilter: false }
			}
		]
	});
}

function nameOf(code: string | null, language: Language): { code: string | null; name: string } {
	if (code === null)
		return { code, name: language === 'fr' ? 'Tout le programme' : 'The whole programme' };
	const place = loadTerritories().byCode(code);
	if (place) return { code: place.code, name: place.name };
	throw new JalonError('unknown-territory', {
		fr: `Le territoire « ${code} » n’est pas connu.`,
		en: `The territory “${code}” is not known.`
	});
}

function unitOf({ format, unit }: Indicator, language: Language): string {
	return unitWord(2, format, unit, language);
}

/** Typed in a percent cell, 60 is 60 %. */
function numberFormat({ style, decimals }: Format): string {
	const digits = decimals > 0 ? `.${'0'.repeat(decimals)}` : '';
	return style === 'percent' ? `0${digits}%` : `#,##0${digits}`;
}
