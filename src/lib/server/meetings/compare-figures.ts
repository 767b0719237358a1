import { breakBetween } from '#lib/indicators/change.ts';
import type { Indicator, SeriesBreak } from '#lib/indicators/indicator.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { TargetPoint } from '#lib/indicators/target.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { Axis } from '../programme/programme.ts';
import { thresholdOf } from '../disclosure/policy.ts';
import { computeHeadlines } from '../values/headlines.ts';
import { targetsOf } from '../values/targets.ts';
import { countFacts, type FactsChange } from './count-facts.ts';
import { definitionOf, type FrozenFigures } from './frozen-figures.ts';

/** One side of a comparison. An edition that is gone is null: its frozen figures stand alone. */
export type Side = {
	readonly editionId: string;
	readonly asOf: IsoDate;
	readonly meeting: string | null;
	readonly edition: Edition | null;
	readonly frozen: FrozenFigures | null;
};

/** What became of one indicator's figure between two sides. */
export type FigureMove = {
	readonly indicator: Indicator;
	readonly presence: 'both' | 'appeared' | 'gone';
	readonly before: Value | null;
	readonly after: Value | null;
	/** after − before; the sum of the two that follow, where they are known. */
	readonly difference: number | null;
	/** What the later edition says differently of the first date. */
	readonly revised: number | null;
	/** What came between the two dates, as the later edition tells it. */
	readonly since: number | null;
	/** Null for a formula, where an edition is gone, or where counting took too long. */
	readonly facts: FactsChange | null;
	/** Parts are too small for this reader to be told apart. */
	readonly hidden: boolean;
	readonly definitionChanged: boolean;
	readonly targetsChanged: boolean;
	/** The window began anew: the two figures do not compare. */
	readonly restarted: boolean;
	readonly break: SeriesBreak | null;
};

export type FiguresComparison = {
	readonly before: Omit<Side, 'edition' | 'frozen'>;
	readonly after: Omit<Side, 'edition' | 'frozen'>;
	/** Ids of editions that are gone: their figures are those frozen, without the facts behind. */
	readonly gone: readonly string[];
	/** As declared. */
	readonly axes: readonly Axis[];
	/** By axis; in each, those that moved first. */
	readonly moves: readonly FigureMove[];
};

type Told = {
	readonly indicators: ReadonlyMap<string, Indicator>;
	value(id: string): Value | null;
	definition(indicator: Indicator): string | null;
	targets(id: string): readonly TargetPoint[];
};

/** Compares two sides line by line, the first being the earlier. Figures add up: before + revised + since = after. */
export async function compareFigures(
	workspace: Workspace,
	before: Side,
	after: Side,
	reader: Reader
): Promise<FiguresComparison> {
	const [then, now, again] = await Promise.all([
		tell(before, before.asOf, reader),
		tell(after, after.asOf, reader),
		after.edition ? figuresAt(after.edition, before.asOf, reader) : null
	]);
	const ids = [...new Set([...now.indicators.keys(), ...then.indicators.keys()])];
	const counted =
		before.edition && after.edition
			? await countFacts(
					workspace,
					{ edition: before.edition, asOf: before.asOf },
					{ edition: after.edition, asOf: after.asOf },
					ids
				)
			: new Map<string, FactsChange>();
	const settings = (after.edition ?? before.edition)?.programme.settings ?? null;
	const moves = ids.map((id): FigureMove => {
		const [old, fresh] = [then.indicators.get(id), now.indicators.get(id)];
		const indicator = (fresh ?? old)!;
		const [first, last] = [then.value(id), now.value(id)];
		const revised = minus(again?.get(id)?.value, first?.value);
		const since = minus(last?.value, again?.get(id)?.value);
		const facts = counted.get(id) ?? null;
		const threshold =
			reader.unsuppressed || settings === null ? 0 : thresholdOf(indicator, [], settings);
		const hidden = tellsOfFew(indicator, [revised, since], facts, threshold);
		const yearly = indicator.over === 'year' || indicator.over === 'month';
		return {
			indicator,
			presence: !old ? 'appeared' : !fresh ? 'gone' : 'both',
			before: first,
			after: last,
			difference: minus(last?.value, first?.value),
			revised: hidden ? null : revised,
			since: hidden ? null : since,
			facts: hidden ? null : facts,
			hidden,
			definitionChanged:
				old !== undefined && fresh !== undefined && then.definition(old) !== now.definition(fresh),
			targetsChanged: targetsText(then.targets(id)) !== targetsText(now.targets(id)),
			restarted: yearly && first !== null && last !== null && first.from !== last.from,
			break: first && last ? breakBetween(indicator, first.to, last.to) : null
		};
	});
	const axes = settings?.axes ?? (after.frozen ?? before.frozen)?.axes ?? [];
	const rank = ({ indicator }: FigureMove) => axes.findIndex(({ id }) => id === indicator.axis);
	return {
		before: nameOf(before),
		after: nameOf(after),
		axes,
		gone: [before, after].filter(({ edition }) => !edition).map(({ editionId }) => editionId),
		moves: moves.toSorted((a, b) => rank(a) - rank(b) || Number(hasMoved(b)) - Number(hasMoved(a)))
	};
}

