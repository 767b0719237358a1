import type { Indicator, Kind } from '#lib/indicators/indicator.ts';
import { quoteName } from '../duckdb.ts';
import type { IndicatorQuery } from '../programme/programme.ts';

type Shape = {
	/** The facts column and how it is made of the query's. */
	readonly columns: Readonly<Record<string, string>>;
	/** The day on which a fact begins. */
	readonly start: string;
};

const date = (name: string) => `cast(${name} as date)`;
const number = (name: string) => `cast(${name} as double)`;

const onDate = { on_date: date('on_date') };
const interval = { start_on: date('start_on'), end_on: date('end_on') };

/** The facts columns of each kind; `quantity` and `end_on` may be absent from the query. */
const shapes: Readonly<Record<Exclude<Kind, 'formula' | 'distinct'>, Shape>> = {
	stock: {
		columns: { ...interval, quantity: number('quantity') },
		start: 'start_on'
	},
	flow: {
		columns: { ...onDate, quantity: number('quantity') },
		start: 'on_date'
	},
	ratio: {
		columns: { ...onDate, numerator: number('numerator'), denominator: number('denominator') },
		start: 'on_date'
	},
	median: {
		columns: { ...onDate, value: number('value') },
		start: 'on_date'
	},
	level: {
		columns: { ...onDate, value: number('value') },
		start: 'on_date'
	}
};

const distinctOnDates: Shape = {
	columns: { ...onDate, key: 'cast(key as varchar)' },
	start: 'on_date'
};

const distinctOnIntervals: Shape = {
	columns: { ...interval, key: 'cast(key as varchar)' },
	start: 'start_on'
};

/**
 * The SELECT that turns the rows of `relation`, which an indicator's query gives in `columns`
 * checked before, into facts with the columns of its kind, located in today's territories.
 */
export function factsSelect(
	query: IndicatorQuery,
	relation: string,
	columns: readonly string[]
): string {
	const shape = shapeOf(query.indicator, columns);
	const dimensions = Object.keys(query.indicator.dimensions);
	const has = (name: string) => columns.includes(name);
	const absent: Readonly<Record<string, string>> = {
		quantity: '1::double',
		end_on: 'null::date'
	};
	const own = Object.entries(shape.columns).map(
		([name, made]) => `${has(name) ? made : absent[name]} as ${name}`
	);
	const start = date(shape.start);
	return `select ${[
		...own,
		has('territory')
			? 'coalesce(places.territory, cast(facts.territory as varchar)) as territory'
			: 'null::varchar as territory',
		...['commune', 'intercommunality', 'department'].map((level) =>
			has('territory') ? `places.${level}` : `null::varchar as ${level}`
		),
		`${has('unit_key') ? spelled('unit_key') : 'null::varchar'} as unit_key`,
		`${has('known_on') ? `coalesce(${date('known_on')}, ${start})` : start} as known_on`,
		...dimensions.map((name) => `${spelled(`facts.${quoteName(name)}`)} as ${quoteName(name)}`)
	].join(', ')}
	from ${relation} as facts
	${has('territory') ? 'left join places on places.given = cast(facts.territory as varchar)' : ''}
	order by all`;
}

/** Texts that look the same are counted together: Macs spell accented letters in two characters. */
function spelled(column: string): string {
	return `nfc_normalize(cast(${column} as varchar))`;
}

function shapeOf(indicator: Indicator, columns: readonly string[]): Shape {
	if (indicator.kind === 'formula') throw new Error(`${indicator.id} is a formula`);
	if (indicator.kind !== 'distinct') return shapes[indicator.kind];
	return columns.includes('start_on') ? distinctOnIntervals : distinctOnDates;
}
