import { languages, type Localized } from '#lib/indicators/language.ts';
import { roles, type Role } from '#lib/indicators/reader.ts';
import { readKeys, type Keys, type Parse } from './keys.ts';
import { parseForeign } from './parse-foreign.ts';
import { parseGroupings, type WrittenGrouping } from './parse-groupings.ts';
import { parseMap, type WrittenPlace } from './parse-map.ts';
import type { Axis, ForeignWords, Partner, Settings } from './programme.ts';
import { axisKeys, partnerKeys, settingsKeys, thresholdKeys } from './settings-keys.ts';
import type { Problems, Spec } from './spec.ts';
import {
	expected,
	isCalendarDay,
	parseBoolean,
	parseDate,
	parseId,
	parseListOf,
	parseLocalized,
	parseOneOf,
	parseText,
	parseVersion,
	parseWhole
} from './spec-values.ts';

export type ParsedSettings = {
	readonly settings: Settings;
	/** Where the person wrote each key, for what other files decide. */
	readonly keys: Keys;
	/** The places of the map, with where each is written. */
	readonly places: readonly WrittenPlace[];
	/** The groupings, with where each is written. */
	readonly groupings: readonly WrittenGrouping[];
};

const settingsVersion = 1;
export const defaultTimeZone = 'Europe/Paris';

/** Who sees what may be published has no figure to see through. */
const mayBeGranted = roles.filter((role) => role !== 'communication');

export const defaultThresholds: Settings['thresholds'] = {
	units: 5,
	sensitive: 11,
	companies: 3,
	dominance: 85,
	zeros: 'may-hide',
	seenBy: mayBeGranted
};

/** Checks `data/programme.yaml`; null when too much is wrong to go on with it. */
export function parseSettings(spec: Spec, problems: Problems): ParsedSettings | null {
	const keys = readKeys(spec, settingsKeys, problems);
	if (!keys) return null;
	const version = keys.required('version', parseVersion(settingsVersion));
	const id = keys.required('id', parseId);
	const name = keys.required('name', parseLocalized);
	const territory = keys.required('territory', parseText);
	const axes = keys.required('axes', parseListOf(parseAxis));
	const since = keys.required('since', parseDate);
	const rest = {
		description: keys.optional<Localized | null>('description', parseLocalized, null),
		until: keys.optional<string | null>('until', parseDate, null),
		languages: keys.optional('languages', parseListOf(parseOneOf(languages)), ['fr']),
		foreign: keys.optional<readonly ForeignWords[]>('foreign', parseForeign, []),
		partners: keys.optional<readonly Partner[]>('partners', parseListOf(parsePartner), []),
		presidents: keys.optional<readonly Localized[]>('presidents', parseListOf(parseLocalized), []),
		accent: keys.optional('accent', parseColour, '#0b5c6b'),
		timeZone: keys.optional(
			keys.has('timeZone') ? 'timeZone' : 'time_zone',
			parseTimeZone,
			defaultTimeZone
		),
		yearStart: keys.optional('yearStart', parseYearStart, '01-01'),
		retentionDays: keys.optional('retentionDays', parseWhole(1), 90),
		erasure: keys.optional<Settings['erasure']>(
			'erasure',
			parseOneOf(['recount', 'keep-count']),
			'recount'
		),
		auditDays: keys.optional('auditDays', parseWhole(1), 365),
		thresholds: keys.optional('thresholds', parseThresholds, defaultThresholds),
		fictitious: keys.optional('fictitious', parseBoolean, false),
		meetings: keys.optional<readonly string[]>('meetings', parseListOf(parseDate), []),
		contact: keys.optional<string | null>('contact', parseText, null),
		publisher: keys.optional<Localized | null>('publisher', parseLocalized, null),
		mapCredit: keys.optional<Localized | null>('mapCredit', parseLocalized, null)
	};
	const places = keys.optional<readonly WrittenPlace[]>('map', parseMap, []);
	const written = keys.optional<readonly WrittenGrouping[]>('groupings', parseGroupings, []);
	const groupings = written.map(({ id, title, territories }) => ({ id, title, territories }));
	const map = places.map(({ code, column, row }) => ({ code, column, row }));
	checkDistinct('axes', axes ?? [], keys, problems);
	checkDistinct('partners', rest.partners, keys, problems);
	if (axes?.length === 0)
		problems.add(keys.placeOf('axes'), {
			fr: 'il faut au moins un axe',
			en: 'at least one axis is needed'
		});
	if (since !== undefined && rest.until !== null && rest.until < since)
		problems.add(keys.placeOf('until'), {
			fr: `until (${rest.until}) vient avant since (${since})`,
			en: `until (${rest.until}) comes before since (${since})`
		});
	if (!version || !id || !name || !territory || !axes || !since) return null;
	return {
		keys,
		places,
		groupings: written,
		settings: { version: 1, id, name, territory, axes, since, map, groupings, ...rest }
	};
}

