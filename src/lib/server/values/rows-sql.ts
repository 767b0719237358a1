import type { IsoDate, Period } from '#lib/indicators/period.ts';
import { quoteName } from '../duckdb.ts';
import type { UnitsOf } from './facts-shape.ts';
import {
	conditions,
	eligibleLevels,
	factsOf,
	givenForIt,
	unitsBehind,
	type FactsQuestion,
	type LevelQuestion,
	type Statement
} from './sql.ts';

/** Which facts stand behind one figure, as `sql.ts` counts them. */
export type RowsQuestion =
	| { readonly of: 'window'; readonly question: FactsQuestion; readonly window: Period }
	| { readonly of: 'date'; readonly question: FactsQuestion; readonly date: IsoDate }
	| { readonly of: 'level'; readonly question: LevelQuestion; readonly date: IsoDate };

export type RowsOrder = {
	/** A column of the facts, or `place`, the territory's name. */
	readonly column: string;
	readonly descending: boolean;
	readonly offset: number;
	readonly limit: number;
};

/** One row: observations, units. */
export function countRowsStatement(asked: RowsQuestion, units: UnitsOf): Statement {
	const { facts, values } = factsBehind(asked);
	const counted = unitsBehind({ units: units === 'once' ? 'repeated' : units });
	return {
		sql: `select count(*) as observations, ${counted} as units from (${facts})`,
		values
	};
}

/** The facts themselves with `place`, in an order that never leaves two of them equal by chance. */
export function listRowsStatement(
	asked: RowsQuestion,
	columns: readonly string[],
	{ column, descending, offset, limit }: RowsOrder
): Statement {
	const { facts, values } = factsBehind(asked);
	const listed = columns.map((name) => `facts.${quoteName(name)}`).join(', ');
	const rest = [...columns, 'unit_key'].map((name) => `facts.${quoteName(name)}`).join(', ');
	return {
		sql: `
			select ${listed}, facts.unit_key, t.name as place
			from (${facts}) as facts left join territories as t on t.code = facts.territory
			order by ${quoteName(column)} ${descending ? 'desc' : 'asc'} nulls last, ${rest}
			limit ${Math.trunc(limit)} offset ${Math.trunc(offset)}`,
		values
	};
}

function factsBehind(asked: RowsQuestion): { facts: string; values: unknown[] } {
	const { question } = asked;
	const values: unknown[] = [];
	const bind = (value: unknown) => `$${values.push(value)}`;
	if (asked.of === 'level')
		return { facts: lastKnownFacts(asked.question, asked.date, bind), values };
	const during =
		asked.of === 'window'
			? `on_date between ${bind(asked.window.from)}::date and ${bind(asked.window.to)}::date`
			: `start_on <= ${bind(asked.date)}::date
				and (end_on is null or (end_on > start_on and end_on > ${bind(asked.date)}::date))`;
	return {
		facts: `select * from ${factsOf(question)}
			where known_on <= ${bind(question.asOf)}::date and ${during} ${conditions(question, bind)}`,
		values
	};
}

/** The fact that each series stands on; where series may not be summed, those that speak for the whole. */
function lastKnownFacts(
	question: LevelQuestion,
	date: IsoDate,
	bind: (value: unknown) => string
): string {
	return `
		select * from (
			select * from (
				select *, ${question.across === 'none' ? 'count(*) over ()' : '1'} as parts
				from (
					select * from (${eligibleLevels(question, bind, '*')})
					qualify ${givenForIt(question)}
				)
				where on_date <= ${bind(date)}::date and value is not null
				qualify row_number() over (partition by series order by on_date desc, known_on desc) = 1
			)
			where parts = 1 or is_whole
		)`;
}
