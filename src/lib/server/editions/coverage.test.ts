import { describe, expect, it } from 'vitest';
import type { Contract } from '../programme/contract.ts';
import type { Reading } from '../ingest/delivery.ts';
import type { Programme } from '../programme/programme.ts';
import {
	datasetCoverage,
	defaultAsOf,
	indicatorCoverage,
	intersectSpans,
	joinSpans
} from './coverage.ts';

const span = (from: string, until: string) => ({ from, until });
const contract = (mode: Contract['mode']) => ({ mode }) as Contract;
const reading = (from: string, until: string) => ({ covers: span(from, until) }) as Reading;
const indicator = (id: string, facts: object = {}) => ({
	id,
	indicator: { id, headline: null, better: 'up', part: false, formula: null, ...facts }
});

describe('coverage', () => {
	it('joins spans that touch or overlap, and keeps gaps', () => {
		expect(
			joinSpans([
				span('2019-03-01', '2019-03-31'),
				span('2019-01-01', '2019-01-31'),
				span('2019-02-01', '2019-02-28'),
				span('2019-05-01', '2019-05-31'),
				span('2019-05-10', '2019-05-12')
			])
		).toEqual([span('2019-01-01', '2019-03-31'), span('2019-05-01', '2019-05-31')]);
	});

	it('keeps the days that lie in both', () => {
		expect(
			intersectSpans(
				[span('2019-01-01', '2019-03-31'), span('2019-06-01', '2019-12-31')],
				[span('2019-03-15', '2019-07-14')]
			)
		).toEqual([span('2019-03-15', '2019-03-31'), span('2019-06-01', '2019-07-14')]);
	});

	it('of appended deliveries has the gap of a month that never came', () => {
		const readings = [reading('2019-01-01', '2019-01-31'), reading('2019-03-01', '2019-03-31')];
		expect(datasetCoverage(contract('append'), readings)).toEqual([
			span('2019-01-01', '2019-01-31'),
			span('2019-03-01', '2019-03-31')
		]);
	});

	it('of snapshots and upserts goes from the first day to the last delivery', () => {
		const readings = [reading('2018-12-01', '2019-01-31'), reading('2018-12-01', '2019-03-31')];
		for (const mode of ['snapshot', 'upsert'] as const)
			expect(datasetCoverage(contract(mode), readings)).toEqual([span('2018-12-01', '2019-03-31')]);
		expect(datasetCoverage(contract('snapshot'), [{ covers: null } as Reading])).toEqual([]);
	});

	const manifest = {
		facts: {
			spend: { part: '', rows: 0, datasets: ['spend', 'contacts'] },
			contacts: { part: '', rows: 0, datasets: ['contacts'] },
			communes: { part: '', rows: 0, datasets: [] }
		},
		coverage: {
			spend: [span('2019-01-01', '2019-06-30')],
			contacts: [span('2018-12-01', '2019-05-31')]
		}
	};
	const programme = (...indicators: ReturnType<typeof indicator>[]) =>
		({ indicators, settings: { since: '2018-12-01' } }) as unknown as Programme;

	it('of an indicator is where all its datasets are covered', () => {
		const all = programme(indicator('spend'), indicator('contacts'), indicator('communes'));
		expect(indicatorCoverage(manifest, all, 'spend')).toEqual([span('2019-01-01', '2019-05-31')]);
		expect(indicatorCoverage(manifest, all, 'communes')).toBeNull();
	});

	it('of a formula is where both its parts are', () => {
		const all = programme(
			indicator('spend'),
			indicator('communes'),
			indicator('share', { formula: { numerator: 'spend', denominator: 'communes' } })
		);
		expect(indicatorCoverage(manifest, all, 'share')).toEqual([span('2019-01-01', '2019-05-31')]);
	});

	it('gives the date to speak about: the last day that all headlines cover', () => {
		expect(
			defaultAsOf(
				manifest,
				programme(indicator('spend', { headline: 1 }), indicator('contacts', { headline: 2 }))
			)
		).toBe('2019-05-31');
		expect(defaultAsOf(manifest, programme(indicator('contacts')))).toBe('2019-05-31');
		expect(defaultAsOf(manifest, programme())).toBe('2018-12-01');
	});

	it('speaks of the earliest end when no day is covered by all headlines', () => {
		const apart = {
			facts: {
				a: { part: '', rows: 0, datasets: ['a'] },
				b: { part: '', rows: 0, datasets: ['b'] },
				c: { part: '', rows: 0, datasets: ['c'] }
			},
			coverage: {
				a: [span('2019-01-01', '2019-01-31')],
				b: [span('2020-01-01', '2020-01-31')],
				c: []
			}
		};
		const all = programme(...['a', 'b', 'c'].map((id, at) => indicator(id, { headline: at + 1 })));
		expect(defaultAsOf(apart, all)).toBe('2019-01-31');
	});
});
