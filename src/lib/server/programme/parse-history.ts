import { decisionKinds, decisionStates } from '#lib/indicators/decision.ts';
import type { DecisionKind, DecisionState } from '#lib/indicators/decision.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import { weathers, type Weather } from '#lib/indicators/weather.ts';
import {
	historyKeys,
	pastAgendaKeys,
	pastAppraisalKeys,
	pastDecisionKeys,
	pastFollowUpKeys,
	pastMeetingKeys
} from './history-keys.ts';
import { readKeys, type Parse } from './keys.ts';
import { nearestName } from './nearest.ts';
import type { Place, Problems, Spec } from './spec.ts';
import {
	expected,
	parseBoolean,
	parseDate,
	parseId,
	parseListOf,
	parseOneOf,
	parseText,
	parseVersion
} from './spec-values.ts';

export const historyFile = 'data/meetings.yaml';

/** A meeting held before Jalon, as a person wrote it down. */
export type PastMeeting = {
	readonly id: string;
	readonly date: IsoDate;
	readonly asOf: IsoDate;
	readonly title: string | null;
	readonly place: string | null;
	readonly chair: string | null;
	readonly present: readonly string[];
	readonly excused: readonly string[];
	readonly agenda: readonly {
		readonly title: string;
		readonly arbitration: boolean;
		readonly detail: string | null;
		readonly indicators: readonly string[];
	}[];
	readonly appraisals: readonly {
		readonly kind: 'indicator' | 'axis';
		readonly subject: string;
		readonly level: Weather | null;
		readonly wording: string;
		readonly by: string;
	}[];
	readonly decisions: readonly PastDecision[];
};

export type PastDecision = {
	readonly wording: string;
	readonly kind: DecisionKind;
	readonly axis: string | null;
	readonly indicators: readonly string[];
	readonly owner: string | null;
	readonly deadline: IsoDate | null;
	readonly told: readonly {
		readonly at: string;
		readonly state: DecisionState;
		readonly note: string;
	}[];
};

/** What the file names, as the rest of the programme declares it; nothing once that was checked. */
export type Declared = { readonly indicators: readonly string[]; readonly axes: readonly string[] };

