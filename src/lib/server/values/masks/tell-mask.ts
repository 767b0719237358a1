import type { IsoDate, Period } from '#lib/indicators/period.ts';
import type { Level } from '#lib/indicators/territory.ts';
import { deduceIntervals, type Interval } from '../../disclosure/deduce-intervals.ts';
import type { Edition } from '../../editions/edition.ts';
import { JalonError } from '../../programme/problem.ts';
import { checkDay } from '../compute-values.ts';
import type { MeasuredIndicator } from '../measured-answers.ts';
import { dimensionsOf, indicatorOf, partsOf } from '../question.ts';
import { unknownName } from '../refusal.ts';
import { slotsOf } from '../slots.ts';
import { timingOf } from '../timing.ts';
import { timeOf } from './cube-times.ts';
import { cutDates } from './cut-dates.ts';
import { makeCube, type Cube } from './make-mask.ts';
import type { CellState } from './mask.ts';
import { maskedIndicators } from './masks.ts';

export type MaskQuery = {
	readonly indicator: string;
	/** A split beside the total; null is the total alone. */
	readonly by: string | null;
	readonly level: Level;
	/** Null is the edition's date. */
	readonly at: IsoDate | null;
	/** Works out what a reader can deduce of each hidden cell. */
	readonly explain: boolean;
};

/** A cell of one table, with what readers held to suppression see of it. */
export type ToldCell = {
	readonly territory: string | null;
	/** Undefined is the total, null what is not stated. */
	readonly value: string | null | undefined;
	/** Units behind it. */
	readonly units: number | null;
	/** Null where no figure can be asked for. */
	readonly state: CellState | null;
	/** Of a hidden cell, when asked; its ends included. */
	readonly interval: Interval | null;
};

export type ToldMask = { readonly period: Period; readonly cells: readonly ToldCell[] };

/**
 * The cells of too few that have one value only for who knows that counts are never negative. Masks close what
 * bounds find; a chain that only a linear programme follows is told here, to be closed by hand.
 */
export function deducible({ cells }: ToldMask): readonly ToldCell[] {
	return cells.filter(
		({ state, interval }) =>
			interval !== null && state !== 'complement' && interval.most - interval.least < 1e-6
	);
}

/** Two linear programmes a hidden cell: more are not worked out while somebody waits. */
const mostHidden = 300;

/**
 * What is hidden of an indicator's headline at a date, and why; when asked, the interval that a
 * reader can deduce from that date's table. Throws for a question that the cube does not have.
 */
export async function tellMask(edition: Edition, query: MaskQuery): Promise<ToldMask> {
	const indicator = maskedIndicator(edition, query.indicator);
	const splits = dimensionsOf(edition, indicator);
	if (query.by !== null && !splits.includes(query.by))
		throw unknownName('unknown-dimension', { fr: 'Dimension', en: 'dimension' }, query.by, splits);
	const cube = await makeCube(edition, indicator);
	const timing = await timingOf(edition, indicator);
	const at = checkDay(query.at ?? edition.asOf, 'asOf');
	const { settings } = edition.programme;
	const [slot] = slotsOf({ type: 'headline', dates: [at] }, timing, at, settings);
	const period = slot && timeOf(slot, timing);
	const time = cube.times.findIndex(
		({ from, to, rank }) => rank !== null && from === period?.from && to === period.to
	);
	if (!period || time === -1) throw notACut(edition, at);
	const split = query.by === null ? null : splits.indexOf(query.by);
	const values = query.by === null ? [] : (cube.values.get(query.by) ?? []);
	const asked = cube.places.places.flatMap(({ names }, place) => {
		const name = names.find(({ level, name }) => level === query.level && !name.includes('+'));
		return name ? [{ place, territory: name.territory }] : [];
	});
	const find = cellFinder(cube, time);
	const listed = asked.flatMap(({ place, territory }) => [
		{ territory, value: undefined, at: find(place, null, 0) },
		...values.map((value, index) => ({ territory, value, at: find(place, split, index) }))
	]);
	const hidden = listed.flatMap((cell) =>
		cell.at !== undefined && stateOf(cube, cell.at) !== 'shown' ? [cell.at] : []
	);
	const intervals = query.explain ? await intervalsOf(cube, time, split, hidden) : null;
	return {
		period,
		cells: listed.map(({ territory, value, at }) => ({
			territory,
			value,
			units: at === undefined ? null : cube.cells[at]!.answer.units,
			state: at === undefined ? null : stateOf(cube, at),
			interval: at === undefined ? null : (intervals?.get(at) ?? null)
		}))
	};
}

