import type { Indicator } from '#lib/indicators/indicator.ts';
import { grains, type Grain } from '#lib/indicators/period.ts';
import type { Missing } from '#lib/indicators/value.ts';
import { indicatorCoverage } from '../editions/coverage.ts';
import type { Edition } from '../editions/edition.ts';
import {
	firstReason,
	withoutFigure,
	type Answer,
	type Cell,
	type CellAnswers,
	type Figure
} from './answer.ts';
import { covers, coversOnward } from './coverage.ts';
import { isSecret, thresholdOf } from './disclosure.ts';
import { factsShapes, type FactsShape, type MeasuredKind } from './facts-shape.ts';
import { geographyOf, type LocatedLevel } from './geography.ts';
import { cellKey, divide, emptyFigure, measure } from './measure.ts';
import { insideOf, placeFilters } from './place.ts';
import { crossedBy, dimensionsOf, indicatorOf, type Question } from './question.ts';
import type { Slot, Timing } from './slots.ts';
import type { Filter } from './sql.ts';

type MeasuredIndicator = Indicator & { readonly kind: MeasuredKind };

/** How an indicator stands in time: for a formula, what its parts decide together. */
export async function timingOf(edition: Edition, indicator: Indicator): Promise<Timing> {
	if (indicator.formula) {
		const [numerator, denominator] = await Promise.all(
			partsOf(edition, indicator).map((part) => timingOf(edition, part))
		);
		const parts = [numerator, denominator].filter((part) => part !== undefined);
		return {
			point: parts.every(({ point }) => point),
			over: indicator.over ?? numerator?.over ?? denominator?.over ?? null,
			finest: coarsest([indicator.finest, ...parts.map(({ finest }) => finest)]),
			matures: indicator.matures,
			early: parts.flatMap(({ early }) => early)
		};
	}
	const shape = (await factsShapes(edition)).get(indicator.id);
	const { kind, over, finest, matures } = indicator;
	const point =
		kind === 'stock' || kind === 'level' || (kind === 'distinct' && shape?.intervals === true);
	return { point, over: point ? null : over, finest, matures, early: shape?.early ?? [] };
}

function coarsest(among: readonly Grain[]): Grain {
	return among.reduce((one, other) => (grains.indexOf(one) >= grains.indexOf(other) ? one : other));
}

/** An indicator's answers: one for each slot, in each cell asked. */
export type Answers = {
	readonly cells: readonly CellAnswers[];
	/** What a cell without any fact answers. */
	readonly empty: readonly Answer[];
};

/** Every cell that the question asks of an indicator, each with one answer a slot. */
export async function answersOf(
	question: Question,
	indicator: Indicator,
	slots: readonly Slot[]
): Promise<Answers> {
	const available = dimensionsOf(question.edition, indicator);
	if (crossedBy(question).some((dimension) => !available.includes(dimension)))
		return unanswerable(question, slots);
	if (indicator.kind === 'formula') return formulaAnswers(question, indicator, slots);
	return measuredAnswers(question, { ...indicator, kind: indicator.kind }, slots);
}

/** The indicator doesn't speak of what is asked, at any time. */
function unanswerable(question: Question, slots: readonly Slot[]): Answers {
	const empty = slots.map(() => withoutFigure('not-at-level'));
	return { empty, cells: cellsAsked(question, []).map((cell) => ({ cell, answers: empty })) };
}

function partsOf(edition: Edition, { formula }: Indicator): readonly Indicator[] {
	return [formula?.numerator, formula?.denominator].flatMap((id) => {
		const part = id === undefined ? null : indicatorOf(edition, id);
		return part ? [part] : [];
	});
}

