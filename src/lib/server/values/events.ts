import {
	breakEvent,
	breaksKind,
	meetingEvent,
	meetingsKind,
	type DatedEvent,
	type EventKind
} from '#lib/indicators/event.ts';
import type { Indicator, Unit } from '#lib/indicators/indicator.ts';
import type { Localized } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { quoteName } from '../duckdb.ts';
import type { Edition } from '../editions/edition.ts';
import type { EventQuery } from '../programme/programme.ts';
import { geographyOf, liesIn } from './geography.ts';
import { cached } from './values-cache.ts';

export type EventsAsked = {
	/** What began later is not told. */
	readonly asOf: IsoDate;
	/** Code of the territory looked at; null is the whole programme. */
	readonly territory: string | null;
	/** Dates of the committee's meetings. */
	readonly meetings: readonly IsoDate[];
};

export type EventsTold = {
	/** Kinds with at least one event, in the order that the reader chooses from. */
	readonly kinds: readonly EventKind[];
	/** In date order. */
	readonly events: readonly DatedEvent[];
};

/** Events of one kind told at most, the latest: a chart holds no more. */
const mostTold = 500;

const ownKinds: Readonly<Record<string, Localized>> = {
	[meetingsKind]: { fr: 'Séances', en: 'Meetings' },
	[breaksKind]: { fr: 'Ruptures de série', en: 'Breaks in series' }
};

/**
 * What happened that concerns an indicator: the committee's meetings, its own breaks in series, and
 * the events of the programme's queries that its axis or itself is named by, in the territory.
 */
export async function eventsAround(
	edition: Edition,
	indicator: Indicator,
	{ asOf, territory, meetings }: EventsAsked,
	reader: Reader
): Promise<EventsTold> {
	const queries = edition.programme.events.filter(
		(query) => concerns(query, indicator) && (query.publish || !reader.publishedOnly)
	);
	const happened = await cached(
		edition,
		reader,
		['events', queries.map(({ id }) => id), indicator.axis, asOf, territory],
		() =>
			Promise.all(queries.map((query) => readEvents(edition, query, indicator, asOf, territory))),
		(events) => events.flat().length
	);
	const own = [
		...meetings.filter((date) => date <= asOf).map(meetingEvent),
		...indicator.breaks.filter(({ on }) => on <= asOf).map(breakEvent)
	];
	const events = [...own, ...happened.flat()].sort((a, b) => (a.on < b.on ? -1 : 1));
	const named: readonly EventKind[] = [
		kindOf(meetingsKind),
		...queries.map(({ id, title }) => ({ id, title: wordOf(title, 1) })),
		kindOf(breaksKind)
	];
	return { events, kinds: named.filter(({ id }) => events.some(({ kind }) => kind === id)) };
}

function kindOf(id: string): EventKind {
	return { id, title: ownKinds[id]! };
}

function concerns({ axes, indicators }: EventQuery, { id, axis }: Indicator): boolean {
	if (axes.length === 0 && indicators.length === 0) return true;
	return axes.includes(axis) || indicators.includes(id);
}

type Row = {
	readonly on: IsoDate;
	readonly until: IsoDate | null;
	readonly label: string;
	readonly labelEn: string | null;
	readonly territory: string | null;
	readonly commune: string | null;
	readonly intercommunality: string | null;
	readonly department: string | null;
};

async function readEvents(
	edition: Edition,
	query: EventQuery,
	{ axis }: Indicator,
	asOf: IsoDate,
	territory: string | null
): Promise<readonly DatedEvent[]> {
	if (!edition.manifest.events?.[query.id]) return [];
	const rows = await edition.database.all<Row>(
		`select on_date as "on", end_on as until, label, label_en as "labelEn",
			territory, commune, intercommunality, department
		from events.${quoteName(query.id)}
		where on_date <= $1::date and (axis is null or axis = $2)
		order by on_date desc, label`,
		[asOf, axis]
	);
	const isThere = await inTerritory(edition, territory);
	return rows
		.filter(isThere)
		.slice(0, mostTold)
		.map(({ on, until, label, labelEn }) => ({
			on,
			until: until !== null && until > on ? until : null,
			kind: query.id,
			name: wordOf(query.title, 0),
			label: labelOf(query, label, labelEn)
		}));
}

function labelOf({ labels }: EventQuery, label: string, labelEn: string | null): Localized {
	const known = labels.find(({ value }) => value === label);
	if (known) return known.label;
	return labelEn === null ? { fr: label } : { fr: label, en: labelEn };
}

function wordOf({ fr, en }: Unit, at: 0 | 1): Localized {
	return en ? { fr: fr[at], en: en[at] } : { fr: fr[at] };
}

/** Whether an event happened in a territory, or in one that it lies in or reaches into. */
async function inTerritory(
	edition: Edition,
	code: string | null
): Promise<(event: Row) => boolean> {
	if (code === null) return () => true;
	const geography = await geographyOf(edition);
	const place = await geography.find(code);
	const communes = place ? await geography.communesOf(place) : [];
	return ({ territory, commune, intercommunality, department }) =>
		territory === null ||
		[territory, commune, intercommunality, department].includes(code) ||
		communes.some((one) => liesIn(one, territory));
}