function nameOf({ editionId, asOf, meeting }: Side): FiguresComparison['before'] {
	return { editionId, asOf, meeting };
}

/** Whether anything at all is told of a line. */
export function hasMoved(move: FigureMove): boolean {
	const { difference, revised, facts, presence, definitionChanged, targetsChanged } = move;
	if (presence !== 'both' || definitionChanged || targetsChanged) return true;
	if (difference !== 0 && (move.before?.value ?? null) !== (move.after?.value ?? null)) return true;
	return Boolean(revised) || (facts !== null && Object.values(facts).some((count) => count > 0));
}

/**
 * Whether the parts of a difference would tell of few people: by the facts that changed, and by
 * the parts themselves where they are counts; where neither tells, they do.
 */
function tellsOfFew(
	{ kind }: Indicator,
	parts: readonly (number | null)[],
	facts: FactsChange | null,
	threshold: number
): boolean {
	if (threshold === 0) return false;
	if (facts === null) return parts.some((part) => part !== null && part !== 0);
	const isCount = kind === 'stock' || kind === 'flow' || kind === 'distinct';
	return [...Object.values(facts), ...(isCount ? parts : [])].some(
		(part) => part !== null && part !== 0 && Math.abs(part) < threshold
	);
}

async function tell({ edition, frozen }: Side, asOf: IsoDate, reader: Reader): Promise<Told> {
	if (!edition) return tellFrozen(frozen);
	const figures = await figuresAt(edition, asOf, reader);
	const indicators = edition.programme.indicators
		.map(({ indicator }) => indicator)
		.filter(({ id, part }) => !part && figures.has(id));
	const targets = Map.groupBy(targetsOf(edition), ({ indicator }) => indicator);
	return {
		indicators: new Map(indicators.map((indicator) => [indicator.id, indicator])),
		value: (id) => figures.get(id) ?? null,
		definition: (indicator) => definitionOf(edition, indicator).hash,
		targets: (id) => targets.get(id) ?? []
	};
}

function tellFrozen(frozen: FrozenFigures | null): Told {
	const rows = new Map((frozen?.rows ?? []).map((row) => [row.indicator.id, row]));
	return {
		indicators: new Map([...rows].map(([id, { indicator }]) => [id, indicator])),
		value: (id) => rows.get(id)?.value ?? null,
		definition: ({ id }) => rows.get(id)?.definition.hash ?? null,
		targets: (id) => rows.get(id)?.targets ?? []
	};
}

async function figuresAt(
	edition: Edition,
	asOf: IsoDate,
	reader: Reader
): Promise<ReadonlyMap<string, Value>> {
	const query = { indicators: [], dates: [asOf], asOf, territory: null };
	const figures = await computeHeadlines(edition, query, reader);
	return new Map([...figures].flatMap(([id, [value]]) => (value ? [[id, value] as const] : [])));
}

function targetsText(points: readonly TargetPoint[]): string {
	return points
		.map(({ territory, date, value, role }) => JSON.stringify([territory, date, value, role]))
		.sort()
		.join('\n');
}

function minus(after: number | null | undefined, before: number | null | undefined): number | null {
	if (after === null || after === undefined || before === null || before === undefined) return null;
	// 0,7 − 0,6 tells 0,1.
	return Number((after - before).toPrecision(12));
}
