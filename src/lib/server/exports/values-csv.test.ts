import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { Value } from '#lib/indicators/value.ts';
import type { ValuesResult } from '../values/values-query.ts';
import { neutralizeText } from './csv.ts';
import { valuesToCsv } from './values-csv.ts';

const value: Value = {
	indicator: 'cost',
	from: '2019-01-01',
	to: '2019-12-20',
	territory: '46102',
	dimensions: { sector: 'santé ; bâtiment' },
	value: -3.5,
	missing: null,
	partial: true,
	numerator: null,
	denominator: null,
	units: 1234567,
	baseline: null,
	target: 0.6,
	planned: null,
	progress: null,
	status: 'ahead',
	projection: { value: 12.25, reaches: '2021-12-31', reason: null },
	plan: null
};

const result = (...values: Value[]): ValuesResult => ({
	version: 1,
	edition: 'edition',
	asOf: '2019-12-20',
	values
});

test('open data has commas, points, ISO dates and the keys of the JSON form', () => {
	const text = valuesToCsv(result(value), { style: 'open', language: 'fr' });
	expect(text).toBe(
		'indicator,from,to,territory,dimension_sector,value,missing,partial,numerator,denominator,units,baseline,target,planned,progress,status,projection_value,projection_reaches,projection_reason\r\n' +
			'cost,2019-01-01,2019-12-20,46102,santé ; bâtiment,-3.5,,true,,,1234567,,0.6,,,ahead,12.25,2021-12-31,\r\n'
	);
});

test('the office has a BOM, semicolons, decimal commas, day first and headers in words', () => {
	const text = valuesToCsv(result(value), { style: 'office', language: 'fr' });
	expect(text.startsWith('\uFEFFIndicateur;Du;Au;Territoire;sector;Valeur;')).toBe(true);
	expect(text.split('\r\n')[1]).toBe(
		'cost;01/01/2019;20/12/2019;46102;"santé ; bâtiment";-3,5;;oui;;;1234567;;0,6;;;ahead;12,25;31/12/2021;'
	);
	expect(valuesToCsv(result(value), { style: 'office', language: 'en' })).toContain(
		'Indicator;From;To'
	);
});

test.each(['=1+1', '+33', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠x'])(
	'text that a spreadsheet could run is only text: %j',
	(text) => {
		expect(neutralizeText(text)).toBe(`'${text}`);
		for (const style of ['open', 'office'] as const) {
			const csv = valuesToCsv(result({ ...value, indicator: text, dimensions: { [text]: text } }), {
				style,
				language: 'fr'
			});
			const rows = parse(csv, { bom: true, delimiter: style === 'open' ? ',' : ';' });
			const dangerous = rows.flat().filter((cell) => /^[=+@\t\r＝＋－＠]/.test(cell));
			expect(dangerous).toEqual([]);
			expect(rows[1]?.[5]).toBe(style === 'open' ? '-3.5' : '-3,5');
		}
	}
);

test('a missing figure is an empty cell with its reason, never 0', () => {
	const hidden: Value = { ...value, value: null, missing: 'secret', units: null };
	const [, row] = parse(valuesToCsv(result(hidden), { style: 'open', language: 'fr' }));
	expect(row?.slice(5, 7)).toEqual(['', 'secret']);
});

test('fictitious data say so on every row', () => {
	const csv = valuesToCsv(result(value, value), {
		style: 'office',
		language: 'fr',
		fictitious: true
	});
	expect(csv.match(/Données fictives/g)).toHaveLength(2);
});
