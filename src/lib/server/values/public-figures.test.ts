import { afterAll, beforeAll, expect, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import { exampleEdition } from '../../../testing/example-edition.ts';
import { computeHeadlines } from './headlines.ts';
import { computeValues } from './compute-values.ts';
import { valuesQuery } from './values-query.ts';

const reader = localReader('test', 'fr');
let edition: Edition;

beforeAll(async () => {
	edition = await exampleEdition();
});
afterAll(() => edition?.database.close());

async function figure(indicator: string, asOf: string) {
	const { values } = await computeValues(
		edition,
		valuesQuery({ indicators: [indicator], asOf }),
		reader
	);
	return values[0];
}

test('20 December 2019: 320 ambassadors', async () => {
	expect(await figure('ambassadors-registered', '2019-12-20')).toMatchObject({
		value: 320,
		missing: null
	});
});

test('20 December 2019: 55 people in support', async () => {
	expect(await figure('people-in-support', '2019-12-20')).toMatchObject({
		value: 55,
		missing: null
	});
});

test('during all of 2022: more than 500 ambassadors', async () => {
	const { values } = await computeValues(
		edition,
		valuesQuery({
			indicators: ['ambassadors-registered'],
			asOf: '2022-12-31',
			from: '2022-01-01',
			to: '2022-12-31',
			grain: 'day'
		}),
		reader
	);
	expect(values).toHaveLength(365);
	for (const { to, value } of values) expect(value, to).toBeGreaterThan(500);
});

test('31 March 2022: more than 400 households followed since the start', async () => {
	const value = await figure('households-followed', '2022-03-31');
	expect(value).toMatchObject({ from: '2018-12-01', missing: null });
	expect(value?.value).toBeGreaterThan(400);
	expect(value?.value).toBeLessThan(450);
});

test('31 March 2022: 130 households settled', async () => {
	expect((await figure('households-settled', '2022-03-31'))?.value).toBe(130);
});

test('30 June 2023: about 600 people arrived', async () => {
	const value = await figure('people-arrived', '2023-06-30');
	expect(value?.value).toBeGreaterThan(580);
	expect(value?.value).toBeLessThan(620);
});

test('every indicator has a figure at the end of 2023, or a reason that is its own', async () => {
	const { values } = await computeValues(
		edition,
		valuesQuery({ indicators: [], asOf: '2023-12-31' }),
		reader
	);
	expect(values.filter(({ missing }) => missing !== null)).toEqual([]);
});

test('the committee’s figures, their change and their trend are asked in one go', async () => {
	const dates = ['2019-06-28', '2019-11-30', '2019-12-20'];
	const figures = await computeHeadlines(
		edition,
		{ indicators: [], dates, asOf: '2019-12-20', territory: null },
		reader
	);
	expect(figures.get('ambassadors-registered')?.map(({ to }) => to)).toEqual(dates);
	expect(figures.get('ambassadors-registered')?.at(-1)?.value).toBe(320);
});
