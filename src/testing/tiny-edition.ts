import { DuckDBDateValue } from '@duckdb/node-api';
import { onTestFinished } from 'vitest';
import type { Indicator, Kind } from '#lib/indicators/indicator.ts';
import { dayNumber } from '#lib/indicators/period.ts';
import { roles } from '#lib/indicators/reader.ts';
import type { Contract } from '#lib/server/programme/contract.ts';
import type { Settings } from '#lib/server/programme/programme.ts';
import type { Edition, Span } from '#lib/server/editions/edition.ts';
import { placesTable } from '#lib/server/editions/built-in-relations.ts';
import { factsSelect } from '#lib/server/editions/facts-columns.ts';
import { openDatabase, quoteName, rowsOf, type Database } from '#lib/server/duckdb.ts';
import { loadTerritories } from '#lib/server/programme/territories.ts';

/** A fact as a test writes it; what is left out takes the default that a build gives. */
export type TinyFact = {
	readonly on_date?: string;
	readonly start_on?: string;
	readonly end_on?: string | null;
	readonly quantity?: number;
	readonly numerator?: number;
	readonly denominator?: number;
	readonly value?: number;
	readonly key?: string;
	/** Commune (a merged one too), intercommunalité or department code. */
	readonly territory?: string | null;
	readonly unit_key?: string | null;
	readonly known_on?: string;
	/** Dimensions. */
	readonly [dimension: string]: string | number | null | undefined;
};

export type TinyIndicator = Partial<Indicator> & {
	readonly id: string;
	readonly kind: Kind;
	readonly facts?: readonly TinyFact[];
	/** Datasets that the facts stand on; `rows`, covered by default, when not said. */
	readonly datasets?: readonly string[];
};

