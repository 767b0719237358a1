import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayNumber } from '#lib/indicators/period.ts';
import { tinyEdition, type TinyFact } from '../../../testing/tiny-edition.ts';
import { everyone } from '../../../testing/tiny-values.ts';
import { computeHeadlines } from './headlines.ts';
import { computeValues } from './compute-values.ts';
import { valuesQuery } from './values-query.ts';

const first = '2019-01-01';
const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays(first, days));
const place = fc.constantFrom('46042', '46102', '46033', '46278', '12052', '200067361', '46', null);

const interval = fc.record({
	start_on: day,
	length: fc.option(fc.integer({ min: -3, max: 400 })),
	late: fc.integer({ min: 0, max: 60 }),
	quantity: fc.integer({ min: 0, max: 5 }),
	key: fc.constantFrom('a', 'b', 'c', 'd'),
	unit_key: fc.constantFrom('a', 'b', 'c', 'd', 'e', null),
	group: fc.constantFrom('x', 'y', null)
});

type Interval = typeof interval extends fc.Arbitrary<infer T> ? T : never;

function factOf({ start_on, length, late, ...rest }: Interval): TinyFact & { known_on: string } {
	return {
		...rest,
		start_on,
		end_on: length === null ? null : addDays(start_on, length),
		known_on: addDays(start_on, late)
	};
}

test('running sums of moves are what counting day by day gives', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(interval, { maxLength: 30 }), day, async (intervals, asOf) => {
			const facts = intervals.map(factOf);
			const dimensions = { group: { fr: 'Groupe' } };
			const edition = await tinyEdition({
				indicators: [
					{ id: 'stock', kind: 'stock', dimensions, facts },
					{ id: 'distinct', kind: 'distinct', dimensions, facts }
				],
				coverage: { rows: [{ from: first, until: '2030-01-01' }] }
			});
			for (const by of [null, 'group']) {
				const { values } = await computeValues(
					edition,
					valuesQuery({
						indicators: ['stock', 'distinct'],
						from: first,
						to: asOf,
						grain: 'month',
						asOf,
						by
					}),
					everyone
				);
				for (const { indicator, to, value, units, dimensions } of values) {
					const live = facts.filter(
						(fact) =>
							(by === null || fact['group'] === dimensions['group']) &&
							fact.known_on <= asOf &&
							(fact.start_on ?? '') <= to &&
							(fact.end_on === null || (fact.end_on ?? '') > to)
					);
					const keys = new Set(live.map(({ key }) => key));
					const named = facts.some(({ unit_key }) => unit_key !== null);
					const unitKeys = new Set(live.flatMap(({ unit_key }) => unit_key ?? []));
					const total = live.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
					expect(value).toBe(indicator === 'stock' ? total : keys.size);
					expect(units).toBe(
						named ? unitKeys.size : indicator === 'stock' ? live.length : keys.size
					);
				}
			}
			edition.database.close();
		}),
		{ numRuns: 40 }
	);
});

test('communes and facts without commune add up to the programme', async () => {
	const event = fc.record({
		on_date: day,
		quantity: fc.integer({ min: -2, max: 9 }),
		territory: place
	});
	await fc.assert(
		fc.asyncProperty(fc.array(event, { maxLength: 40 }), async (facts) => {
			const edition = await tinyEdition({
				indicators: [{ id: 'flow', kind: 'flow', over: 'start', facts }],
				coverage: { rows: [{ from: '2018-12-01', until: '2030-01-01' }] }
			});
			const asked = (level: 'commune' | 'department' | 'intercommunality' | null) =>
				computeValues(
					edition,
					valuesQuery({ indicators: ['flow'], level, asOf: '2022-01-01' }),
					everyone
				);
			const sum = async (level: Parameters<typeof asked>[0]) =>
				(await asked(level)).values.reduce((total, { value }) => total + (value ?? 0), 0);
			const outside = (known: (code: string) => boolean) =>
				facts
					.filter(({ territory }) => territory === null || !known(territory))
					.reduce((total, { quantity }) => total + quantity, 0);
			const whole = await sum(null);
			if (
				facts.some(
					({ territory }) => territory !== null && territory !== '46' && territory.length === 5
				)
			)
				expect((await sum('commune')) + outside((code) => code.length === 5)).toBe(whole);
			if (facts.some(({ territory }) => territory !== null && territory.length < 9))
				expect((await sum('department')) + outside((code) => code.length < 9)).toBe(whole);
			edition.database.close();
		}),
		{ numRuns: 30 }
	);
});

test('a headline at a date is the same alone and in a series', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(
				fc.record({
					on_date: day,
					value: fc.integer({ min: 0, max: 50 }),
					key: fc.constantFrom('a', 'b'),
					unit_key: fc.constantFrom('a', 'b', null)
				}),
				{ maxLength: 25 }
			),
			fc.uniqueArray(day, { minLength: 2, maxLength: 6 }),
			async (facts, dates) => {
				const edition = await tinyEdition({
					indicators: [
						{ id: 'median', kind: 'median', over: '12-months', facts },
						{ id: 'distinct', kind: 'distinct', over: 'year', facts },
						{ id: 'flow', kind: 'flow', over: 'start', facts },
						{
							id: 'ratio',
							kind: 'ratio',
							over: 'month',
							facts: facts.map((fact) => ({ ...fact, numerator: fact.value, denominator: 1 }))
						},
						{
							id: 'level',
							kind: 'level',
							facts: facts.map((fact) => ({ ...fact, known_on: addDays(fact.on_date, fact.value) }))
						}
					],
					coverage: { rows: [{ from: '2017-01-01', until: '2030-01-01' }] }
				});
				const ordered = dates.toSorted((a, b) => dayNumber(a) - dayNumber(b));
				const asOf = ordered.at(-1) ?? first;
				const together = await computeHeadlines(
					edition,
					{ indicators: [], dates: ordered, asOf, territory: null },
					everyone
				);
				for (const [id, values] of together)
					for (const [at, date] of ordered.entries()) {
						const alone = await computeHeadlines(
							edition,
							{ indicators: [id], dates: [date], asOf, territory: null },
							everyone
						);
						expect(alone.get(id)?.[0]).toEqual(values[at]);
					}
				edition.database.close();
			}
		),
		{ numRuns: 12 }
	);
});
