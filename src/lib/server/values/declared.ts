import type { DeclaredFigure } from '#lib/indicators/declared.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { dayOf } from '#lib/indicators/time-zone.ts';
import type { Edition } from '../editions/edition.ts';
import { readDeclarations, type Declared } from '../programme/declared-figures.ts';
import type { Answer } from './answer.ts';
import { isSecret, thresholdOf } from '../disclosure/policy.ts';
import type { Slot } from './slots.ts';

/** Figures by indicator, then territory, in the order of their days. */
type ByPlace = ReadonlyMap<string, readonly Declared[]>;

const known = new WeakMap<Edition, ReadonlyMap<string, ByPlace>>();

/** The figures that people declared for an indicator, as the edition has them: by territory, then day. */
export function declaredFor(edition: Edition, indicator: string): readonly Declared[] {
	return [...(indexOf(edition).get(indicator)?.values() ?? [])].flat();
}

function indexOf(edition: Edition): ReadonlyMap<string, ByPlace> {
	const before = known.get(edition);
	if (before) return before;
	const { figures } = readDeclarations(edition.manifest.sources);
	const index = new Map(
		[...Map.groupBy(figures, ({ indicator }) => indicator)].map(([indicator, own]) => [
			indicator,
			Map.groupBy(own, ({ territory }) => territory ?? '')
		])
	);
	known.set(edition, index);
	return index;
}

/** One place's answers, with what people declared for it. */
type Told = {
	readonly edition: Edition;
	readonly indicator: Indicator;
	readonly reader: Reader;
	/** Code, or null for the whole programme. */
	readonly territory: string | null;
	readonly slots: readonly Slot[];
	/** The day that each slot was asked for, which a coarse grain may put after its end. */
	readonly asked: readonly (IsoDate | undefined)[];
	readonly answers: readonly Answer[];
};

/**
 * Where nothing was computed for want of data, the figure declared for that day stands, marked;
 * where something was, the declared one is told beside it. A figure hidden, or one that the
 * question cannot have, stays so.
 */
export function withDeclared(told: Told): readonly Answer[] {
	const { edition, indicator, territory, answers, slots, asked } = told;
	if (indicator.declared) return markLevels(told);
	const figures = indexOf(edition)
		.get(indicator.id)
		?.get(territory ?? '');
	if (!figures) return answers;
	return answers.map((answer, at) => {
		const slot = slots[at];
		if (!slot?.headline) return answer;
		const figure =
			figures.find(({ date }) => date === slot.period.to) ??
			figures.find(({ date }) => date === asked[at]);
		if (!figure || isWithheld(told, figure)) return answer;
		const { missing } = answer;
		if (missing === null) return { ...answer, declared: asTold(figure, edition, false) };
		if (missing !== 'no-data' && missing !== 'outside-coverage') return answer;
		return {
			...answer,
			value: figure.value,
			numerator: null,
			denominator: null,
			units: null,
			missing: null,
			declared: asTold(figure, edition, true)
		};
	});
}

/** A declared indicator's figures were declared, all of them: the last one, or those that it sums. */
function markLevels({ edition, indicator, territory, slots, answers }: Told): readonly Answer[] {
	const places = indexOf(edition).get(indicator.id);
	if (!places) return answers;
	return answers.map((answer, at) => {
		const day = slots[at]?.period.to;
		if (answer.value === null || day === undefined) return answer;
		const last = (code: string) => places.get(code)?.findLast(({ date }) => date <= day);
		const own = last(territory ?? '');
		const behind = own ? [own] : [...places.keys()].flatMap((code) => last(code) ?? []);
		const latest = behind.toSorted((a, b) => (a.date < b.date ? -1 : 1)).at(-1);
		if (!latest) return answer;
		const joined = (of: (figure: Declared) => string) => [...new Set(behind.map(of))].join(', ');
		const declared: DeclaredFigure = {
			...asTold(latest, edition, true),
			value: answer.value,
			source: joined(({ source }) => source),
			author: joined(({ author }) => author)
		};
		return { ...answer, declared };
	});
}

function asTold(
	{ value, date, source, author, at }: Declared,
	{ programme }: Edition,
	stands: boolean
): DeclaredFigure {
	const declaredOn = dayOf(at, programme.settings.timeZone);
	return { value, on: date, source, author, declaredOn, stands };
}

/**
 * Small counts stay hidden from who may not see them, with those declared for the same day, which
 * would tell them by subtraction; and so do rates whose units nobody knows.
 */
function isWithheld({ edition, indicator, reader }: Told, { date }: Declared): boolean {
	if (reader.unsuppressed) return false;
	const threshold = thresholdOf(indicator, [], edition.programme.settings);
	const { kind } = indicator;
	if (kind !== 'stock' && kind !== 'flow' && kind !== 'distinct') return threshold > 0;
	return declaredFor(edition, indicator.id).some(
		(figure) => figure.date === date && isSecret(figure.value, threshold)
	);
}
