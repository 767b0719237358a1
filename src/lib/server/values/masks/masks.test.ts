import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#lib/indicators/period.ts';
import { publicReader, type Reader } from '#lib/indicators/reader.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { Edition } from '#lib/server/editions/edition.ts';
import { exampleEdition } from '../../../../testing/example-edition.ts';
import { GuardedSpan } from '../../disclosure/guarded-span.ts';
import { layOutCube } from '../../disclosure/cube.ts';
import { computeValues } from '../compute-values.ts';
import { computeHeadlines } from '../headlines.ts';
import type { MeasuredIndicator } from '../measured-answers.ts';
import { valuesQuery, type ValuesQuery } from '../values-query.ts';
import { cutDates } from './cut-dates.ts';
import { makeCube, shapeOf, type Cube } from './make-mask.ts';
import { readMask } from './mask.ts';
import { makeLines, maskedIndicators, maskOf } from './masks.ts';

let edition: Edition;
beforeAll(async () => {
	edition = await exampleEdition();
}, 300_000);
afterAll(() => edition.database.close());

const held: Reader = { ...publicReader('fr'), publishedOnly: false };
const everything: Reader = { ...held, unsuppressed: true };

const ask = async (query: Partial<ValuesQuery> & Pick<ValuesQuery, 'indicators'>, reader = held) =>
	(await computeValues(edition, valuesQuery(query), reader)).values;

function indicatorOf(id: string): MeasuredIndicator {
	return edition.programme.indicators.find((query) => query.id === id)!
		.indicator as MeasuredIndicator;
}

/** What a reader's answers say of each cell of a cube: those shown. */
async function shownCells(id: string, { cells, places, times, values }: Cube) {
	const indicator = indicatorOf(id);
	const splits = Object.keys(indicator.dimensions);
	const mask = (await maskOf(edition, indicator))!;
	return cells.map(({ place, split, value, time }) => {
		const by = split === null ? null : splits[split]!;
		const series = mask.seriesOf(
			places.places[place]!.names[0]!.name,
			by,
			by === null ? null : values.get(by)![value]!
		);
		return series?.stateAt(mask.timeOf(times[time]!)) === 'shown';
	});
}

describe('the example’s masks', () => {
	test('are published with the edition, and are what its facts give', async () => {
		const ids = maskedIndicators(edition.programme);
		expect(ids.length).toBeGreaterThan(20);
		expect(Object.keys(edition.manifest.masks ?? {}).sort()).toEqual([...ids].sort());
		const id = 'households-settled';
		const kept = (await maskOf(edition, indicatorOf(id)))!;
		const again = readMask(await makeLines(edition, id));
		expect(kept.times).toEqual(again.times);
		for (const [at, series] of again.series.entries())
			for (const time of again.times.keys())
				expect(kept.series[at]!.stateAt(time)).toBe(series.stateAt(time));
	});

	test('never let a hidden cell be solved from what is shown, of any confidential indicator', async () => {
		let hiddenAtAll = 0;
		for (const id of maskedIndicators(edition.programme)) {
			const cube = await makeCube(edition, indicatorOf(id));
			const shown = await shownCells(id, cube);
			const { cells } = layOutCube(shapeOf(cube, indicatorOf(id)), cube.cells);
			const span = new GuardedSpan();
			for (const [at, isShown] of shown.entries()) if (isShown) span.show(cells[at]!.vector);
			for (const [at, { secret, asked }] of cube.cells.entries()) {
				if (!secret && (shown[at] || !asked)) continue;
				hiddenAtAll++;
				expect(shown[at], `${id} ${at}`).toBe(false);
				expect(span.follows(cells[at]!.vector), `${id} ${at}`).toBe(false);
			}
		}
		expect(hiddenAtAll).toBeGreaterThan(10_000);
	}, 300_000);

	test('show figures all the same: the programme’s at its date, of every headline', async () => {
		const headlines = edition.programme.indicators.filter(
			({ indicator }) => indicator.headline !== null
		);
		const ids = headlines.map(({ id }) => id);
		const seen = await ask({ indicators: ids });
		expect(seen.filter(({ missing }) => missing === 'secret')).toEqual([]);
	});
});

