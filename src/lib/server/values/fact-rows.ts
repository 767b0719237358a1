import type { Indicator, Kind } from '#lib/indicators/indicator.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import { seesRows, type Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import { JalonError } from '../programme/problem.ts';
import { narrowed } from './answers.ts';
import { checkDimensions } from './check-dimensions.ts';
import { checkDay, findIndicators } from './compute-values.ts';
import { factsShapes, type FactsShape, type MeasuredKind } from './facts-shape.ts';
import { levelQuestion } from './measure.ts';
import { filtersAsked, isCovered, isTold } from './measured-answers.ts';
import { resolvePlace } from './place.ts';
import { indicatorOf, measuredIds } from './question.ts';
import { notAllowed, unknownName } from './refusal.ts';
import { countRowsStatement, listRowsStatement, type RowsQuestion } from './rows-sql.ts';
import { slotsOf, type Slot } from './slots.ts';
import type { FactsQuestion } from './sql.ts';
import { runStatement } from './statement-limit.ts';
import { timingOf } from './timing.ts';
import type { ValuesQuery } from './values-query.ts';

export type RowsQuery = Pick<ValuesQuery, 'territory' | 'where'> & {
	readonly indicator: string;
	/** Which of a formula's measured parts; null is its first. */
	readonly part: string | null;
	readonly asOf: IsoDate;
	/** A column that the answer names; `-` before it is descending. Null is the latest first. */
	readonly sort: string | null;
	/** From 1. */
	readonly page: number;
	/** Rows of a page, `rowsOfPage` when left out; a file asks for many. */
	readonly size?: number;
};

/** One fact as it was worked out; which unit it is about is for who shows it to hide. */
export type FactRow = Readonly<Record<string, string | number | null>> & {
	readonly unit_key: string | null;
	readonly place: string | null;
};

export type FactRows = {
	/** The indicator whose facts these are: the one asked, or a part of it. */
	readonly measured: Indicator;
	readonly parts: readonly Indicator[];
	/** Of the facts, in the order shown: dates, what is counted, `place`, dimensions. */
	readonly columns: readonly string[];
	readonly rows: readonly FactRow[];
	readonly sort: { readonly column: string; readonly descending: boolean };
	readonly page: number;
	readonly pages: number;
	/** Facts behind the figure, and the distinct units they are about; null for levels. */
	readonly observations: number;
	readonly units: number | null;
};

export const rowsOfPage = 50;

/**
 * The facts behind an indicator's headline figure at a date, a page at a time. Throws
 * `not-allowed` for who may only see counts, and for what is not understood as computeValues does.
 */
export async function factRows(
	edition: Edition,
	query: RowsQuery,
	reader: Reader
): Promise<FactRows> {
	const [indicator] = findIndicators(edition, [query.indicator], reader);
	if (!indicator || !seesRows(reader))
		throw notAllowed({ fr: 'Lignes de', en: 'rows of' }, query.indicator);
	if (edition.manifest.withoutRows)
		throw new JalonError('rows-purged', {
			fr: 'Le détail de cette version a été effacé à la fin de sa durée de conservation : ses chiffres restent, pas les lignes derrière eux.',
			en: 'The rows of this edition were purged at the end of their retention: its figures stay, not the rows behind them.'
		});
	const parts = measuredIds(edition, indicator).flatMap((id) => indicatorOf(edition, id) ?? []);
	const chosen = choosePart(parts, query.part);
	const measured = chosen === indicator ? indicator : narrowed(chosen, indicator);
	const shape = (await factsShapes(edition)).get(measured.id);
	const columns = columnsOf(measured, shape?.intervals === true);
	const sort = chooseOrder(query.sort, columns);
	const asked = shape ? await rowsAsked(edition, query, reader, indicator, measured, shape) : null;
	const count = asked
		? await countRows(edition, asked, shape!)
		: { observations: 0, units: measured.kind === 'level' ? null : 0 };
	const size = query.size ?? rowsOfPage;
	const pages = Math.max(1, Math.ceil(count.observations / size));
	if (!Number.isSafeInteger(query.page) || query.page < 1 || query.page > pages)
		throw new JalonError('bad-request', {
			fr: `Il n’y a pas de page ${query.page} : ces lignes en ont ${pages}.`,
			en: `There is no page ${query.page}: these rows have ${pages}.`
		});
	const order = { ...sort, offset: (query.page - 1) * size, limit: size };
	const listed = columns.filter((column) => column !== 'place');
	return {
		measured,
		parts,
		columns,
		rows:
			asked && count.observations > 0
				? await runStatement<FactRow>(edition.database, listRowsStatement(asked, listed, order))
				: [],
		sort,
		page: query.page,
		pages,
		...count
	};
}