function checkDistinct(
	key: string,
	list: readonly { readonly id: string }[],
	keys: Keys,
	problems: Problems
): void {
	const ids = list.map(({ id }) => id);
	for (const [at, id] of ids.entries())
		if (ids.indexOf(id) !== at)
			problems.add(keys.placeOf(key), {
				fr: `l’identifiant « ${id} » est écrit deux fois dans « ${key} »`,
				en: `the id “${id}” is written twice in “${key}”`
			});
}

const parseAxis: Parse<Axis> = (spec, problems) => {
	const keys = readKeys(spec, axisKeys, problems);
	const id = keys?.required('id', parseId);
	const title = keys?.required('title', parseLocalized);
	if (!keys || !id || !title) return undefined;
	return { id, title, context: keys.optional('context', parseBoolean, false) };
};

const parsePartner: Parse<Partner> = (spec, problems) => {
	const keys = readKeys(spec, partnerKeys, problems);
	const id = keys?.required('id', parseId);
	const name = keys?.required('name', parseText);
	if (!keys || !id || !name) return undefined;
	return {
		id,
		name,
		role: keys.optional<Localized | null>('role', parseLocalized, null),
		contact: keys.optional<string | null>('contact', parseEmail, null)
	};
};

const parseThresholds: Parse<Settings['thresholds']> = (spec, problems) => {
	const keys = readKeys(spec, thresholdKeys, problems);
	return keys
		? {
				units: keys.optional('units', parseWhole(1), defaultThresholds.units),
				sensitive: keys.optional('sensitive', parseWhole(1), defaultThresholds.sensitive),
				companies: keys.optional('companies', parseWhole(1), defaultThresholds.companies),
				dominance: keys.optional('dominance', parseWhole(50, 100), defaultThresholds.dominance),
				zeros: keys.optional(
					'zeros',
					parseOneOf(['may-hide', 'shown'] as const),
					defaultThresholds.zeros
				),
				seenBy: keys.optional<readonly Role[]>(
					'seenBy',
					parseListOf(parseOneOf(mayBeGranted)),
					defaultThresholds.seenBy
				)
			}
		: undefined;
};

const parseEmail: Parse<string> = (spec, problems) => {
	const text = spec.kind === 'scalar' ? spec.text : '';
	return /^[\w.!#$%*+/=^{|}~'-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text)
		? text
		: expected(
				spec,
				'une adresse électronique telle que suivi@example.org',
				'an e-mail address such as data@example.org',
				problems
			);
};

const parseColour: Parse<string> = (spec, problems) => {
	const text = spec.kind === 'scalar' ? spec.text : '';
	return /^#[0-9a-f]{6}$/i.test(text)
		? text
		: expected(spec, 'une couleur telle que "#0b5c6b"', 'a colour such as "#0b5c6b"', problems);
};

const parseTimeZone: Parse<string> = (spec, problems) => {
	const text = parseText(spec, problems);
	if (text === undefined) return undefined;
	try {
		return new Intl.DateTimeFormat('fr', { timeZone: text }).resolvedOptions().timeZone;
	} catch {
		return expected(
			spec,
			'un fuseau tel que Europe/Paris',
			'a time zone such as Europe/Paris',
			problems
		);
	}
};

/** A month and day that every year has. */
const parseYearStart: Parse<string> = (spec, problems) => {
	const text = spec.kind === 'scalar' ? spec.text : '';
	return isCalendarDay(`2023-${text}`)
		? text
		: expected(spec, 'un mois et un jour MM-JJ', 'a month and day MM-DD', problems);
};