/** Computed on values: the two parts' answers, cell by cell; what one lacks, the formula lacks. */
async function formulaAnswers(
	question: Question,
	indicator: Indicator,
	slots: readonly Slot[]
): Promise<Answers> {
	const [numerators, denominators] = await Promise.all(
		partsOf(question.edition, indicator).map((part) =>
			answersOf(question, narrowed(part, indicator), slots)
		)
	);
	if (!numerators || !denominators) return unanswerable(question, slots);
	const threshold = suppressionThreshold(question, indicator);
	const divided = (one: readonly Answer[], other: readonly Answer[]) =>
		one.map((numerator, at) =>
			combine(numerator, other[at] ?? withoutFigure('no-data'), indicator, threshold)
		);
	const [numeratorOf, denominatorOf] = [byCell(numerators), byCell(denominators)];
	const cells = new Map(
		[...numerators.cells, ...denominators.cells].map(({ cell }) => [cellKey(cell), cell])
	);
	return {
		empty: divided(numerators.empty, denominators.empty),
		cells: [...cells].map(([key, cell]) => ({
			cell,
			answers: divided(
				numeratorOf.get(key) ?? numerators.empty,
				denominatorOf.get(key) ?? denominators.empty
			)
		}))
	};
}

/** The communes that count for the formula count for its parts. */
export function narrowed(part: Indicator, { within }: Indicator): Indicator {
	return part.within === null && within !== null ? { ...part, within } : part;
}

function byCell({ cells }: Answers): ReadonlyMap<string, readonly Answer[]> {
	return new Map(cells.map(({ cell, answers }) => [cellKey(cell), answers]));
}

function combine(
	numerator: Answer,
	denominator: Answer,
	indicator: Indicator,
	threshold: number
): Answer {
	const missing = firstReason([numerator.missing, denominator.missing]);
	if (missing) return withoutFigure(missing);
	const figure: Figure = {
		value: divide(numerator.value, denominator.value),
		numerator: numerator.value,
		denominator: denominator.value,
		units: denominator.units,
		observations: denominator.observations
	};
	const secret = isSecret(numerator.units, threshold) || isSecret(denominator.units, threshold);
	return conclude(figure, indicator, secret ? Infinity : 0);
}

async function measuredAnswers(
	question: Question,
	indicator: MeasuredIndicator,
	slots: readonly Slot[]
): Promise<Answers> {
	const { edition, place } = question;
	const shape = (await factsShapes(edition)).get(indicator.id);
	if (shape === undefined || (place.level !== 'programme' && !isLocated(shape, place.level)))
		return unanswerable(question, slots);

	const reasons = slots.map(
		(slot): Missing | null =>
			slot.missing ?? (isCovered(edition, indicator, shape, slot) ? null : 'outside-coverage')
	);
	const measured = await measure(
		{
			edition,
			indicator,
			shape,
			asOf: question.asOf,
			slots: slots.map((slot, at) => (reasons[at] ? null : slot)),
			level: place.level,
			byTerritory: place.list !== null,
			by: question.by,
			filters: await filtersAsked(question, indicator)
		},
		question.memory
	);

	const threshold = suppressionThreshold(question, indicator);
	const answersFor = (figures: readonly Figure[] | undefined) =>
		reasons.map((reason, at) =>
			reason
				? withoutFigure(reason)
				: conclude(figures?.[at] ?? emptyFigure(indicator.kind), indicator, threshold)
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

/** Facts that name their territory at a coarser level only can't answer for a finer one. */
export function isLocated(shape: FactsShape, level: LocatedLevel): boolean {
	return shape.rows === 0 || shape.located[level] > 0;
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

function suppressionThreshold(question: Question, indicator: Indicator): number {
	if (question.reader.unsuppressed) return 0;
	return thresholdOf(indicator, crossedBy(question), question.edition.programme.settings);
}

/** Zero is a figure; what can't be divided, or isn't known, has no data. */
function conclude(
	figure: Figure,
	{ kind, across, minimum }: Pick<Indicator, 'kind' | 'across' | 'minimum'>,
	threshold: number
): Answer {
	const secret = isSecret(figure.units, threshold);
	if (figure.value === null) {
		// Several series that may not be summed: the question is asked at the wrong level.
		const unsummed = kind === 'level' && across === 'none' && figure.observations > 1;
		if (unsummed) return withoutFigure('not-at-level');
		return secret || kind === 'level'
			? withoutFigure('no-data')
			: { ...figure, missing: 'no-data' };
	}
	if (minimum !== null && figure.observations < minimum) return withoutFigure('below-minimum');
	return secret ? withoutFigure('secret') : { ...figure, missing: null };
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
