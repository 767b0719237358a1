import type { IsoDate, Period } from '#lib/indicators/period.ts';
import { quoteName } from '../duckdb.ts';
import type { MeasuredKind, UnitsOf } from './facts-shape.ts';

/**
 * The values engine's SQL dialect. Names come from the catalogue and are quoted; whatever a
 * reader typed is bound.
 */
export type Statement = { readonly sql: string; readonly values: readonly unknown[] };

/** A column must have one of these values; null stands for "unknown". */
export type Filter = { readonly column: string; readonly values: readonly (string | null)[] };

/** What is read of one indicator's facts. */
export type FactsQuestion = {
	readonly indicator: string;
	readonly kind: MeasuredKind;
	/** Only facts known by this date. */
	readonly asOf: IsoDate;
	readonly filters: readonly Filter[];
	/** Columns that give one figure per combination of their values, at most a territory's and a dimension's. */
	readonly groups: readonly string[];
	readonly units: UnitsOf;
};

/** Rows of facts on a date, by window: slot, group0…, total, numerator, denominator, observations, units. */
export function windowsStatement(question: FactsQuestion, windows: readonly Period[]): Statement {
	const values: unknown[] = [];
	const bind = (value: unknown) => `$${values.push(value)}`;
	const first = windows.map(({ from }) => from).reduce(earliest);
	const last = windows.map(({ to }) => to).reduce(latest);
	const facts = `
		select on_date, unit_key, ${windowMeasures[question.kind]}${groupColumns(question)}
		from ${factsOf(question)}
		where known_on <= ${bind(question.asOf)}::date
			and on_date between ${bind(first)}::date and ${bind(last)}::date
			${conditions(question, bind)}`;
	const sums = `
		${windowAggregates[question.kind]},
		count(*) as observations,
		${unitsBehind(question)} as units`;
	if (windows.length === 1)
		return {
			sql: `select 0 as slot${groupNames(question)}, ${sums} from (${facts}) group by all having count(*) > 0`,
			values
		};
	const days = addsUpByDay(question) ? daySums(facts, question) : null;
	return {
		sql: `
			with windows as (
				select unnest(range(${windows.length})) as slot,
					unnest(${bind(windows.map(({ from }) => from))}::varchar[]::date[]) as first_day,
					unnest(${bind(windows.map(({ to }) => to))}::varchar[]::date[]) as last_day
			)
			select slot${groupNames(question)}, ${days?.sums ?? sums}
			from (${days?.sql ?? facts}) join windows on on_date between first_day and last_day
			group by all`,
		values
	};
}

/** Whether the figures of days, added, are those of a window: a median isn't, nor are units that come back. */
function addsUpByDay({ kind, units }: FactsQuestion): boolean {
	return (kind === 'flow' || kind === 'ratio') && (units === 'rows' || units === 'once');
}

/** A million facts are a few thousand days: these are what windows are joined with. */
function daySums(facts: string, question: FactsQuestion) {
	const columns = windowMeasures[question.kind]?.split(', ') ?? [];
	return {
		sql: `
			select on_date${groupNames(question)}, count(*) as observations, ${unitsBehind(question)} as units,
				${columns.map((column) => `fsum(${column}) as ${column}`).join(', ')}
			from (${facts}) group by all`,
		sums: `${windowAggregates[question.kind]}, sum(observations) as observations, sum(units) as units`
	};
}

const windowMeasures: Readonly<Record<string, string>> = {
	flow: 'quantity',
	ratio: 'numerator, denominator',
	median: 'value',
	distinct: 'key'
};

const noRatio = 'null::double as numerator, null::double as denominator';
const windowAggregates: Readonly<Record<string, string>> = {
	flow: `fsum(quantity) as total, ${noRatio}`,
	ratio: 'null::double as total, fsum(numerator) as numerator, fsum(denominator) as denominator',
	median: `median(value) as total, ${noRatio}`,
	distinct: `count(distinct key)::double as total, ${noRatio}`
};

/** Distinct units; a fact without one where others have one, such as an expense beside contacts, is none. */
export function unitsBehind({ units }: Pick<FactsQuestion, 'units'>): string {
	switch (units) {
		case 'rows':
			return 'count(*)';
		case 'once':
			return 'count(unit_key)';
		case 'repeated':
			return 'count(distinct unit_key)';
		case 'keys':
			return 'count(distinct key)';
	}
}

