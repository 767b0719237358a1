import type { Indicator } from '#lib/indicators/indicator.ts';
import { isProjectable } from '#lib/indicators/projection.ts';
import type { Value } from '#lib/indicators/value.ts';
import { oneYearEarlier } from '#lib/indicators/window.ts';
import { JalonError } from '../programme/problem.ts';
import { answersOf } from './answers.ts';
import { withDeclared } from './declared.ts';
import { crossedBy, type Question } from './question.ts';
import { slotsOf, type Slot } from './slots.ts';
import { trajectoryOf } from './targets.ts';
import { timingOf } from './timing.ts';
import { toValue } from './to-value.ts';

/** Statements that run at once: more would only queue behind the processor's cores. */
const concurrency = 4;

/** Of one indicator, in one question. */
const maximumFigures = 200_000;

/** The values of several indicators, in the order asked. */
export async function ask(
	question: Question,
	indicators: readonly Indicator[]
): Promise<readonly (readonly Value[])[]> {
	const results: (readonly Value[])[] = [];
	let next = 0;
	const work = async () => {
		for (let at = next++; at < indicators.length; at = next++) {
			const indicator = indicators[at];
			if (indicator) results[at] = await askOne(question, indicator);
		}
	};
	await Promise.all(Array.from({ length: Math.min(concurrency, indicators.length) }, work));
	return results;
}

/** Territories, then dimension values, then periods in order. */
async function askOne(question: Question, indicator: Indicator): Promise<readonly Value[]> {
	const { edition, reader, asOf, times, place, by } = question;
	const { settings } = edition.programme;
	const timing = await timingOf(edition, indicator);
	const slots = slotsOf(times, timing, asOf, settings);
	const earlier = isProjectable(indicator) && trajectoriesAsked(question, indicator, slots);
	const earlierDates = earlier ? slots.map(({ period }) => oneYearEarlier(period.to)) : [];
	const asked = [
		...slots,
		...slotsOf({ type: 'headline', dates: earlierDates }, timing, asOf, settings)
	];
	const dates = times.type === 'headline' ? [...times.dates, ...earlierDates] : [];
	const listed = place.list?.length ?? 1;
	if (listed * slots.length > maximumFigures)
		throw new JalonError('too-many-figures', {
			fr: `Trop de chiffres demandés (${listed} territoires, ${slots.length} périodes). Choisissez un pas de temps plus long ou un territoire.`,
			en: `Too many figures asked (${listed} territories, ${slots.length} periods). Choose a coarser grain or one territory.`
		});
	const { cells } = await answersOf(question, indicator, asked);
	const targeted = appliesTargets(question);
	const filtered = Object.fromEntries(
		question.where.map(({ dimension, values }) => [
			dimension,
			values.length === 1 ? (values[0] ?? null) : values.map((value) => value ?? '').join('|')
		])
	);
	return cells.flatMap(({ cell, answers: computed }) => {
		const territory = place.list === null ? (place.territory?.code ?? null) : cell.territory;
		const told = { edition, indicator, reader, territory, slots: asked, asked: dates };
		const answers = targeted ? withDeclared({ ...told, answers: computed }) : computed;
		const trajectory = targeted ? trajectoryOf(edition, indicator.id, territory) : undefined;
		return slots.flatMap((slot, at) => {
			const answer = answers[at];
			if (!answer) return [];
			return toValue({
				indicator,
				slot,
				answer,
				yearEarlier: earlier ? (answers[slots.length + at]?.value ?? null) : null,
				territory,
				dimensions: by === null ? filtered : { ...filtered, [by]: cell.dimension },
				trajectory
			});
		});
	});
}

/** Targets speak of whole figures: not of a part by dimension, nor of a territory clipped. */
function appliesTargets(question: Question): boolean {
	const { within, territory, list } = question.place;
	const clipped = within !== null && (list !== null || within.code !== territory?.code);
	return crossedBy(question).length === 0 && !clipped;
}

function trajectoriesAsked(question: Question, { id }: Indicator, slots: readonly Slot[]): boolean {
	if (!appliesTargets(question) || !slots.some(({ headline }) => headline)) return false;
	const { edition, place } = question;
	const codes = place.list?.map(({ code }) => code) ?? [place.territory?.code ?? null];
	return codes.some((code) => (trajectoryOf(edition, id, code)?.targets.length ?? 0) > 0);
}
