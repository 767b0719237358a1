import { withoutFigure, type Answer, type Cell } from '../answer.ts';
import type { MeasuredIndicator } from '../measured-answers.ts';
import type { Question } from '../question.ts';
import type { Slot } from '../slots.ts';
import { timingOf } from '../timing.ts';
import { timeOf } from './cube-times.ts';
import { placeName, type Mask } from './mask.ts';
import { maskOf } from './masks.ts';

/** Hides what of a cell's answers its reader may not see, one for each slot. */
export type HideCells = {
	hide(cell: Cell, answers: readonly Answer[]): readonly Answer[];
	/** The cells to tell of whatever facts lie there: which have any would tell. */
	readonly cells: readonly Cell[];
};

/**
 * What hides an indicator's answers from the question's reader: all that its mask does not show,
 * and all that the cube does not have. Null when the reader sees everything, or nothing is secret.
 */
export async function hiddenFrom(
	question: Question,
	indicator: MeasuredIndicator,
	slots: readonly Slot[]
): Promise<HideCells | null> {
	const { edition, reader, place, asOf } = question;
	if (reader.unsuppressed) return null;
	const mask = await maskOf(edition, indicator);
	if (mask === null) return null;
	const timing = await timingOf(edition, indicator);
	const times = slots.map((slot) => {
		const time = mask.timeOf(timeOf(slot, timing));
		const known = mask.times[time]?.known ?? null;
		// A fact that came later makes another figure, of which nothing was worked out.
		return known !== null && known > asOf ? -1 : time;
	});
	const crossing = crossingOf(question);
	return {
		hide({ territory, dimension }, answers) {
			const name = placeName([
				place.list === null ? place.territory?.code : territory,
				place.within?.code,
				indicator.within
			]);
			const series = crossing && mask.seriesOf(name, crossing.split, crossing.value(dimension));
			return answers.map((answer, at) =>
				series?.stateAt(times[at] ?? -1) === 'shown' ? answer : withheld(answer)
			);
		},
		cells: cellsTold(question, mask)
	};
}

/** The split that a question is about, one at a time; null for what the cube does not have. */
function crossingOf({ by, where }: Question) {
	const [only, ...others] = where;
	if (others.length > 0) return null;
	if (by !== null && (!only || only.dimension === by))
		return { split: by, value: (dimension: string | null) => dimension };
	if (by !== null) return null;
	if (!only) return { split: null, value: () => null };
	const [value, ...more] = only.values;
	return value === undefined || more.length > 0
		? null
		: { split: only.dimension, value: () => value };
}

/** Why there is no figure, when that is not what is hidden. */
function withheld(answer: Answer): Answer {
	return withoutFigure(answer.missing ?? 'secret');
}

function cellsTold({ by, where, place }: Question, mask: Mask): readonly Cell[] {
	const filtered = where.find(({ dimension }) => dimension === by)?.values;
	const values = by === null ? [null] : (filtered ?? mask.valuesOf(by));
	const listed = place.list?.map(({ code }) => code) ?? [null];
	const beside = place.open ? mask.territoriesAt(place.level) : [];
	return [...new Set([...listed, ...beside])].flatMap((territory) =>
		values.map((dimension) => ({ territory, dimension }))
	);
}