export type TinyProgramme = {
	readonly indicators: readonly TinyIndicator[];
	/** Coverage by dataset; `rows` covers 2018-12-01 to 2023-12-31 by default. */
	readonly coverage?: Readonly<Record<string, readonly Span[]>>;
	/** Text of data/targets.csv. */
	readonly targets?: string;
	readonly settings?: Partial<Settings>;
	readonly contracts?: readonly Contract[];
	readonly asOf?: string;
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

let made = 0;

/**
 * An edition made of facts written in a test, in an in-memory DuckDB, with the real geography of
 * the Lot and what touches it. Closed when the test is finished.
 */
export async function tinyEdition(tiny: TinyProgramme): Promise<Edition> {
	const id = `tiny-${++made}`;
	const database = await openDatabase();
	onTestFinished(() => database.close());
	await loadGeography(database);
	await database.all('create schema facts');
	const facts: Record<string, { part: string; rows: number; datasets: readonly string[] }> = {};
	for (const indicator of tiny.indicators) {
		if (indicator.kind === 'formula') continue;
		await loadFacts(database, indicator);
		facts[indicator.id] = {
			part: `${id}-${indicator.id}`,
			rows: indicator.facts?.length ?? 0,
			datasets: indicator.datasets ?? ['rows']
		};
	}
	const sources = tiny.targets === undefined ? {} : { 'data/targets.csv': tiny.targets };
	return {
		id,
		publishedAt: '2024-01-05T09:00:00Z',
		publishedBy: 'test',
		provisional: false,
		manifest: {
			version: 1,
			readings: [],
			tables: {},
			facts,
			coverage: { rows: [{ from: '2018-12-01', until: '2023-12-31' }], ...tiny.coverage },
			builtIn: { territories: '', former_communes: '', calendar: '' },
			parts: {},
			findings: [],
			sources,
			geography: '@etalab/decoupage-administratif',
			reader: 'tiny'
		},
		programme: {
			folder: '/tiny',
			settings: { ...tinySettings, ...tiny.settings },
			contracts: tiny.contracts ?? [],
			tables: [],
			checks: [],
			indicators: tiny.indicators.map((indicator) => ({
				id: indicator.id,
				file: `queries/indicators/${indicator.id}.sql`,
				sql: '',
				labels: {},
				indicator: tinyIndicator(indicator)
			})),
			history: [],
			events: [],
			reports: [],
			sources
		},
		database,
		asOf: tiny.asOf ?? '2019-12-20'
	};
}

export const tinySettings: Settings = {
	version: 1,
	id: 'tiny',
	name: { fr: 'Petit programme', en: 'Small programme' },
	description: null,
	territory: '46',
	languages: ['fr', 'en'],
	foreign: [],
	axes: [{ id: 'axis', title: { fr: 'Axe', en: 'Axis' }, context: false }],
	partners: [],
	presidents: [],
	accent: '#0b6e4f',
	since: '2018-12-01',
	until: null,
	timeZone: 'Europe/Paris',
	yearStart: '01-01',
	retentionDays: 90,
	erasure: 'recount',
	auditDays: 365,
	thresholds: {
		units: 5,
		sensitive: 11,
		companies: 3,
		dominance: 85,
		zeros: 'may-hide',
		seenBy: roles
	},
	fictitious: true,
	meetings: [],
	map: [],
	groupings: [],
	contact: null,
	publisher: null,
	mapCredit: null
};

/** Front matter with the defaults that a file gets. */
export function tinyIndicator(written: TinyIndicator): Indicator {
	const indicator: Mutable<TinyIndicator> = { ...written };
	delete indicator.facts;
	delete indicator.datasets;
	const windowed = ['flow', 'ratio', 'median', 'distinct'].includes(written.kind);
	return {
		title: { fr: written.id, en: written.id },
		definition: { fr: written.id },
		unit: { fr: ['ligne', 'lignes'], en: ['row', 'rows'] },
		observed: 'visit',
		axis: 'axis',
		owner: 'Département du Lot',
		over: windowed ? 'year' : null,
		better: 'up',
		headline: null,
		dimensions: {},
		tolerance: { ahead: -10, atRisk: 10, offTrack: 25 },
		format: { style: 'integer', decimals: 0 },
		minimum: null,
		matures: null,
		across: 'sum',
		finest: 'day',
		within: null,
		confidential: null,
		publish: false,
		part: false,
		declared: false,
		cadence: null,
		delay: null,
		source: null,
		method: null,
		since: null,
		breaks: [],
		limit: null,
		formula: null,
		...indicator
	};
}

const measures: Readonly<Record<Exclude<Kind, 'formula'>, readonly string[]>> = {
	stock: ['start_on date', 'end_on date', 'quantity double'],
	flow: ['on_date date', 'quantity double'],
	ratio: ['on_date date', 'numerator double', 'denominator double'],
	median: ['on_date date', 'value double'],
	distinct: ['key varchar'],
	level: ['on_date date', 'value double']
};

async function loadFacts(database: Database, written: TinyIndicator): Promise<void> {
	const { kind, id } = written;
	if (kind === 'formula') return;
	const facts = written.facts ?? [];
	const intervals = facts.some(({ start_on }) => start_on !== undefined);
	const dates =
		kind !== 'distinct' ? [] : intervals ? ['start_on date', 'end_on date'] : ['on_date date'];
	const columns = [
		...dates,
		...measures[kind],
		'territory varchar',
		'unit_key varchar',
		'known_on date',
		...Object.keys(written.dimensions ?? {}).map((name) => `${name} varchar`)
	].map((column) => column.split(' ') as [string, string]);
	const given = `given ${id}`;
	await database.use(async (connection) => {
		await rowsOf(
			connection,
			`create table ${quoteName(given)} (${columns
				.map(([name, type]) => `${quoteName(name)} ${type}`)
				.join(', ')})`
		);
		const appender = await connection.createAppender(given);
		for (const fact of facts) {
			for (const [name, type] of columns) {
				const value = name === 'quantity' ? (fact.quantity ?? 1) : (fact[name] ?? null);
				if (value === null) appender.appendNull();
				else if (typeof value === 'number') appender.appendDouble(value);
				else if (type === 'date') appender.appendDate(new DuckDBDateValue(dayNumber(value)));
				else appender.appendVarchar(value);
			}
			appender.endRow();
		}
		appender.closeSync();
		const select = factsSelect(
			{
				id,
				file: `queries/indicators/${id}.sql`,
				sql: '',
				labels: {},
				indicator: tinyIndicator(written)
			},
			quoteName(given),
			columns.map(([name]) => name)
		);
		await rowsOf(connection, `create table facts.${quoteName(id)} as ${select}`);
	});
}

/** The Lot, the Aveyron, and every intercommunalité that touches the Lot. */
async function loadGeography(database: Database): Promise<void> {
	const map = loadTerritories();
	const communes = [...map.list('commune', '46'), ...map.list('commune', '12')];
	const territories = [
		...map.list('department').filter(({ code }) => ['46', '12'].includes(code)),
		...map.list('intercommunality', '46'),
		...communes
	];
	const current = new Set(communes.map(({ code }) => code));
	await database.use(async (connection) => {
		await rowsOf(
			connection,
			`create table territories (code varchar, name varchar, level varchar, department varchar,
				intercommunality varchar, population integer)`
		);
		await rowsOf(connection, 'create table former_communes (code varchar, current varchar)');
		const places = await connection.createAppender('territories');
		for (const { code, name, level, department, intercommunality, population } of territories) {
			for (const text of [code, name, level, department, intercommunality])
				if (text === null) places.appendNull();
				else places.appendVarchar(text);
			if (population === null) places.appendNull();
			else places.appendInteger(population);
			places.endRow();
		}
		places.closeSync();
		const former = await connection.createAppender('former_communes');
		for (const { code, current: today } of map.formerRows()) {
			if (!current.has(today)) continue;
			former.appendVarchar(code);
			former.appendVarchar(today);
			former.endRow();
		}
		former.closeSync();
		await rowsOf(connection, placesTable);
	});
}
