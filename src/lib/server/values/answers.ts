import type { Indicator } from '#lib/indicators/indicator.ts';
import {
	firstReason,
	withoutFigure,
	type Answer,
	type Cell,
	type CellAnswers,
	type Figure
} from './answer.ts';
import { hiddenFrom } from './masks/hide-cells.ts';
import { conclude, measuredAnswers, unanswerable } from './measured-answers.ts';
import { cellKey, divide } from './measure.ts';
import { crossedBy, dimensionsOf, partsOf, type Question } from './question.ts';
import type { Slot } from './slots.ts';

/** An indicator's answers, as the reader may see them: one for each slot, in each cell asked. */
export type Answers = {
	readonly cells: readonly CellAnswers[];
	/** What a cell answers that no fact lies in. */
	emptyAt(cell: Cell): readonly Answer[];
};

/** Every cell that the question asks of an indicator, each with one answer a slot. */
export async function answersOf(
	question: Question,
	indicator: Indicator,
	slots: readonly Slot[]
): Promise<Answers> {
	const available = dimensionsOf(question.edition, indicator);
	if (crossedBy(question).some((dimension) => !available.includes(dimension))) {
		const { cells, empty } = unanswerable(question, slots);
		return { cells, emptyAt: () => empty };
	}
	if (indicator.kind === 'formula') return formulaAnswers(question, indicator, slots);
	const { kind } = indicator;
	const [{ cells, empty }, hidden] = await Promise.all([
		measuredAnswers(question, { ...indicator, kind }, slots),
		hiddenFrom(question, { ...indicator, kind }, slots)
	]);
	if (hidden === null) return { cells, emptyAt: () => empty };
	const told = new Map(cells.map((one) => [cellKey(one.cell), one]));
	for (const cell of hidden.cells)
		if (!told.has(cellKey(cell))) told.set(cellKey(cell), { cell, answers: empty });
	return {
		cells: [...told.values()].map(({ cell, answers }) => ({
			cell,
			answers: hidden.hide(cell, answers)
		})),
		emptyAt: (cell) => hidden.hide(cell, empty)
	};
}

/** Computed on values: the two parts' answers, cell by cell; what one lacks or hides, the formula lacks. */
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
	if (!numerators || !denominators) {
		const { cells, empty } = unanswerable(question, slots);
		return { cells, emptyAt: () => empty };
	}
	const divided = (one: readonly Answer[], other: readonly Answer[]) =>
		one.map((numerator, at) =>
			combine(numerator, other[at] ?? withoutFigure('no-data'), indicator)
		);
	const [numeratorOf, denominatorOf] = [byCell(numerators), byCell(denominators)];
	const cells = new Map(
		[...numerators.cells, ...denominators.cells].map(({ cell }) => [cellKey(cell), cell])
	);
	return {
		emptyAt: (cell) => divided(numerators.emptyAt(cell), denominators.emptyAt(cell)),
		cells: [...cells].map(([key, cell]) => ({
			cell,
			answers: divided(
				numeratorOf.get(key) ?? numerators.emptyAt(cell),
				denominatorOf.get(key) ?? denominators.emptyAt(cell)
			)
		}))
	};
}

/** The communes that count for the formula count for its parts. */
export function narrowed(part: Indicator, { within }: Pick<Indicator, 'within'>): Indicator {
	return part.within === null && within !== null ? { ...part, within } : part;
}

function byCell({ cells }: Answers): ReadonlyMap<string, readonly Answer[]> {
	return new Map(cells.map(({ cell, answers }) => [cellKey(cell), answers]));
}

function combine(numerator: Answer, denominator: Answer, indicator: Indicator): Answer {
	const missing = firstReason([numerator.missing, denominator.missing]);
	if (missing) return withoutFigure(missing);
	const figure: Figure = {
		value: divide(numerator.value, denominator.value),
		numerator: numerator.value,
		denominator: denominator.value,
		units: denominator.units,
		observations: denominator.observations
	};
	return conclude(figure, indicator);
}