describe('a reader held to suppression', () => {
	const id = 'contacts-received';
	const secretAll = (values: readonly Value[]) =>
		values.length > 0 && values.every(({ missing }) => missing === 'secret');

	test('sees of what is shown what everyone sees, and of the rest nothing at all', async () => {
		const query = { indicators: [id], level: 'intercommunality', by: 'channel' } as const;
		const [seen, all] = [await ask(query), await ask(query, everything)];
		const known = new Map(
			all.map((value) => [JSON.stringify([value.territory, value.dimensions]), value])
		);
		expect(seen.some(({ missing }) => missing === 'secret')).toBe(true);
		for (const value of seen) {
			const full = known.get(JSON.stringify([value.territory, value.dimensions]));
			if (value.missing === null) expect(value).toEqual(full ?? { ...value, value: 0 });
			else
				expect(value).toMatchObject({ value: null, units: null, numerator: null, progress: null });
		}
	});

	test('asks at ends of months and dates of meetings, and by no day', async () => {
		const at = (asOf: string) => ask({ indicators: [id], asOf });
		expect((await at('2023-12-15'))[0]?.missing).toBeNull();
		expect((await at('2023-11-30'))[0]?.missing).toBeNull();
		expect(secretAll(await at('2023-12-14'))).toBe(true);
		const days = { indicators: [id], from: '2023-01-01', to: '2023-01-10' };
		expect(secretAll(await ask({ ...days, grain: 'day' }))).toBe(true);
		expect(secretAll(await ask(days))).toBe(true);
	});

	test('asks one split at a time, one value or all of them, and no commune', async () => {
		const where = { channel: ['phone'], audience: ['working'] };
		const values = async (dimension: string) =>
			(await ask({ indicators: [id], by: dimension }, everything)).map(
				(value) => value.dimensions[dimension] ?? ''
			);
		const [channel, audience] = [await values('channel'), await values('audience')];
		expect(where).toBeDefined();
		const only = (list: readonly string[]) => list.slice(0, 1);
		expect(
			secretAll(
				await ask({
					indicators: [id],
					where: { channel: only(channel), audience: only(audience) }
				})
			)
		).toBe(true);
		expect(
			secretAll(await ask({ indicators: [id], where: { channel: channel.slice(0, 2) } }))
		).toBe(true);
		expect(
			secretAll(await ask({ indicators: [id], by: 'channel', where: { audience: only(audience) } }))
		).toBe(true);
		expect(secretAll(await ask({ indicators: [id], level: 'commune' }))).toBe(true);
	});

	test('is told the same of a formula as of its parts', async () => {
		const ids = ['ambassadors-active', 'ambassadors-registered', 'ambassadors-activation'];
		const by = async (indicator: string) =>
			ask({ indicators: [indicator], level: 'intercommunality', by: 'sector' });
		const [active, registered, activation] = await Promise.all(ids.map(by));
		const key = ({ territory, dimensions }: Value) => JSON.stringify([territory, dimensions]);
		const secret = (values: readonly Value[] | undefined) =>
			new Set(values?.filter(({ missing }) => missing === 'secret').map(key));
		const parts = new Set([...secret(active), ...secret(registered)]);
		expect(parts.size).toBeGreaterThan(0);
		for (const value of activation!)
			if (parts.has(key(value))) expect(value).toMatchObject({ value: null, numerator: null });
	});

	test('is given neither status, target gap nor projection of what is hidden', async () => {
		const id = 'ambassadors-registered';
		const dates = cutDates(edition).map(({ date }) => addDays(date, -3));
		const figures = await computeHeadlines(
			edition,
			{ indicators: [id], dates, asOf: null, territory: null },
			held
		);
		const hidden = (figures.get(id) ?? []).filter(({ missing }) => missing === 'secret');
		expect(hidden.length).toBeGreaterThan(10);
		for (const value of hidden)
			expect(value).toMatchObject({ status: null, progress: null, units: null });
		for (const { plan, projection } of hidden) {
			expect(plan?.gap ?? null).toBeNull();
			expect(plan?.behind ?? null).toBeNull();
			expect(projection && 'value' in projection ? projection.value : null).toBeNull();
		}
	});
});
