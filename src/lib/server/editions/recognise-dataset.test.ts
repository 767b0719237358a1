import { describe, expect, it } from 'vitest';
import type { Inspection } from '../ingest/inspect-export.ts';
import { contract, field } from '../ingest/reading-fixture.ts';
import type { Contract } from '../programme/contract.ts';
import { applyOverride } from '../programme/override.ts';
import { recogniseDataset } from './recognise-dataset.ts';

const members = {
	...contract([
		field('email', { title: 'Courriel', aliases: ['E-mail address'] }),
		field('joined_on', { title: 'Date d’adhésion' }),
		field('commune', { title: 'Commune' }),
		field('note', { title: 'Remarque', optional: true })
	]),
	dataset: 'members'
};
const visits = {
	...contract([field('visit', { title: 'Numéro' }), field('visited_on', { title: 'Date' })]),
	dataset: 'visits'
};
const census = {
	...contract([field('code', { title: 'CODGEO' }), field('population', { title: 'P20_POP' })]),
	dataset: 'census'
};
const contracts: readonly Contract[] = [members, visits, census];

function inspected(...rows: readonly (readonly string[])[]): Inspection {
	return {
		understanding: {
			format: 'csv',
			encoding: 'utf-8',
			delimiter: ';',
			quote: '"',
			sheet: null,
			headerRow: rows.length,
			decimal: null,
			dateOrder: null,
			columns: rows.at(-1) ?? [],
			notes: []
		},
		rows: rows.map((cells, at) => ({ line: at + 1, lastLine: at + 1, cells, flaw: null }))
	};
}

function datasetOf(...rows: readonly (readonly string[])[]): string {
	const found = recogniseDataset(inspected(...rows), contracts);
	return 'contract' in found ? found.contract.dataset : found.why;
}

describe('recognising the dataset of a file', () => {
	it('leaves accents, case, spaces and order aside', () => {
		expect(datasetOf([' COMMUNE', 'date d\u2019ADHESION', 'courriel '])).toBe('members');
	});

	it('reads a header under title rows', () => {
		expect(datasetOf(['Export du 3 mars'], [], ['Numéro', 'Date'])).toBe('visits');
	});

	it('knows columns by another of their names, by their SQL name, and without signs', () => {
		expect(datasetOf(['E-mail address', 'joined_on', 'Commune'])).toBe('members');
		expect(datasetOf(['E_mail_Address', 'Date_d_adhesion', 'Commune'])).toBe('members');
	});

	it('knows a column of another vintage, unless several could be it', () => {
		expect(datasetOf(['CODGEO', 'P22_POP'])).toBe('census');
		expect(datasetOf(['CODGEO', 'P22_POP', 'P16_POP'])).toBe('none');
		expect(datasetOf(['CODGEO', 'P22_POP', 'P20_POP'])).toBe('census');
	});

	it('asks when no contract has all its columns, telling what is missing and what looks like it', () => {
		expect(
			recogniseDataset(inspected(['Courriel', 'Date adhésion', 'Commune', 'Tel']), contracts)
		).toMatchObject({
			why: 'none',
			columns: ['Courriel', 'Date adhésion', 'Commune', 'Tel'],
			candidates: [
				{
					dataset: 'members',
					matched: [
						{ field: 'email', header: 'Courriel' },
						{ field: 'commune', header: 'Commune' }
					],
					missing: [{ field: 'joined_on', title: 'Date d’adhésion', near: 'Date adhésion' }],
					absent: [{ field: 'note', title: 'Remarque' }],
					ignored: ['Date adhésion', 'Tel']
				}
			]
		});
	});

	it('asks between contracts that fit as well, unless the name of the file says which', () => {
		const twice = [visits, { ...visits, dataset: 'calls' }];
		const inspection = inspected(['Numéro', 'Date']);
		expect(recogniseDataset(inspection, twice)).toMatchObject({ why: 'several' });
		const named = (name: string, earlier: { dataset: string; name: string }[] = []) =>
			recogniseDataset(inspection, twice, { name, earlier });
		expect(named('Visits 2019-03.csv')).toEqual({ contract: visits });
		expect(
			named('Relevé 2019-03.csv', [{ dataset: 'calls', name: 'relevé 2019-02.csv' }])
		).toMatchObject({ contract: { dataset: 'calls' } });
		expect(named('export.csv')).toMatchObject({ why: 'several' });
	});

	it('is not content with one column of several', () => {
		const loose = {
			...contract([
				field('commune', { title: 'Commune' }),
				field('note', { title: 'Remarque', optional: true })
			]),
			dataset: 'loose'
		};
		expect(recogniseDataset(inspected(['Commune', 'Prix']), [loose])).toMatchObject({
			why: 'none',
			candidates: [{ dataset: 'loose', missing: [] }]
		});
	});

	it('lets a person give a column to another field than its name says', () => {
		const swapped = applyOverride(visits, {
			columns: { visit: 'Date', visited_on: 'Numéro' }
		});
		const found = recogniseDataset(inspected(['Numéro', 'Date']), [
			swapped,
			{ ...members, fields: members.fields.slice(0, 1) }
		]);
		expect('contract' in found && found.contract).toBe(swapped);
	});
});