/** Checks `data/meetings.yaml`: the meetings in order of date, or none when too much is wrong. */
export function parseHistory(
	spec: Spec,
	declared: Declared,
	problems: Problems
): readonly PastMeeting[] {
	const keys = readKeys(spec, historyKeys, problems);
	if (!keys) return [];
	keys.required('version', parseVersion(1));
	const places = new Map<string, Place>();
	const meetings =
		keys.required(
			'meetings',
			parseListOf((item, into) => {
				const meeting = parseMeeting(declared)(item, into);
				if (meeting && places.has(meeting.id))
					into.add(item.place, {
						fr: `la séance « ${meeting.id} » est écrite deux fois`,
						en: `the meeting “${meeting.id}” is written twice`
					});
				if (meeting) places.set(meeting.id, item.place);
				return meeting;
			})
		) ?? [];
	for (const meeting of meetings)
		checkTold(meeting, meetings, places.get(meeting.id) ?? spec.place, problems);
	return meetings.toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** A decision is followed up at its meeting or a later one of the file. */
function checkTold(
	{ id, date, decisions }: PastMeeting,
	meetings: readonly PastMeeting[],
	place: Place,
	problems: Problems
): void {
	for (const { at } of decisions.flatMap(({ told }) => told))
		if (!meetings.some((other) => other.id === at && other.date >= date))
			problems.add(place, {
				fr: `une décision de la séance ${id} est suivie à la séance « ${at} », qui n’est pas dans ce fichier ou vient avant`,
				en: `a decision of the meeting ${id} is followed up at the meeting “${at}”, which is not in this file or comes before`
			});
}

const parseMeeting =
	(declared: Declared): Parse<PastMeeting> =>
	(spec, problems) => {
		const keys = readKeys(spec, pastMeetingKeys, problems);
		const id = keys?.required('id', parseMeetingId);
		const date = keys?.required('date', parseDate);
		if (!keys || !id || !date) return undefined;
		if (!date.startsWith(id.slice(0, 4)))
			problems.add(keys.placeOf('id'), {
				fr: `« ${id} » ne commence pas par l’année de la séance (${date})`,
				en: `“${id}” does not begin with the meeting’s year (${date})`
			});
		const lines = (name: string) => keys.optional(name, parseListOf(parseText), []);
		return {
			id,
			date,
			asOf: keys.optional('asOf', parseDate, date),
			title: keys.optional<string | null>('title', parseText, null),
			place: keys.optional<string | null>('place', parseText, null),
			chair: keys.optional<string | null>('chair', parseText, null),
			present: lines('present'),
			excused: lines('excused'),
			agenda: keys.optional('agenda', parseListOf(parseAgenda(declared)), []),
			appraisals: keys.optional('appraisals', parseListOf(parseAppraisal(declared)), []),
			decisions: keys.optional('decisions', parseListOf(parseDecision(declared)), [])
		};
	};

const parseMeetingId: Parse<string> = (spec, problems) => {
	const text = spec.kind === 'scalar' ? spec.text.replace(/^(["'])(.*)\1$/, '$2') : '';
	return /^\d{4}-\d{2}$/.test(text)
		? text
		: expected(
				spec,
				'année et rang, tels que "2019-02"',
				'year and rank, such as "2019-02"',
				problems
			);
};

/** A name close to a known one is a slip; one close to none is of what the programme no longer follows. */
const named =
	(known: readonly string[]): Parse<string> =>
	(spec, problems) => {
		const id = parseId(spec, problems);
		if (id === undefined || known.includes(id)) return id;
		const near = nearestName(id, known);
		return near === null
			? id
			: problems.add(spec.place, {
					fr: `« ${id} » est inconnu : vouliez-vous dire « ${near} » ?`,
					en: `“${id}” is unknown: did you mean “${near}”?`
				});
	};

const parseAgenda =
	({ indicators }: Declared): Parse<PastMeeting['agenda'][number]> =>
	(spec, problems) => {
		const keys = readKeys(spec, pastAgendaKeys, problems);
		const title = keys?.required('title', parseText);
		return keys && title !== undefined
			? {
					title,
					arbitration: keys.optional('arbitration', parseBoolean, false),
					detail: keys.optional<string | null>('detail', parseText, null),
					indicators: keys.optional('indicators', parseListOf(named(indicators)), [])
				}
			: undefined;
	};

const parseAppraisal =
	({ indicators, axes }: Declared): Parse<PastMeeting['appraisals'][number]> =>
	(spec, problems) => {
		const keys = readKeys(spec, pastAppraisalKeys, problems);
		const wording = keys?.required('wording', parseText);
		if (!keys || wording === undefined) return undefined;
		const indicator = keys.optional<string | null>('indicator', named(indicators), null);
		const axis = keys.optional<string | null>('axis', named(axes), null);
		if (keys.has('indicator') === keys.has('axis'))
			return problems.add(spec.place, {
				fr: 'une appréciation nomme soit « indicator », soit « axis »',
				en: 'an appraisal names either “indicator” or “axis”'
			});
		const subject = indicator ?? axis;
		if (subject === null) return undefined;
		return {
			kind: indicator === null ? 'axis' : 'indicator',
			subject,
			level: keys.optional<Weather | null>('level', parseOneOf(weathers), null),
			wording,
			by: keys.optional('by', parseText, 'Reprise')
		};
	};

const parseDecision =
	({ indicators, axes }: Declared): Parse<PastDecision> =>
	(spec, problems) => {
		const keys = readKeys(spec, pastDecisionKeys, problems);
		const wording = keys?.required('wording', parseText);
		return keys && wording !== undefined
			? {
					wording,
					kind: keys.optional<DecisionKind>('kind', parseOneOf(decisionKinds), 'decision'),
					axis: keys.optional<string | null>('axis', named(axes), null),
					indicators: keys.optional('indicators', parseListOf(named(indicators)), []),
					owner: keys.optional<string | null>('owner', parseText, null),
					deadline: keys.optional<string | null>('deadline', parseDate, null),
					told: keys.optional('told', parseListOf(parseFollowUp), [])
				}
			: undefined;
	};

const parseFollowUp: Parse<PastDecision['told'][number]> = (spec, problems) => {
	const keys = readKeys(spec, pastFollowUpKeys, problems);
	const at = keys?.required('at', parseMeetingId);
	const state = keys?.required('state', parseOneOf(decisionStates));
	return keys && at !== undefined && state !== undefined
		? { at, state, note: keys.optional('note', parseText, '') }
		: undefined;
};
