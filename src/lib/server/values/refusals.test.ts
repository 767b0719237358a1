import { describe, expect, test } from 'vitest';
import { publicReader } from '#lib/indicators/reader.ts';
import { tinyEdition } from '../../../testing/tiny-edition.ts';
import { everyone, valuesOf } from '../../../testing/tiny-values.ts';
import { computeValues, serializeValues } from './compute-values.ts';
import { runStatement } from './statement-limit.ts';
import { valuesQuery } from './values-query.ts';

const programme = {
	indicators: [
		{
			id: 'ambassadors-registered',
			kind: 'stock' as const,
			dimensions: { sector: { fr: 'Secteur' } },
			facts: [{ start_on: '2019-01-01', sector: 'health', territory: '46102' }]
		},
		{ id: 'site-visits', kind: 'flow' as const, publish: true, facts: [] },
		{ id: 'a-part', kind: 'flow' as const, part: true, facts: [] }
	]
};

describe('a question about what does not exist names the nearest that does', () => {
	test.each([
		[{ indicators: ['ambassador-registered'] }, 'unknown-indicator', 'ambassadors-registered'],
		[{ by: 'secteur' }, 'unknown-dimension', 'sector'],
		[{ where: { sectors: ['health'] } }, 'unknown-dimension', 'sector'],
		[{ where: { sector: ['healt'] } }, 'unknown-value', 'health'],
		[{ territory: '46999' }, 'unknown-territory', '46'],
		[{ territory: 'Figeac' }, 'unknown-territory', '46102'],
		[{ asOf: '2019-02-30' }, 'unknown-date', '2019-02-28'],
		[{ from: '20/12/2019' }, 'unknown-date', 'AAAA-MM-JJ'],
		[{ grain: 'months' }, 'unknown-grain', 'month'],
		[{ level: 'comune' }, 'unknown-level', 'commune'],
		[{ from: '2019-12-31', to: '2019-01-01' }, 'empty-period', '2019-01-01'],
		[{ from: '1990-01-01', to: '2019-01-01', grain: 'day' }, 'too-many-periods', '4000'],
		[{ level: 'commune', territory: '200067361' }, 'territory-not-of-level', '--within 200067361']
	])('%j', async (query, code, near) => {
		const asked = valuesOf(programme, query as never);
		await expect(asked).rejects.toMatchObject({ code });
		await expect(asked).rejects.toThrow(near);
	});

	test.each([
		`'; drop table facts."site-visits"; --`,
		`" or 1=1 --`,
		`__proto__`,
		`46102' or '1'='1`,
		`*`
	])('and takes %s for a name, never for SQL', async (text) => {
		const edition = await tinyEdition(programme);
		const id = 'ambassadors-registered';
		for (const query of [
			{ indicators: [text] },
			{ indicators: [id], by: text },
			{ indicators: [id], where: Object.fromEntries([[text, ['x']]]) },
			{ indicators: [id], where: { sector: [text] } },
			{ indicators: [id], territory: text },
			{ indicators: [id], within: text },
			{ indicators: [id], asOf: text },
			{ indicators: [id], grain: text as never },
			{ indicators: [id], level: text as never }
		])
			await expect(computeValues(edition, valuesQuery(query), everyone)).rejects.toMatchObject({
				name: 'JalonError'
			});
		const [value] = (await computeValues(edition, valuesQuery({ indicators: [id] }), everyone))
			.values;
		expect(value?.value).toBe(1);
	});
});

describe('a question about several indicators', () => {
	test('without naming any asks for all but building blocks', async () => {
		const values = await valuesOf(programme, { indicators: [] });
		expect(values.map(({ indicator }) => indicator)).toEqual([
			'ambassadors-registered',
			'site-visits'
		]);
	});

	test('by a dimension that only some have says which do not', async () => {
		const values = await valuesOf(programme, { indicators: [], by: 'sector' });
		expect(values.map(({ indicator, value, missing }) => [indicator, value, missing])).toEqual([
			['ambassadors-registered', 1, null],
			['site-visits', null, 'not-at-level']
		]);
	});
});

describe('the public', () => {
	const reader = publicReader('fr');

	test('sees what may be published, and cannot tell the rest from what does not exist', async () => {
		const values = await valuesOf(programme, { indicators: [] }, reader);
		expect(values.map(({ indicator }) => indicator)).toEqual(['site-visits']);
		const refusals = await Promise.all(
			['ambassadors-registered', 'ambassadors-regisXered'].map((id) =>
				valuesOf(programme, { indicators: [id] }, reader).catch((error: Error) => error)
			)
		);
		expect(refusals.map((error) => String(error).replace(/regis.ered/, 'X'))).toEqual(
			Array(2).fill('JalonError: Indicateur « ambassadors-X » n’est pas accessible.')
		);
	});

	test('does not get an answer that was computed for someone else', async () => {
		const edition = await tinyEdition({
			indicators: [
				{
					id: 'few',
					kind: 'stock',
					observed: 'person',
					publish: true,
					facts: [{ start_on: '2019-01-01', unit_key: 'a' }]
				}
			]
		});
		const query = valuesQuery({ indicators: ['few'] });
		expect((await computeValues(edition, query, everyone)).values[0]?.value).toBe(1);
		expect((await computeValues(edition, query, reader)).values[0]?.missing).toBe('secret');
		expect((await computeValues(edition, query, everyone)).values[0]?.value).toBe(1);
	});
});

test('the machine-readable form has the keys of the documentation, in order', async () => {
	const edition = await tinyEdition(programme);
	const result = await computeValues(
		edition,
		valuesQuery({ indicators: ['site-visits'] }),
		everyone
	);
	const serialized = serializeValues(result);
	expect(Object.keys(serialized)).toEqual(['version', 'edition', 'asOf', 'values']);
	expect(Object.keys(serialized.values[0] ?? {})).toEqual([
		'indicator',
		'from',
		'to',
		'territory',
		'dimensions',
		'value',
		'missing',
		'partial',
		'numerator',
		'denominator',
		'units',
		'baseline',
		'target',
		'planned',
		'progress',
		'status',
		'projection'
	]);
});

test('a statement that takes too long is stopped', async () => {
	const { database } = await tinyEdition({ indicators: [] });
	const slow = {
		sql: 'select count(*) from range(100000) a, range(100000) b where a.range + b.range = 7',
		values: []
	};
	await expect(runStatement(database, slow, 100)).rejects.toMatchObject({ code: 'too-long' });
});