/**
 * Facts valid over `[start_on, end_on)`, as moves: slot, group0…, total, observations, units are
 * what is added (or taken away) by the first date of `dates` (sorted, unique) that sees it. Their
 * running sum is what holds at each date; dates and facts are never joined.
 */
export function movesStatement(question: FactsQuestion, dates: readonly IsoDate[]): Statement {
	const values: unknown[] = [];
	const bind = (value: unknown) => `$${values.push(value)}`;
	const { units } = question;
	const distinct = question.kind === 'distinct';
	const names = groupNames(question);
	const [first, last] = [bind(dates[0]), bind(dates.at(-1))];
	const facts = `
		select start_on, end_on, unit_key, ${distinct ? 'key' : 'quantity'}${groupColumns(question)}
		from ${factsOf(question)}
		where known_on <= ${bind(question.asOf)}::date
			and start_on <= ${last}::date
			and (end_on is null or (end_on > start_on and end_on > ${first}::date))
			${conditions(question, bind)}`;
	if (dates.length === 1)
		return {
			sql: `
				select 0 as slot${names}, ${distinct ? 'count(distinct key)' : 'fsum(quantity)'}::double as total,
					count(*) as observations, ${unitsBehind(question)} as units
				from (${facts}) group by all having count(*) > 0`,
			values
		};
	const moves = bothEnds('facts_known', names, {
		total: distinct ? '0' : 'fsum(quantity)',
		observations: 'count(*)',
		units: units === 'rows' ? 'count(*)' : units === 'once' ? 'count(unit_key)' : '0'
	});
	const presences: string[] = [];
	if (distinct) {
		presences.push(`keys_present as materialized ${presence('key', names)}`);
		const counted = units === 'keys' ? 'count(*)' : '0';
		moves.push(
			...bothEnds('keys_present', names, { total: 'count(*)', observations: '0', units: counted })
		);
	}
	if (units === 'repeated') {
		presences.push(`units_present as materialized ${presence('unit_key', names)}`);
		moves.push(
			...bothEnds('units_present', names, { total: '0', observations: '0', units: 'count(*)' })
		);
	}
	return {
		sql: `
			with ${[`facts_known as materialized (${facts})`, ...presences].join(', ')},
			moves as (
				select greatest(day, ${first}::date) as day${names},
					sum(total) as total, sum(observations) as observations, sum(units) as units
				from (${moves.join(' union all ')})
				where day <= ${last}::date
				group by all
			)
			select len(list_filter(${bind(dates)}::varchar[]::date[], lambda date: date < day)) as slot${names},
				sum(total)::double as total, sum(observations) as observations, sum(units) as units
			from moves group by all`,
		values
	};
}

type Counts = { readonly total: string; readonly observations: string; readonly units: string };

/** What comes on the day that an interval begins goes on the day that it ends. */
function bothEnds(relation: string, names: string, counts: Counts): string[] {
	const side = (day: string, sign: string) => `
		select ${day} as day${names}, ${sign}${counts.total}::double as total,
			${sign}${counts.observations} as observations, ${sign}${counts.units} as units
		from ${relation} where ${day} is not null group by all`;
	return [side('start_on', ''), side('end_on', '-')];
}

/**
 * When a key is there, however many of its intervals overlap: each gives only the part that
 * reaches past those which began before it.
 */
function presence(key: string, names: string): string {
	const open = "date '9999-12-31'";
	return `(
		select greatest(start_on, coalesce(reached, start_on)) as start_on, end_on${names}
		from (
			select *, max(coalesce(end_on, ${open})) over (
				partition by ${key}${names}
				order by start_on rows between unbounded preceding and 1 preceding
			) as reached
			from facts_known where ${key} is not null
		)
		where reached is null or coalesce(end_on, ${open}) > reached
	)`;
}

/** How a level's facts answer for a territory: which column names it, and at which rank. */
export type LevelQuestion = FactsQuestion & {
	/** All dimension columns of the facts: with the territory they name a series. */
	readonly dimensions: readonly string[];
	/** 0 commune, 1 intercommunality, 2 department, 3 programme. */
	readonly rank: number;
	/** The column of the territory asked for; null for the programme. */
	readonly territoryColumn: string | null;
	/** Facts given for this territory are the whole programme's. */
	readonly home: string;
	readonly across: 'sum' | 'none';
};

/**
 * The last known value of each series at each date, summed: slot, group0…, total, observations
 * (series with a value), parts (series in all). A territory's own figures win over the sum of
 * those below it, so that levels never mix.
 */