function choosePart(parts: readonly Indicator[], asked: string | null): Indicator {
	const found = asked === null ? parts[0] : parts.find(({ id }) => id === asked);
	if (found) return found;
	throw unknownName(
		'unknown-indicator',
		{ fr: 'Partie', en: 'part' },
		asked ?? '',
		parts.map(({ id }) => id)
	);
}

const counted: Readonly<Record<Kind, readonly string[]>> = {
	stock: ['quantity'],
	flow: ['quantity'],
	ratio: ['numerator', 'denominator'],
	median: ['value'],
	distinct: ['key'],
	level: ['value'],
	formula: []
};

function columnsOf({ kind, dimensions }: Indicator, intervals: boolean): readonly string[] {
	const dates = intervals ? ['start_on', 'end_on'] : ['on_date'];
	return [...dates, 'known_on', ...counted[kind], 'place', ...Object.keys(dimensions)];
}

/** What a distinct count counts may be a person: its order would tell, as that of units would. */
function chooseOrder(asked: string | null, columns: readonly string[]): FactRows['sort'] {
	if (asked === null) return { column: columns[0]!, descending: true };
	const descending = asked.startsWith('-');
	const column = descending ? asked.slice(1) : asked;
	const sortable = columns.filter((name) => name !== 'key');
	if (sortable.includes(column)) return { column, descending };
	throw unknownName('bad-request', { fr: 'Tri', en: 'sort' }, column, sortable);
}

/** Null where the figure has no facts that it could stand on. */
async function rowsAsked(
	edition: Edition,
	query: RowsQuery,
	reader: Reader,
	indicator: Indicator,
	measured: Indicator,
	shape: FactsShape
): Promise<RowsQuestion | null> {
	const { programme } = edition;
	const asOf = checkDay(query.asOf, 'asOf');
	const place = await resolvePlace(
		edition,
		{ level: null, territory: query.territory, within: null },
		reader
	);
	const where = await checkDimensions(edition, { by: null, where: query.where }, [indicator]);
	const timing = await timingOf(edition, indicator);
	const times = { type: 'headline' as const, dates: [asOf] };
	const [slot] = slotsOf(times, timing, asOf, programme.settings);
	const kind = measured.kind as MeasuredKind;
	if (!slot || slot.missing || !isTold({ ...measured, kind }, shape, place.level)) return null;
	if (!isCovered(edition, { ...measured, kind }, shape, slot)) return null;
	const question: FactsQuestion = {
		indicator: measured.id,
		kind,
		asOf,
		filters: await filtersAsked({ edition, place, where }, measured),
		groups: [],
		units: shape.units
	};
	return questionAt(question, measured, shape, slot, () =>
		levelQuestion(question, measured, place.level, programme.settings.territory)
	);
}

function questionAt(
	question: FactsQuestion,
	{ kind }: Indicator,
	{ intervals }: FactsShape,
	{ period, facts }: Slot,
	ofLevel: () => ReturnType<typeof levelQuestion>
): RowsQuestion {
	if (kind === 'level') return { of: 'level', question: ofLevel(), date: period.to };
	if (kind === 'stock' || intervals) return { of: 'date', question, date: period.to };
	return { of: 'window', question, window: facts };
}

async function countRows(edition: Edition, asked: RowsQuestion, { units }: FactsShape) {
	const [count] = await runStatement<{ observations: number; units: number }>(
		edition.database,
		countRowsStatement(asked, units)
	);
	return {
		observations: count?.observations ?? 0,
		units: asked.of === 'level' ? null : (count?.units ?? 0)
	};
}
