import type { IsoDate, Period } from '#lib/indicators/period.ts';
import type { Level } from '#lib/indicators/territory.ts';
import type { SecretReason } from '../../disclosure/policy.ts';

/** What a mask says of a cell: shown, why it is hidden for itself, or hidden to protect another. */
export type CellState = 'shown' | SecretReason | 'complement';

/**
 * A mask as it is kept, one line a thing: `times`; a place's number under each of its names, with the
 * level and territory so asked for in the place of a split and its value; a series of cells.
 */
export type MaskLine = {
	readonly kind: 'times' | 'place' | 'series';
	readonly place: string | null;
	readonly split: string | null;
	readonly value: string | null;
	readonly text: string;
};

/** A time that may be asked; a date on its own has both the same. */
export type MaskTime = Period & {
	/** The last day on which a fact dated until then became known, where one came late. */
	readonly known: IsoDate | null;
};

/** A place, a split and its value, with what is said of each time. */
export type MaskSeries = {
	/** One of the place's names. */
	readonly place: string;
	readonly split: string | null;
	/** Null is "not stated" or, without a split, the total. */
	readonly value: string | null;
	/** Null where the cell is never asked for. */
	stateAt(time: number): CellState | null;
};

/** What readers held to suppression see of one indicator, whatever they ask and wherever. */
export type Mask = {
	readonly times: readonly MaskTime[];
	readonly series: readonly MaskSeries[];
	/** −1 for what is no time of the cube. */
	timeOf(period: Period): number;
	/** Null where the cube has no such cell. A value that no fact has is told by its split. */
	seriesOf(place: string, split: string | null, value: string | null): MaskSeries | null;
	/** Values of a split that facts have or the contract labels. */
	valuesOf(split: string): readonly (string | null)[];
	/** Territories of a level that facts have, or that lie in the programme. */
	territoriesAt(level: Level): readonly string[];
};

/** What a series' text says of each time, one letter each. */
export const stateLetters: Readonly<Record<CellState, string>> = {
	shown: 's',
	'few-units': 'u',
	'few-counted': 'r',
	dominant: 'd',
	complement: 'c'
};
export const notAsked = '-';

const states = new Map(
	Object.entries(stateLetters).map(([state, letter]) => [letter, state as CellState])
);

/** The name under which a value that no fact has is looked up; no value is spelled so. */
export const valueWithoutFacts = '\u0000';

/** The codes that all hold of a place's facts, in one spelling: the whole programme has none. */
export function placeName(codes: readonly (string | null | undefined)[]): string {
	return [...new Set(codes.filter((code) => code !== null && code !== undefined))].sort().join('+');
}

export function readMask(lines: readonly MaskLine[]): Mask {
	const times = lines
		.filter(({ kind }) => kind === 'times')
		.flatMap(({ text }) => JSON.parse(text) as MaskTime[]);
	const timeIndex = new Map(times.map(({ from, to }, at) => [`${from} ${to}`, at]));
	const numbers = new Map<string, string>();
	for (const { kind, place, text } of lines)
		if (kind === 'place' && place !== null) numbers.set(text, place);
	const names = new Map([...numbers].toReversed().map(([name, number]) => [number, name]));
	const all = lines.filter(({ kind }) => kind === 'series');
	const keyOf = (place: string, split: string | null, value: string | null) =>
		JSON.stringify([place, split, value]);
	const series = new Map(
		all.map(({ place, split, value, text }) => [
			keyOf(place!, split, value),
			{
				place: names.get(place!) ?? '',
				split,
				value,
				stateAt: (time: number) => states.get(text[time] ?? notAsked) ?? null
			}
		])
	);
	return {
		times,
		series: [...series.values()].filter(({ value }) => value !== valueWithoutFacts),
		timeOf: ({ from, to }) => timeIndex.get(`${from} ${to}`) ?? -1,
		seriesOf(place, split, value) {
			const number = numbers.get(place);
			if (number === undefined) return null;
			return (
				series.get(keyOf(number, split, value)) ??
				(split === null ? null : (series.get(keyOf(number, split, valueWithoutFacts)) ?? null))
			);
		},
		valuesOf: (split) => [
			...new Set(
				all.flatMap((line) =>
					line.split === split && line.value !== valueWithoutFacts ? [line.value] : []
				)
			)
		],
		territoriesAt: (level) => [
			...new Set(
				lines.flatMap(({ kind, split, value }) =>
					kind === 'place' && split === level && value !== null ? [value] : []
				)
			)
		]
	};
}
