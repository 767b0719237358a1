import { describe, expect, it } from 'vitest';
import { makeHeaderMatcher, matchColumns } from './match-columns.ts';
import { contract, field } from './reading-fixture.ts';

function columnsOf(fields: Parameters<typeof contract>[0], header: readonly string[]) {
	const { byField, duplicated } = matchColumns(header, makeHeaderMatcher(contract(fields)));
	return duplicated.length > 0 ? 'duplicated' : byField;
}

describe('matching columns to fields', () => {
	it('takes an equal header before one that is equal without signs', () => {
		const fields = [field('email', { title: 'E-mail' })];
		expect(columnsOf(fields, ['Email', 'E-mail'])).toEqual([1]);
		expect(columnsOf(fields, ['e mail', 'Autre'])).toEqual([0]);
	});

	it('finds two headers that are equal without signs as doubtful as two that are equal', () => {
		expect(columnsOf([field('email', { title: 'E-mail' })], ['Email', 'E_mail'])).toBe(
			'duplicated'
		);
	});

	it('gives no header to two fields that differ by their signs or digits alone', () => {
		const fields = [field('a', { title: 'col 10' }), field('b', { title: 'col 11' })];
		expect(columnsOf(fields, ['col-12', 'x'])).toEqual([null, null]);
		const signs = [field('rate', { title: 'Taux (%)' }), field('sum', { title: 'Taux (€)' })];
		expect(columnsOf(signs, ['Taux'])).toEqual([null, null]);
	});

	it('keeps a header that a person mapped from any field that bears its name', () => {
		const fields = [
			field('start', { title: 'Début', mapped: 'Fin' }),
			field('end', { title: 'Fin', mapped: 'Début' })
		];
		expect(columnsOf(fields, ['Début', 'Fin'])).toEqual([1, 0]);
		expect(columnsOf([fields[0]!, field('end', { title: 'Fin' })], ['Début', 'Fin'])).toEqual([
			1,
			null
		]);
	});

	it('goes back to a field’s own names where the mapped header is not there', () => {
		expect(columnsOf([field('start', { title: 'Début', mapped: 'Du' })], ['Début'])).toEqual([0]);
	});
});
