import type { Indicator } from '#lib/indicators/indicator.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Level } from '#lib/indicators/territory.ts';
import type { Edition } from '../editions/edition.ts';
import { cleanNumber, type Cell, type Figure } from './answer.ts';
import type { FactColumns } from './columns/fact-columns.ts';
import { heldColumns } from './columns/held-columns.ts';
import { moveRows } from './columns/moves.ts';
import { windowRows } from './columns/windows.ts';
import type { FactsShape, MeasuredKind } from './facts-shape.ts';
import type { FigureRow } from './figure-row.ts';
import { columnOf } from './geography.ts';
import type { Slot } from './slots.ts';
import {
	levelsStatement,
	movesStatement,
	windowsStatement,
	type FactsQuestion,
	type Filter,
	type LevelQuestion
} from './sql.ts';
import { runStatement } from './statement-limit.ts';

/** What is asked of one indicator's facts. */
export type Measurement = {
	readonly edition: Edition;
	readonly indicator: Indicator & { readonly kind: MeasuredKind };
	readonly shape: FactsShape;
	readonly asOf: IsoDate;
	/** Null where no figure is wanted. */
	readonly slots: readonly (Slot | null)[];
	/** Territories are grouped at this level when `byTerritory`. */
	readonly level: Level;
	readonly byTerritory: boolean;
	readonly by: string | null;
	readonly filters: readonly Filter[];
};

/** The figures of the cells that have facts, by `cellKey`, one for each slot. */
export type Measured = ReadonlyMap<string, { readonly cell: Cell; readonly figures: Figure[] }>;

export function cellKey({ territory, dimension }: Cell): string {
	return JSON.stringify([territory, dimension]);
}

/** What there is where no fact is: nothing counted, or nothing known. */
export function emptyFigure(kind: MeasuredKind): Figure {
	const counts = kind === 'stock' || kind === 'flow' || kind === 'distinct';
	return {
		value: counts ? 0 : null,
		numerator: null,
		denominator: null,
		units: kind === 'level' ? null : 0,
		observations: 0
	};
}

/** Measurements of one question, so that two formulas with a part in common ask for it once. */
export type MeasurementMemory = Map<string, Promise<Measured>>;

/** Asks an indicator's facts, in one statement for all slots. */
export function measure(asked: Measurement, memory: MeasurementMemory): Promise<Measured> {
	const { indicator, slots, filters } = asked;
	const times = slots.map((slot) => slot && [slot.period.to, slot.facts]);
	const key = JSON.stringify([indicator.id, times, filters]);
	const before = memory.get(key);
	if (before) return before;
	const measured = measureFacts(asked);
	memory.set(key, measured);
	return measured;
}

async function measureFacts(asked: Measurement): Promise<Measured> {
	const { edition, indicator, shape } = asked;
	return answerFrom(asked, await heldColumns(edition, indicator, shape));
}

/** Answers from an indicator's facts in memory, or from SQL where there are none or they can't. */
export async function answerFrom(
	asked: Measurement,
	columns: FactColumns | null
): Promise<Measured> {
	const { indicator, shape, level } = asked;
	const territoryColumn = level === 'programme' ? null : columnOf[level];
	const question: FactsQuestion = {
		indicator: indicator.id,
		kind: indicator.kind,
		asOf: asked.asOf,
		filters: asked.filters,
		groups: [
			...(asked.byTerritory && territoryColumn ? [territoryColumn] : []),
			...(asked.by === null ? [] : [asked.by])
		],
		units: shape.units
	};
	const live = asked.slots.filter((slot) => slot !== null);
	if (live.length === 0) return new Map();
	const { database, programme } = asked.edition;

	if (indicator.kind === 'level' || indicator.kind === 'stock' || shape.intervals) {
		const dates = [...new Set(live.map(({ period }) => period.to))].sort();
		const rows =
			(columns && moveRows(columns, question, dates)) ??
			(await runStatement<FigureRow>(
				database,
				indicator.kind === 'level'
					? levelsStatement(
							levelQuestion(question, indicator, level, programme.settings.territory),
							dates
						)
					: movesStatement(question, dates)
			));
		const byCell = gather(rows, asked);
		return mapFigures(byCell, asked, (cellRows) => {
			const figures =
				indicator.kind === 'level'
					? lastKnown(cellRows, dates.length, indicator.across)
					: runningSums(cellRows, dates.length);
			return (slot) => figures[dates.indexOf(slot.period.to)];
		});
	}

	const windows = live.map(({ facts }) => facts);
	const rows =
		(columns && windowRows(columns, question, windows)) ??
		(await runStatement<FigureRow>(database, windowsStatement(question, windows)));
	return mapFigures(gather(rows, asked), asked, (cellRows) => {
		const figures = new Map(cellRows.map((row) => [row.slot, windowFigure(row, indicator.kind)]));
		return (slot) => figures.get(live.indexOf(slot));
	});
}

