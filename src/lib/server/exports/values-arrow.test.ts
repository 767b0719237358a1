import { tableFromIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import type { Value } from '#lib/indicators/value.ts';
import type { ValuesResult } from '../values/values-query.ts';
import { valuesToArrow } from './values-arrow.ts';

const value: Value = {
	indicator: 'rate',
	from: '2019-01-01',
	to: '2019-12-20',
	territory: null,
	dimensions: { sector: null },
	value: 0.412,
	missing: null,
	partial: true,
	numerator: 7,
	denominator: 17,
	units: 17,
	baseline: null,
	target: null,
	planned: null,
	progress: null,
	status: 'no-target',
	projection: null,
	plan: null
};
const result: ValuesResult = {
	version: 1,
	edition: '0123456789abcdef',
	asOf: '2019-12-20',
	values: [value, { ...value, value: null, missing: 'no-data', dimensions: { sector: 'santé' } }]
};

test.each(['stream', 'file'] as const)('an Arrow %s has typed columns and nulls', (form) => {
	const table = tableFromIPC(valuesToArrow(result, { form, fictitious: true }));
	const types = Object.fromEntries(
		table.schema.fields.map(({ name, type }) => [name, String(type)])
	);
	expect(types).toMatchObject({
		indicator: 'Dictionary<Int32, Utf8>',
		to: 'Date32<DAY>',
		value: 'Float64',
		partial: 'Bool',
		units: 'Int32',
		dimension_sector: 'Dictionary<Int32, Utf8>'
	});
	expect(Object.fromEntries(table.schema.metadata)).toEqual({
		edition: '0123456789abcdef',
		asOf: '2019-12-20',
		notice: 'Données fictives'
	});
	const rows = table.toArray().map((row) => row.toJSON());
	expect(rows.map((row) => [row['value'], row['missing'], row['dimension_sector']])).toEqual([
		[0.412, null, null],
		[null, 'no-data', 'santé']
	]);
	expect(new Date(Number(rows[0]?.['to'])).toISOString().slice(0, 10)).toBe('2019-12-20');
});

test('no value at all is a table without rows', () => {
	expect(tableFromIPC(valuesToArrow({ ...result, values: [] })).numRows).toBe(0);
});