export function levelsStatement(question: LevelQuestion, dates: readonly IsoDate[]): Statement {
	const values: unknown[] = [];
	const bind = (value: unknown) => `$${values.push(value)}`;
	const names = groupNames(question);
	return {
		sql: `
			with dates as (
				select unnest(range(${dates.length})) as slot, unnest(${bind(dates)}::varchar[]::date[]) as day
			),
			eligible as (
				${eligibleLevels(question, bind, ['on_date', 'value', 'known_on', ...ownBy(question)].join(', '))}
			),
			chosen as materialized (
				select on_date, series, is_whole${names}, arg_max(value, known_on) as value
				from (
					select * from eligible
					qualify ${givenForIt(question)}
				)
				group by all
			),
			parts as (
				select count(distinct series) as parts${names},
					count(distinct series) filter (is_whole) as whole_parts
				from chosen group by all
			),
			latest as (
				select slot, series, is_whole${names}, arg_max(value, on_date) as value
				from chosen join dates on on_date <= day group by all
			),
			sums as (
				select slot${names}, fsum(value) as total, count(*) as observations,
					fsum(value) filter (is_whole) as whole_total
				from latest group by all
			)
			select sums.*, parts, whole_parts
			from sums join parts on ${question.groups.map((_, at) => `sums.group${at} is not distinct from parts.group${at}`).join(' and ') || 'true'}`,
		values
	};
}

const ownBy = ({ territoryColumn }: LevelQuestion) =>
	territoryColumn === null ? [] : [quoteName(territoryColumn)];

/** Of the facts that may answer, a territory's own, or else those below it; in a grouping, of each of its own. */
export function givenForIt(question: LevelQuestion): string {
	const partition = ownBy(question).map((column) => `partition by ${column}`);
	return `given = max(given) over (${partition.join('')})`;
}

/**
 * A level's facts that may answer, with the series each is of, the rank it is given at and whether
 * it speaks for the whole of the dimensions that are not asked.
 */
export function eligibleLevels(
	question: LevelQuestion,
	bind: (value: unknown) => string,
	columns: string
): string {
	const series = ['territory', ...question.dimensions].map(
		(column) => `coalesce(${quoteName(column)}, chr(0))`
	);
	const given = `case
		when territory is null${question.rank === 3 ? ` or territory = ${bind(question.home)}` : ''} then 3
		when commune is not null then 0
		when intercommunality is not null then 1
		when department is not null then 2
		else 3 end`;
	const others = question.dimensions.filter(
		(dimension) =>
			!question.groups.includes(dimension) &&
			!question.filters.some(({ column }) => column === dimension)
	);
	const whole = others.map((column) => `${quoteName(column)} is null`).join(' and ') || 'true';
	return `
		select * from (
			select ${columns}, concat_ws(chr(1), ${series.join(', ')}) as series,
				${given} as given, ${whole} as is_whole${groupColumns(question)}
			from ${factsOf(question)}
			where known_on <= ${bind(question.asOf)}::date
				${question.territoryColumn ? `and ${quoteName(question.territoryColumn)} is not null` : ''}
				${conditions(question, bind)}
		)
		where given ${question.across === 'none' ? '=' : '<='} ${question.rank}`;
}

/** The indicator's facts, by name. */
export function factsOf(question: FactsQuestion): string {
	return `facts.${quoteName(question.indicator)}`;
}

function groupColumns(question: FactsQuestion): string {
	return question.groups.map((column, index) => `, ${quoteName(column)} as group${index}`).join('');
}

function groupNames(question: FactsQuestion): string {
	return question.groups.map((_, index) => `, group${index}`).join('');
}

/** `and …` for each filter. */
export function conditions(question: FactsQuestion, bind: (value: unknown) => string): string {
	return question.filters
		.map(({ column, values }) => {
			const name = quoteName(column);
			const known = values.filter((value) => value !== null);
			const either = [
				...(known.length > 0 ? [`list_contains(${bind(known)}::varchar[], ${name})`] : []),
				...(values.includes(null) ? [`${name} is null`] : [])
			];
			return `and (${either.join(' or ') || 'false'})`;
		})
		.join(' ');
}

const earliest = (a: IsoDate, b: IsoDate) => (a < b ? a : b);
const latest = (a: IsoDate, b: IsoDate) => (a > b ? a : b);