function maskedIndicator(edition: Edition, id: string): MeasuredIndicator {
	const { programme } = edition;
	const masked = maskedIndicators(programme);
	const indicator = indicatorOf(edition, id);
	if (indicator?.formula) {
		const parts = partsOf(edition, indicator).map((part) => part.id);
		throw new JalonError('bad-request', {
			fr: `« ${id} » est une formule : ce qui en est masqué l’est dans ses parties, ${parts.join(' et ')}.`,
			en: `“${id}” is a formula: what is hidden of it is hidden in its parts, ${parts.join(' and ')}.`
		});
	}
	if (!indicator)
		throw unknownName(
			'unknown-indicator',
			{ fr: 'Indicateur', en: 'indicator' },
			id,
			programme.indicators.map((query) => query.id)
		);
	if (masked.includes(id))
		return { ...indicator, kind: indicator.kind as MeasuredIndicator['kind'] };
	throw new JalonError('bad-request', {
		fr: `Rien n’est jamais masqué de « ${id} » : il ne compte ni personnes, ni foyers, ni entreprises, et n’a pas de « confidential ».`,
		en: `Nothing of “${id}” is ever hidden: it counts no people, households or companies, and has no “confidential”.`
	});
}

function notACut(edition: Edition, at: IsoDate): JalonError {
	const near = cutDates(edition)
		.map(({ date }) => date)
		.filter((date) => date <= at)
		.at(-1);
	return new JalonError('bad-request', {
		fr: `Qui ne voit pas les petits nombres ne voit rien au ${at} : seulement aux fins de mois et aux dates de séances${near ? `, comme le ${near}` : ''}.`,
		en: `Those who do not see small counts see nothing at ${at}: only at ends of months and dates of meetings${near ? `, such as ${near}` : ''}.`
	});
}

function cellFinder({ cells }: Cube, time: number) {
	const index = new Map(
		cells.flatMap(({ place, split, value, ...cell }, at) =>
			cell.time === time && cell.asked ? [[`${place} ${split} ${value}`, at] as const] : []
		)
	);
	return (place: number, split: number | null, value: number) =>
		index.get(`${place} ${split} ${value}`);
}

function stateOf({ cells, protections }: Cube, at: number): CellState {
	const { reason } = cells[at]!;
	return reason ?? (protections[at] === 'shown' ? 'shown' : 'complement');
}

/** From the table of one date: its places, its total and one split. */
async function intervalsOf(
	{ cells, relations, protections }: Cube,
	time: number,
	split: number | null,
	hidden: readonly number[]
): Promise<ReadonlyMap<number, Interval>> {
	if (hidden.length > mostHidden)
		throw new JalonError('too-many-figures', {
			fr: `${hidden.length} cellules masquées : au plus ${mostHidden} sont expliquées. Demandez un niveau ou un découpage plus court.`,
			en: `${hidden.length} hidden cells: at most ${mostHidden} are explained. Ask a shorter level or split.`
		});
	const isHere = (at: number) => {
		const cell = cells[at];
		// A part that no cell stands for is whatever it is.
		return !cell || (cell.time === time && (cell.split === null || cell.split === split));
	};
	const shown = protections.map((protection, at) =>
		protection === 'shown' ? cells[at]!.count : null
	);
	const own = relations.filter(({ whole, parts }) =>
		[whole, ...parts].every((member) => isHere(member))
	);
	return deduceIntervals(shown, own, hidden);
}
