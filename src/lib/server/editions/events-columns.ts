import { programmeInvalid } from '../programme/parse-programme.ts';
import type { JalonError } from '../programme/problem.ts';
import { lineOfSelect } from '../programme/indicator-columns.ts';
import type { Query } from '../programme/programme.ts';

/** More rows than this in one kind are not events but facts. */
export const mostEvents = 5_000;

/**
 * The SELECT that turns the rows of `relation`, given in `columns` checked before, into events:
 * each once, in order, located in today's territories. A row without a day or a label is none.
 */
export function eventsSelect(relation: string, columns: readonly string[]): string {
	const has = (name: string) => columns.includes(name);
	const text = (name: string) =>
		`${has(name) ? `nullif(trim(cast(events.${name} as varchar)), '')` : 'null::varchar'} as ${name}`;
	const located = has('territory');
	return `select distinct ${[
		'cast(events.on_date as date) as on_date',
		`${has('end_on') ? 'cast(events.end_on as date)' : 'null::date'} as end_on`,
		text('label'),
		text('label_en'),
		text('axis'),
		located
			? 'coalesce(places.territory, cast(events.territory as varchar)) as territory'
			: 'null::varchar as territory',
		...['commune', 'intercommunality', 'department'].map((level) =>
			located ? `places.${level}` : `null::varchar as ${level}`
		)
	].join(', ')}
	from ${relation} as events
	${located ? 'left join places on places.given = cast(events.territory as varchar)' : ''}
	where events.on_date is not null and trim(cast(events.label as varchar)) <> ''
	order by all`;
}

export function tooManyEvents({ file, sql }: Query, rows: number): JalonError {
	return programmeInvalid([
		{
			file,
			line: lineOfSelect(sql),
			column: null,
			message: {
				fr: `une ligne est un événement : cette requête en donne ${rows}, ${mostEvents} au plus`,
				en: `one row is one event: this query gives ${rows}, at most ${mostEvents} are told`
			}
		}
	]);
}
