import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#lib/indicators/period.ts';
import { tinyEdition, type TinyFact } from '../../../../testing/tiny-edition.ts';
import type { Edition } from '../../editions/edition.ts';
import { factsShapes, type MeasuredKind } from '../facts-shape.ts';
import { answerFrom, type Measurement } from '../measure.ts';
import type { Slot } from '../slots.ts';
import { readFactColumns } from './fact-columns.ts';
import { readFewFacts } from './read-few-facts.ts';

const first = '2019-01-01';
const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays(first, days));
/** Amounts that add up exactly, and such as binary fractions don't hold. */
const amount = (whole: boolean) =>
	whole
		? fc.integer({ min: -5, max: 60 })
		: fc.integer({ min: -50, max: 600 }).map((tenths) => tenths / 10);

const factOf = (whole: boolean, late: boolean) =>
	fc
		.record({
			on: day,
			length: fc.option(fc.integer({ min: -3, max: 300 })),
			// Known on the day, after it, or before it as the year's survey is.
			late: late ? fc.constantFrom(0, 0, 0, 40, -20) : fc.constant(0),
			one: amount(whole),
			other: amount(whole),
			key: fc.constantFrom('a', 'b', 'c'),
			unit_key: fc.constantFrom('a', 'b', 'c', 'd', null),
			territory: fc.constantFrom('46042', '46102', '200067361', null),
			group: fc.constantFrom('x', 'y, z', '', null),
			channel: fc.constantFrom('p', 'q')
		})
		.map(({ on, length, late, one, other, ...rest }): TinyFact => ({
			...rest,
			on_date: on,
			start_on: on,
			end_on: length === null ? null : addDays(on, length),
			known_on: addDays(on, late),
			quantity: one,
			value: one,
			numerator: one,
			denominator: other
		}));

const dated = (fact: TinyFact): TinyFact =>
	Object.fromEntries(Object.entries(fact).filter(([name]) => !/^(start_on|end_on)$/.test(name)));
const lasting = (fact: TinyFact): TinyFact =>
	Object.fromEntries(Object.entries(fact).filter(([name]) => name !== 'on_date'));

const dimensions = { group: { fr: 'Groupe' }, channel: { fr: 'Canal' } };
const kinds: readonly { id: string; kind: MeasuredKind; intervals: boolean }[] = [
	{ id: 'flow', kind: 'flow', intervals: false },
	{ id: 'ratio', kind: 'ratio', intervals: false },
	{ id: 'median', kind: 'median', intervals: false },
	{ id: 'distinct', kind: 'distinct', intervals: false },
	{ id: 'stock', kind: 'stock', intervals: true },
	{ id: 'present', kind: 'distinct', intervals: true }
];

type Asked = Pick<Measurement, 'level' | 'byTerritory' | 'by' | 'filters' | 'asOf' | 'slots'>;

/** Without what depends on the order of facts that begin together, which is free. */
const inOrder = {
	units: null,
	keys: null,
	until: null,
	known: null,
	amounts: null,
	texts: null,
	from: null
};

/** Each question's answers from the columns, however they are read, from their tallies and from SQL. */
async function everyAnswer(edition: Edition, id: string, questions: readonly Asked[]) {
	const { indicator } = edition.programme.indicators.find((query) => query.id === id)!;
	const shape = (await factsShapes(edition)).get(id)!;
	const measured = { ...indicator, kind: indicator.kind as MeasuredKind };
	const read = (cellsPerFact: number, readFacts = readFactColumns) =>
		readFacts(edition.database, {
			indicator: id,
			kind: measured.kind,
			shape,
			dimensions: Object.keys(dimensions),
			cellsPerFact
		});
	const columns = await read(0);
	const tallied = await read(100_000);
	const few = await read(0, readFewFacts);
	expect(few && { ...few, ...inOrder }).toEqual(columns && { ...columns, ...inOrder });
	const answers = async (from: typeof columns) => {
		const found = [];
		for (const question of questions) {
			const asked = { ...question, edition, indicator: measured, shape };
			found.push([...(await answerFrom(asked, from))].toSorted(([a], [b]) => (a < b ? -1 : 1)));
		}
		return found;
	};
	expect(columns).not.toBeNull();
	return {
		columns: await answers(columns),
		tallied: await answers(tallied),
		few: await answers(few),
		sql: await answers(null)
	};
}

const slot = (from: string, to: string): Slot => ({
	period: { from, to },
	full: { from, to },
	facts: { from, to },
	partial: false,
	missing: null,
	headline: true
});

const question = fc.record({
	days: fc.oneof(fc.tuple(day), fc.uniqueArray(day, { minLength: 1, maxLength: 4 })),
	asOf: fc.oneof(day, fc.constant(addDays(first, 800))),
	by: fc.constantFrom(null, 'group', 'channel'),
	place: fc.constantFrom(
		{ level: 'programme' as const, byTerritory: false },
		{ level: 'commune' as const, byTerritory: true },
		{ level: 'intercommunality' as const, byTerritory: true }
	),
	filters: fc.constantFrom(
		[],
		[{ column: 'group', values: ['x', null] }],
		[
			{ column: 'channel', values: ['p'] },
			{ column: 'intercommunality', values: ['200067361'] }
		],
		[{ column: 'group', values: ['nobody'] }]
	)
});

const unitOf = (units: string, { key, unit_key }: TinyFact, at: number) => {
	if (units === 'rows') return null;
	if (units === 'once') return `u${at}`;
	return (units === 'keys' ? key : unit_key) ?? null;
};

test.each(['rows', 'once', 'repeated', 'keys'])(
	'columns answer as SQL does, whatever the kind, the filters and the split: units %s',
	async (units) => {
		await fc.assert(
			fc.asyncProperty(
				fc
					.tuple(fc.boolean(), fc.boolean())
					.chain(([whole, late]) => fc.array(factOf(whole, late), { maxLength: 25 })),
				fc.array(question, { minLength: 4, maxLength: 4 }),
				async (made, questions) => {
					const facts = made.map((fact, at) => ({ ...fact, unit_key: unitOf(units, fact, at) }));
					const edition = await tinyEdition({
						indicators: kinds.map(({ id, kind, intervals }) => ({
							id,
							kind,
							over: 'year',
							dimensions,
							facts: facts.map(intervals ? lasting : dated)
						}))
					});
					const asked = questions.map(({ days, place, ...rest }) => ({
						...place,
						...rest,
						slots: [
							...days.toSorted().map((to, at) => slot(at % 2 === 0 ? first : addDays(to, -60), to)),
							null
						]
					}));
					for (const { id } of kinds) {
						const { columns, tallied, few, sql } = await everyAnswer(edition, id, asked);
						expect(columns, id).toEqual(sql);
						expect(few, id).toEqual(sql);
						expect(tallied, id).toEqual(sql);
					}
					edition.database.close();
				}
			),
			{ numRuns: 4, endOnFailure: true }
		);
	},
	60_000
);
