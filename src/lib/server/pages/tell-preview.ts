import { formatDate, formatNumber } from '#lib/indicators/format.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import { isIsoDate } from '#lib/indicators/period.ts';
import type { Contract, Field } from '../programme/contract.ts';
import { loadTerritories } from '../programme/territories.ts';
import type { Preview } from '../rounds/preview-draft.ts';

/** The first rows of a file, each cell as received and as understood. */
export type ToldPreview = {
	readonly columns: readonly {
		/** As received; null for a field that no column feeds. */
		readonly header: string | null;
		/** What it is read as; null for a column that nothing asks for. */
		readonly title: string | null;
	}[];
	readonly rows: readonly {
		readonly line: number;
		readonly cells: readonly ToldCell[];
		/** Why the row is set aside. */
		readonly refused: string | null;
	}[];
	/** A column that identifies people is hidden. */
	readonly hides: boolean;
};

export type ToldCell = {
	/** Null where it is hidden, or there is none. */
	readonly received: string | null;
	/** Null where nothing was understood, or is asked for. */
	readonly understood: string | null;
	readonly hidden: boolean;
};

/** Rows of a file's beginning that are shown. */
export const previewedRows = 12;

type Row = Preview['rows'][number];
type Cells = {
	readonly header: string | null;
	readonly at: number | null;
	readonly field: string | null;
};

export function tellPreview(
	preview: Preview | null,
	contract: Contract | null,
	language: Language
): ToldPreview {
	if (preview === null || preview.rows.length === 0) return { columns: [], rows: [], hides: false };
	const { columns, fields } = preview;
	const fed = new Set(columns.map(({ field }) => field));
	const shown: readonly Cells[] = [
		...columns.map(({ header, field }, at) => ({ header, at, field })),
		...fields
			.filter(({ name }) => !fed.has(name))
			.map(({ name }) => ({ header: null, at: null, field: name }))
	];
	const fieldOf = (name: string | null) =>
		contract?.fields.find((field) => field.name === name) ?? null;
	const personal = new Set(fields.filter((field) => field.personal).map(({ name }) => name));
	return {
		columns: shown.map(({ header, field }) => ({ header, title: fieldOf(field)?.title ?? null })),
		rows: preview.rows.slice(0, previewedRows).map((row) => ({
			line: row.line,
			cells: shown.map((cell) => tellCell(row, cell, fieldOf(cell.field), personal, language)),
			refused: row.refused && localize(row.refused, language)
		})),
		hides: columns.some((column) => column.personal)
	};
}

function tellCell(
	{ received, understood }: Row,
	{ at, field: name }: Cells,
	field: Field | null,
	personal: ReadonlySet<string>,
	language: Language
): ToldCell {
	const text = at === null ? null : (received[at] ?? null);
	const hidden = (at !== null && text === null) || (name !== null && personal.has(name));
	const value = hidden || name === null ? null : (understood?.[name] ?? null);
	return {
		received: hidden ? null : text,
		understood: value === null ? null : field ? valueWords(value, field, language) : value,
		hidden
	};
}

/** A stored value as a page would show it: « 5 déc. 2018 », « oui », « Cahors (46042) ». */
function valueWords(value: string, field: Field, language: Language): string {
	const label = field.values.find((one) => one.value === value)?.label;
	if (label) return localize(label, language);
	switch (field.type) {
		case 'boolean':
			return { fr: { true: 'oui', false: 'non' }, en: { true: 'yes', false: 'no' } }[language][
				value === 'true' ? 'true' : 'false'
			];
		case 'date':
			return isIsoDate(value) ? formatDate(value, language, 'medium') : value;
		case 'datetime': {
			const [date = '', time = ''] = value.split(' ');
			return isIsoDate(date)
				? `${formatDate(date, language, 'medium')} ${time.slice(0, 5)}`
				: value;
		}
		case 'integer':
		case 'number': {
			const number = Number(value);
			const decimals = Math.min(10, value.split('.')[1]?.length ?? 0);
			return Number.isFinite(number) && Math.abs(number) < 1e15
				? formatNumber(number, language, { decimals })
				: value;
		}
		default: {
			const place = placeOf(field) ? loadTerritories().byCode(value) : null;
			return place ? `${place.name} (${value})` : value;
		}
	}
}

function placeOf({ constraints: { nomenclature } }: Field): boolean {
	return (
		nomenclature === 'commune' ||
		nomenclature === 'intercommunality' ||
		nomenclature === 'department'
	);
}
