import { addDays } from '#lib/indicators/period.ts';
import { localReader } from '#lib/indicators/reader.ts';
import type { Edition } from '../../editions/edition.ts';
import { layOutCube, type CubeCell, type CubeShape } from '../../disclosure/cube.ts';
import { judgeCell, thresholdOf, type SecretReason } from '../../disclosure/policy.ts';
import { protectCells, type Protection } from '../../disclosure/protect-cells.ts';
import type { Relation } from '../../disclosure/bounds.ts';
import type { Answer } from '../answer.ts';
import { factsShapes, type FactsShape } from '../facts-shape.ts';
import { measuredAnswers, type MeasuredIndicator } from '../measured-answers.ts';
import { timingOf } from '../timing.ts';
import { largestShares, weighsUnits, type LargestShares } from './largest-shares.ts';
import { cubePlaces, type CubePlaces } from './cube-places.ts';
import { cubeTimes, type CubeTime } from './cube-times.ts';
import { cutDates } from './cut-dates.ts';
import { factTraits, type FactTraits } from './fact-traits.ts';
import { notAsked, stateLetters, valueWithoutFacts, type MaskLine } from './mask.ts';

/** Later than any fact is known: what is known at a date is told apart when it is asked. */
const whenAllIsKnown = '2200-12-31';

/** A cell with what the guard needs, and what the mask keeps of it. */
export type MaskCell = CubeCell & {
	readonly answer: Answer;
	readonly reason: SecretReason | null;
};

/** The cube of one indicator: its cells in order of importance, and what becomes of each. */
export type Cube = {
	readonly times: readonly CubeTime[];
	readonly places: CubePlaces;
	/** Values by split: those that facts have or the contract labels. */
	readonly values: ReadonlyMap<string, readonly (string | null)[]>;
	readonly cells: readonly MaskCell[];
	readonly relations: readonly Relation[];
	/** Of each cell, then of the parts that relations add. */
	readonly protections: readonly Protection[];
	readonly traits: FactTraits;
	/** What happened in two spans adds up to what happened in both. */
	readonly additive: boolean;
};

/** Works out what readers held to suppression may see of an indicator. */
export async function makeCube(edition: Edition, indicator: MeasuredIndicator): Promise<Cube> {
	const shape = (await factsShapes(edition)).get(indicator.id);
	const { settings } = edition.programme;
	const formulas = edition.programme.indicators
		.map((query) => query.indicator)
		.filter(({ formula }) => [formula?.numerator, formula?.denominator].includes(indicator.id));
	const withins = new Set([
		indicator.within,
		...(indicator.within === null ? formulas.map(({ within }) => within) : [])
	]);
	const places = await cubePlaces(
		edition,
		indicator.id,
		[...withins],
		indicator.confidential?.communes === 'open'
	);
	const traits = await factTraits(edition, indicator, shape);
	const timing = await timingOf(edition, indicator);
	const additive = addsUpInTime(indicator, timing);
	const times = cubeTimes(cutDates(edition), timing, settings, additive ? finests : []);
	const splits = Object.keys(indicator.dimensions);
	const thresholds = new Map(
		[null, ...splits].map((split) => [
			split,
			Math.max(
				...[indicator, ...formulas].map((one) =>
					thresholdOf(one, split === null ? [] : [split], settings)
				)
			)
		])
	);
	const weighs = await weighsUnits(edition, indicator, shape);
	const { values, found } = await countCells(edition, indicator, places, times, splits, weighs);
	const isStated = ({ split, value }: Counted) =>
		split === null || values.get(splits[split]!)?.[value] !== null;
	const cells = found
		.flatMap((counted): MaskCell[] => {
			const { answer, split } = counted;
			const splitName = split === null ? null : splits[split]!;
			// Nothing is told of it, whoever asks.
			if (answer.missing !== null && !['no-data', 'below-minimum'].includes(answer.missing))
				return [];
			const { numerator, denominator, units } = answer;
			const reason = judgeCell(
				{
					units,
					rate:
						traits.ratesUnits && numerator !== null && denominator !== null
							? { counted: numerator, among: denominator }
							: null,
					largest: counted.largest
				},
				// Who does not state it tells nothing of it.
				thresholds.get(splitName !== null && isStated(counted) ? splitName : null) ?? 0,
				settings
			);
			return [
				{
					...counted,
					count: additiveCount(answer, shape, indicator),
					reason,
					secret: reason !== null,
					yields: places.places[counted.place]!.level === 'grouping',
					asked: counted.asked && answer.missing !== 'below-minimum'
				}
			];
		})
		.sort(
			(a, b) => importance(a, places, times) - importance(b, places, times) || b.count - a.count
		);
	const laid = layOutCube(shapeOf({ times, places, values, additive }, indicator), cells);
	const relations = laid.relations.filter((relation) => holds(relation, cells));
	const protections = await protectCells(
		laid.cells,
		relations,
		settings.thresholds.zeros,
		laid.pieceOf
	);
	return {
		times,
		places,
		values,
		cells,
		relations,
		protections,
		traits,
		additive
	};
}