const columnRanks: readonly string[] = ['commune', 'intercommunality', 'department'];
const programmeRank = 3;

/** What a level's facts are asked beside what others are. */
export function levelQuestion(
	question: FactsQuestion,
	{ dimensions, across }: Pick<Indicator, 'dimensions' | 'across'>,
	level: Level,
	home: string
): LevelQuestion {
	const territoryColumn = level === 'programme' ? null : columnOf[level];
	return {
		...question,
		dimensions: Object.keys(dimensions),
		rank: territoryColumn === null ? programmeRank : columnRanks.indexOf(territoryColumn),
		territoryColumn,
		home,
		across
	};
}

function gather(
	rows: readonly FigureRow[],
	{ byTerritory, by }: Measurement
): Map<string, { cell: Cell; rows: FigureRow[] }> {
	const cells = new Map<string, { cell: Cell; rows: FigureRow[] }>();
	for (const row of rows) {
		const territory = byTerritory ? (row.group0 ?? null) : null;
		// Facts without a territory of this level belong to none of its figures.
		if (byTerritory && territory === null) continue;
		const dimension = by === null ? null : ((byTerritory ? row.group1 : row.group0) ?? null);
		const cell = { territory, dimension };
		const key = cellKey(cell);
		const known = cells.get(key);
		if (known) known.rows.push(row);
		else cells.set(key, { cell, rows: [row] });
	}
	return cells;
}

function mapFigures(
	cells: ReadonlyMap<string, { cell: Cell; rows: FigureRow[] }>,
	{ slots, indicator }: Measurement,
	read: (rows: readonly FigureRow[]) => (slot: Slot) => Figure | undefined
): Measured {
	return new Map(
		[...cells].map(([key, { cell, rows }]) => {
			const figureAt = read(rows);
			const figures = slots.map((slot) => (slot && figureAt(slot)) ?? emptyFigure(indicator.kind));
			return [key, { cell, figures }];
		})
	);
}

function windowFigure(row: FigureRow, kind: MeasuredKind): Figure {
	const numerator = cleanNumber(row.numerator ?? null);
	const denominator = cleanNumber(row.denominator ?? null);
	return {
		value: kind === 'ratio' ? divide(numerator, denominator) : cleanNumber(row.total),
		numerator,
		denominator,
		units: row.units ?? 0,
		observations: row.observations
	};
}

/** Null when a part is missing, or nothing was counted to divide by. */
export function divide(numerator: number | null, denominator: number | null): number | null {
	if (numerator === null || denominator === null || denominator === 0) return null;
	return numerator / denominator;
}

function runningSums(rows: readonly FigureRow[], dates: number): Figure[] {
	const figures: Figure[] = [];
	const byDate = new Map(rows.map((row) => [row.slot, row]));
	let [total, units, observations] = [0, 0, 0];
	for (let at = 0; at < dates; at++) {
		const move = byDate.get(at);
		total += move?.total ?? 0;
		units += move?.units ?? 0;
		observations += move?.observations ?? 0;
		figures.push({
			// What came and went may leave a residue of binary fractions.
			value: Math.round(total * 1e9) / 1e9 + 0,
			numerator: null,
			denominator: null,
			units,
			observations
		});
	}
	return figures;
}

function lastKnown(
	rows: readonly FigureRow[],
	dates: number,
	across: Indicator['across']
): Figure[] {
	const byDate = new Map(rows.map((row) => [row.slot, row]));
	return Array.from({ length: dates }, (_, at) => {
		const row = byDate.get(at);
		const value = row === undefined ? null : across === 'sum' ? summed(row) : single(row);
		return {
			value: cleanNumber(value),
			numerator: null,
			denominator: null,
			units: null,
			observations: row?.observations ?? 0
		};
	});
}

/** A sum is unknown when one of its parts is. */
function summed(row: FigureRow): number | null {
	return row.observations === row.parts ? row.total : null;
}

/** Without summing there is a figure where one series speaks, or one of them for the whole. */
function single(row: FigureRow): number | null {
	if (row.parts === 1) return row.total;
	return row.whole_parts === 1 ? (row.whole_total ?? null) : null;
}
