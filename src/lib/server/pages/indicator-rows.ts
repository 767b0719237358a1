import { formatDate, formatNumber } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { shortName } from '#lib/indicators/territory.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Edition } from '../editions/edition.ts';
import { pseudonymKey } from '../editions/pseudonym-key.ts';
import type { Workspace } from '../editions/workspace.ts';
import { pseudonymsOf } from '../ingest/pseudonym.ts';
import { dimensionLabel, dimensionTitle } from '../values/catalogue.ts';
import { findIndicators } from '../values/compute-values.ts';
import { factRows, type FactRow, type FactRows } from '../values/fact-rows.ts';
import { computeHeadlines } from '../values/headlines.ts';
import { filtersOf, wholeFigure, type Filters } from './indicator-filters.ts';
import { provenanceOf, type DatasetFiles } from './provenance.ts';

/** A column of the rows: what it is, and whether it may be sorted by. */
export type RowsColumn = {
	readonly id: string;
	/** Null where the page has its own word for it. */
	readonly title: string | null;
	readonly sortable: boolean;
	/** Set flush right. */
	readonly number: boolean;
};

export type RowsPage = {
	readonly indicator: Indicator;
	readonly asOf: IsoDate;
	readonly value: Value;
	readonly filters: Filters;
	/** The two parts of a formula, of which one is shown; none for an indicator with facts of its own. */
	readonly parts: readonly {
		readonly id: string;
		readonly title: string;
		readonly shown: boolean;
	}[];
	readonly columns: readonly RowsColumn[];
	/** Cells in the order of the columns, then the unit's pseudonym; null is what is not known. */
	readonly rows: readonly (readonly (string | null)[])[];
	readonly found: Pick<FactRows, 'observations' | 'units' | 'page' | 'pages' | 'sort'>;
	readonly datasets: readonly DatasetFiles[];
};

export type RowsChoice = { readonly part: string | null; readonly page: string | null };

const dates: readonly string[] = ['start_on', 'end_on', 'on_date', 'known_on'];
const numbers: readonly string[] = ['quantity', 'numerator', 'denominator', 'value'];
/** Digits that tell units of a page apart, and are no identifier. */
const shownDigits = 8;

/** The facts behind one figure, each unit under a pseudonym. Throws `not-allowed` for who may not see them. */
export async function rowsPage(
	edition: Edition,
	workspace: Workspace,
	id: string,
	view: View,
	choice: RowsChoice,
	reader: Reader
): Promise<RowsPage> {
	const [indicator] = findIndicators(edition, [id], reader);
	if (!indicator) throw new Error(`no indicator ${id}`);
	const asOf = view.asOf ?? edition.asOf;
	const filters = filtersOf(edition, indicator, view, reader);
	const { territory } = view;
	const held = { territory, where: filters.where };
	const page = choice.page === null ? 1 : /^\d{1,9}$/.test(choice.page) ? Number(choice.page) : NaN;
	const found = await factRows(
		edition,
		{ indicator: id, part: choice.part, asOf, sort: view.sort, page, ...held },
		reader
	);
	const query = { indicators: [id], dates: [asOf], asOf, ...held };
	const [value] = (await computeHeadlines(edition, query, reader)).get(id) ?? [];
	const whole = await wholeFigure(edition, indicator, asOf, view, filters, reader);
	const { settings } = edition.programme;
	const pseudonym = pseudonymsOf(await pseudonymKey(workspace, settings.fictitious));
	const { measured } = found;
	// The day a fact was known is told where it is not the day it speaks of.
	const columns = found.columns.filter((name) => name !== 'known_on' || isKnownLater(found.rows));
	const unit = (key: string | null) => (key === null ? null : pseudonym(key).slice(0, shownDigits));
	const cell = (row: FactRow, name: string): string | null => {
		const raw = row[name] ?? null;
		if (name === 'key') return raw === null ? null : unit(String(raw));
		if (name === 'place') return raw === null ? null : shortName(String(raw));
		if (raw !== null && dates.includes(name)) return formatDate(String(raw), reader.language);
		if (numbers.includes(name))
			return raw === null ? null : plainNumber(Number(raw), reader.language);
		if (name in measured.dimensions)
			return dimensionLabel(
				edition,
				measured,
				name,
				raw === null ? null : String(raw),
				reader.language
			);
		return raw === null ? null : String(raw);
	};
	return {
		indicator,
		asOf,
		value: value!,
		filters: { ...filters, whole },
		parts: indicator.formula
			? found.parts.map((part) => ({
					id: part.id,
					title: localize(part.title, reader.language),
					shown: part.id === measured.id
				}))
			: [],
		columns: columns.map((name) => ({
			id: name,
			title:
				name in measured.dimensions
					? localize(dimensionTitle(edition, measured, name), reader.language)
					: null,
			sortable: name !== 'key',
			number: numbers.includes(name)
		})),
		rows: found.rows.map((row) => [...columns.map((name) => cell(row, name)), unit(row.unit_key)]),
		found,
		datasets: provenanceOf(edition, measured, asOf, reader.language).datasets
	};
}

function isKnownLater(rows: readonly FactRow[]): boolean {
	return rows.some((row) => row['known_on'] !== (row['start_on'] ?? row['on_date']));
}

/** As many decimals as it has, up to four. */
function plainNumber(value: number, language: Language): string {
	const [, decimals = ''] = String(Math.round(value * 1e4) / 1e4).split('.');
	return formatNumber(value, language, { decimals: decimals.length });
}