/** How the cells of a cube add up. */
export function shapeOf(
	{ times, places, values, additive }: Pick<Cube, 'times' | 'places' | 'values' | 'additive'>,
	{ dimensions }: Pick<MeasuredIndicator, 'dimensions'>
): CubeShape {
	return {
		leaves: places.leaves,
		places: places.places.map(({ leaves }) => leaves),
		families: places.families,
		splits: Object.keys(dimensions).map((split) => values.get(split)?.length ?? 0),
		times: nodesOf(times, additive),
		addsUpInTime: additive
	};
}

/** The cube as it is kept. */
export function linesOf(
	{ times, places, values, cells, protections, traits }: Cube,
	splits: readonly string[]
): readonly MaskLine[] {
	const told = times.map(({ from, to }) => ({ from, to, known: traits.knownBy(to) }));
	const blank = () => times.map(() => notAsked);
	const texts = new Map<string, string[]>();
	const keyOf = (place: number, split: number | null, value: number) =>
		JSON.stringify([place, split, value]);
	for (const [at, { place, split, value, time, asked, reason }] of cells.entries()) {
		if (!asked) continue;
		const key = keyOf(place, split, value);
		const text = texts.get(key) ?? blank();
		texts.set(key, text);
		text[time] = stateLetters[reason ?? (protections[at] === 'shown' ? 'shown' : 'complement')];
	}
	const line = (kind: MaskLine['kind'], rest: Partial<MaskLine>): MaskLine => ({
		kind,
		place: null,
		split: null,
		value: null,
		text: '',
		...rest
	});
	return [
		line('times', { text: JSON.stringify(told) }),
		...places.places.flatMap(({ names }, place) =>
			names.map(({ name, level, territory }) =>
				line('place', { place: String(place), split: level, value: territory, text: name })
			)
		),
		...places.places.flatMap((_, place) => [
			line('series', {
				place: String(place),
				text: (texts.get(keyOf(place, null, 0)) ?? blank()).join('')
			}),
			...splits.flatMap((split, at) => [
				...(values.get(split) ?? []).map((value, index) =>
					line('series', {
						place: String(place),
						split,
						value,
						text: (texts.get(keyOf(place, at, index)) ?? blank()).join('')
					})
				),
				line('series', {
					place: String(place),
					split,
					value: valueWithoutFacts,
					text: times
						.map(({ rank }) =>
							isAsked(places.places[place]!.level, split, rank) ? stateLetters.shown : notAsked
						)
						.join('')
				})
			])
		])
	];
}

type Counted = Omit<CubeCell, 'count' | 'secret'> & {
	readonly answer: Answer;
	/** The largest unit's share; null where units weigh the same. */
	readonly largest: number | null;
};

/** Asks the engine for every cell, as for who sees everything. */
async function countCells(
	edition: Edition,
	indicator: MeasuredIndicator,
	{ places, questions }: CubePlaces,
	times: readonly CubeTime[],
	splits: readonly string[],
	weighs: boolean
): Promise<{ values: Map<string, readonly (string | null)[]>; found: readonly Counted[] }> {
	const reader = localReader('', 'fr');
	const slots = times.map(({ slot }) => slot);
	const values = new Map<string, (string | null)[]>();
	const found: Counted[] = [];
	for (const [split, by] of [[null, null] as const, ...splits.map((by, at) => [at, by] as const)]) {
		const known: (string | null)[] = by === null ? [null] : [];
		const asked: {
			place: number;
			value: string | null;
			answers: readonly Answer[];
			largest: readonly (number | null)[] | null;
		}[] = [];
		for (const { place, within, places: own } of questions) {
			const { cells } = await measuredAnswers(
				{
					edition,
					reader,
					asOf: whenAllIsKnown,
					times: { type: 'headline', dates: [] },
					place,
					by,
					memory: new Map(),
					where: []
				},
				{ ...indicator, within },
				slots
			);
			const numbers = new Map(own.map((number) => [places[number]!.territory, number]));
			const shares = new Map<string | null, LargestShares>();
			for (const value of weighs ? new Set(cells.map(({ cell }) => cell.dimension)) : []) {
				const where = by === null ? [] : [{ dimension: by, values: [value] }];
				const asked = { asOf: whenAllIsKnown, place, where };
				shares.set(value, await largestShares(edition, { ...indicator, within }, asked, slots));
			}
			for (const { cell, answers } of cells) {
				// Where no fact lies, "not stated" stands for all values.
				if (place.level === 'programme' && !known.includes(cell.dimension))
					known.push(cell.dimension);
				const number = numbers.get(cell.territory);
				const largest = shares.get(cell.dimension)?.get(cell.territory) ?? null;
				if (number !== undefined)
					asked.push({ place: number, value: cell.dimension, answers, largest });
			}
		}
		if (by !== null) values.set(by, known);
		const byCell = new Map(asked.map((one) => [`${one.place} ${known.indexOf(one.value)}`, one]));
		const none = await emptyAnswers(edition, indicator, slots);
		for (const [place, { level }] of places.entries())
			for (const value of known.keys())
				for (const [time, { rank, between }] of times.entries()) {
					const one = byCell.get(`${place} ${value}`);
					const answer = (one?.answers ?? none)[time];
					if (answer === undefined) continue;
					const told = isAsked(level, by, rank);
					const finest = finestTold[level][by === null ? 'total' : 'split'];
					if (!told && (finest === null || !between.has(finest))) continue;
					const largest = one?.largest?.[time] ?? null;
					found.push({ place, split, value, time, answer, largest, asked: told });
				}
	}
	return { values, found };
}

