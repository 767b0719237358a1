import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Level } from '#lib/indicators/territory.ts';
import type { Missing } from '#lib/indicators/value.ts';
import { indicatorCoverage } from '../editions/coverage.ts';
import type { Edition } from '../editions/edition.ts';
import { withoutFigure, type Answer, type Cell, type CellAnswers, type Figure } from './answer.ts';
import { covers, coversOnward } from './coverage.ts';
import { factsShapes, type FactsShape, type MeasuredKind } from './facts-shape.ts';
import { columnOf, geographyOf, type LocatedLevel } from './geography.ts';
import { measureGroupings } from './measure-groupings.ts';
import { cellKey, emptyFigure, measure } from './measure.ts';
import { insideOf, placeFilters } from './place.ts';
import type { Question } from './question.ts';
import type { Slot } from './slots.ts';
import type { Filter } from './sql.ts';

export type MeasuredIndicator = Indicator & { readonly kind: MeasuredKind };

/** Answers to all that is asked of an indicator's facts: one for each slot, in each cell asked. */
export type MeasuredAnswers = {
	readonly cells: readonly CellAnswers[];
	/** What a cell without any fact answers. */
	readonly empty: readonly Answer[];
};

/** What the facts answer, whoever asks: what a reader may not see is hidden afterwards. */
export async function measuredAnswers(
	question: Question,
	indicator: MeasuredIndicator,
	slots: readonly Slot[]
): Promise<MeasuredAnswers> {
	const { edition, place } = question;
	const shape = (await factsShapes(edition)).get(indicator.id);
	if (shape === undefined || !isTold(indicator, shape, place.level))
		return unanswerable(question, slots);

	const reasons = slots.map(
		(slot): Missing | null =>
			slot.missing ?? (isCovered(edition, indicator, shape, slot) ? null : 'outside-coverage')
	);
	const asked = {
		edition,
		indicator,
		shape,
		asOf: question.asOf,
		slots: slots.map((slot, at) => (reasons[at] ? null : slot)),
		level: place.level,
		byTerritory: place.list !== null,
		by: question.by,
		filters: await filtersAsked(question, indicator)
	};
	const measured =
		place.level === 'grouping' && place.list !== null
			? await measureGroupings(asked, place.list, question.memory)
			: await measure(asked, question.memory);

	const answersFor = (figures: readonly Figure[] | undefined) =>
		reasons.map((reason, at) =>
			reason
				? withoutFigure(reason)
				: conclude(figures?.[at] ?? emptyFigure(indicator.kind), indicator)
		);
	const found = [...measured.values()].map(({ cell }) => cell);
	return {
		empty: answersFor(undefined),
		cells: cellsAsked(question, found, labelledValues(question, indicator.id)).map((cell) => ({
			cell,
			answers: answersFor(measured.get(cellKey(cell))?.figures)
		}))
	};
}

/** The indicator doesn't speak of what is asked, at any time. */
export function unanswerable(question: Question, slots: readonly Slot[]): MeasuredAnswers {
	const empty = slots.map(() => withoutFigure('not-at-level'));
	return { empty, cells: cellsAsked(question, []).map((cell) => ({ cell, answers: empty })) };
}

/** What of an indicator's facts a question asks about. */
export async function filtersAsked(
	{ edition, place, where }: Pick<Question, 'edition' | 'place' | 'where'>,
	{ within }: Pick<Indicator, 'within'>
): Promise<readonly Filter[]> {
	const own = within === null ? null : await (await geographyOf(edition)).find(within);
	return [
		...placeFilters(place),
		...(own ? [insideOf(own)] : []),
		...where.map(({ dimension, values }) => ({ column: dimension, values }))
	];
}

/** Whether an indicator has figures at a level: what may not be summed has none of a grouping. */
export function isTold(
	{ kind, across }: Pick<Indicator, 'kind' | 'across'>,
	shape: FactsShape,
	level: Level
): boolean {
	if (level === 'programme') return true;
	if (level === 'grouping' && kind === 'level' && across === 'none') return false;
	return isLocated(shape, level);
}

/** Facts that name their territory at a coarser level only can't answer for a finer one. */
function isLocated(shape: FactsShape, level: LocatedLevel): boolean {
	return shape.rows === 0 || shape.located[columnOf[level]] > 0;
}

/** Whether the files received cover all that a figure speaks of. */
export function isCovered(
	edition: Edition,
	indicator: MeasuredIndicator,
	shape: FactsShape,
	{ period }: Slot
): boolean {
	const spans = indicatorCoverage(edition.manifest, edition.programme, indicator.id);
	if (indicator.kind === 'level') return coversOnward(spans, period.to);
	if (indicator.kind === 'stock' || shape.intervals)
		return covers(spans, { from: period.to, to: period.to }, period.to);
	const { since } = edition.programme.settings;
	const floor = indicator.since !== null && indicator.since > since ? indicator.since : since;
	return covers(spans, period, floor);
}

/** Zero is a figure; what can't be divided, or isn't known, has no data. */
export function conclude(
	figure: Figure,
	{ kind, across, minimum }: Pick<Indicator, 'kind' | 'across' | 'minimum'>
): Answer {
	if (figure.value === null) {
		// Several series that may not be summed: the question is asked at the wrong level.
		const unsummed = kind === 'level' && across === 'none' && figure.observations > 1;
		if (unsummed) return withoutFigure('not-at-level');
		return kind === 'level' ? withoutFigure('no-data') : { ...figure, missing: 'no-data' };
	}
	if (minimum !== null && figure.observations < minimum) return withoutFigure('below-minimum');
	return { ...figure, missing: null };
}

/** Values that the contract labels stand even where no fact has them. */
function labelledValues({ edition, by, where }: Question, id: string): readonly string[] {
	if (by === null) return [];
	const filtered = where.find(({ dimension }) => dimension === by)?.values;
	if (filtered) return filtered.filter((value) => value !== null);
	const query = edition.programme.indicators.find((other) => other.id === id);
	return (query?.labels[by] ?? []).map(({ value }) => value);
}

/** The cells asked: territories in the geography's order, then a dimension's values, unknown last. */
function cellsAsked(
	{ place, by }: Question,
	found: readonly Cell[],
	labelled: readonly string[] = []
): readonly Cell[] {
	const listed = place.list?.map(({ code }) => code) ?? null;
	const beside = place.open
		? [...new Set(found.map(({ territory }) => territory))].filter(
				(code) => code !== null && !listed?.includes(code)
			)
		: [];
	const territories = listed === null ? [null] : [...listed, ...beside.sort()];
	const values = found.map(({ dimension }) => dimension);
	const dimensions =
		by === null
			? [null]
			: [
					...labelled,
					...[...new Set(values)]
						.filter((value) => value !== null && !labelled.includes(value))
						.sort((a, b) => (a ?? '').localeCompare(b ?? '', 'fr')),
					...(values.includes(null) || (labelled.length === 0 && values.length === 0) ? [null] : [])
				];
	return territories.flatMap((territory) =>
		dimensions.map((dimension) => ({ territory, dimension }))
	);
}