/** What a place or value without any fact answers: zeros, at the times that can be told. */
async function emptyAnswers(
	edition: Edition,
	indicator: MeasuredIndicator,
	slots: readonly CubeTime['slot'][]
): Promise<readonly Answer[]> {
	const { empty } = await measuredAnswers(
		{
			edition,
			reader: localReader('', 'fr'),
			asOf: whenAllIsKnown,
			times: { type: 'headline', dates: [] },
			place: { level: 'programme', territory: null, list: null, open: false, within: null },
			by: null,
			memory: new Map(),
			where: []
		},
		indicator,
		slots
	);
	return empty;
}

/** How far down each level is told, alone and split; null is not at all. */
const finestTold = {
	programme: { total: 4, split: 4 },
	department: { total: 4, split: 3 },
	grouping: { total: 1, split: 1 },
	intercommunality: { total: 4, split: 1 },
	commune: { total: 3, split: null }
} as const;

const finests = [4, 3, 1] as const;

function isAsked(
	level: CubePlaces['places'][number]['level'],
	split: string | null,
	rank: CubeTime['rank']
): boolean {
	const finest = finestTold[level][split === null ? 'total' : 'split'];
	return rank !== null && finest !== null && rank <= finest;
}

/** Spans of a flow or of a rate's two parts; a state, a median and units that come back do not. */
function addsUpInTime({ kind }: MeasuredIndicator, { point }: { readonly point: boolean }) {
	return !point && (kind === 'flow' || kind === 'ratio');
}

/** A count that adds up over places: units where each is in one fact, else what is counted. */
function additiveCount(
	{ value, units }: Answer,
	shape: FactsShape | undefined,
	{ kind }: MeasuredIndicator
): number {
	if (shape?.units === 'repeated' && (kind === 'stock' || kind === 'flow')) return value ?? 0;
	return units ?? 0;
}

/** Units that come back make no sums: those relations tell nothing. */
function holds({ whole, parts }: Relation, cells: readonly MaskCell[]): boolean {
	const real = parts.filter((part) => part < cells.length);
	const sum = real.reduce((total, part) => total + cells[part]!.count, 0);
	const of = cells[whole]?.count ?? null;
	if (real.some((part) => cells[part]!.count < 0)) return false;
	if (of === null) return true;
	const close = Math.abs(of - sum) < 1e-6;
	return real.length === parts.length ? close : sum < of + 1e-6;
}

/** Groupings come last, and yield to the levels that were there before them. */
const levelWeights = {
	programme: 0,
	department: 0.5,
	intercommunality: 2,
	commune: 4,
	grouping: 20
} as const;

/** The lower, the sooner a cell is shown: the programme's total at the edition's date comes first. */
function importance(
	{ place, split, time }: Pick<CubeCell, 'place' | 'split' | 'time'>,
	{ places }: CubePlaces,
	times: readonly CubeTime[]
): number {
	const rank = times[time]!.rank ?? 9;
	return rank + levelWeights[places[place]!.level] + (split === null ? 0 : 1);
}

/** Spans between days in order: after the one before they begin, up to their last. */
function nodesOf(times: readonly CubeTime[], additive: boolean) {
	if (!additive) return times.map((_, at) => ({ from: at, to: at }));
	const ends = times.map(({ from, to }) => [addDays(from, -1), to] as const);
	const days = [...new Set(ends.flat())].sort();
	const at = new Map(days.map((day, index) => [day, index]));
	return ends.map(([from, to]) => ({ from: at.get(from)!, to: at.get(to)! }));
}
