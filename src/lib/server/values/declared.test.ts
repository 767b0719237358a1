import { describe, expect, test } from 'vitest';
import { publicReader } from '#lib/indicators/reader.ts';
import { tinyEdition, type TinyProgramme } from '../../../testing/tiny-edition.ts';
import { everyone } from '../../../testing/tiny-values.ts';
import {
	declarationsFile,
	noDeclarations,
	writeDeclarations,
	type Declared
} from '../programme/declared-figures.ts';
import { computeValues, serializeValues } from './compute-values.ts';
import { computeHeadlines } from './headlines.ts';
import { valuesQuery, type ValuesQuery } from './values-query.ts';

const given = (figure: Partial<Declared>): Declared => ({
	indicator: 'visits',
	territory: null,
	date: '2019-12-20',
	value: 12,
	source: 'téléphone',
	author: 'Anne Martin',
	at: '2024-01-05T09:00:00.000Z',
	file: null,
	...figure
});

/** An edition in which people declared figures besides what the facts say. */
async function editionWith(programme: TinyProgramme, ...figures: readonly Declared[]) {
	const edition = await tinyEdition(programme);
	const text = writeDeclarations({ ...noDeclarations, figures });
	const sources = text === null ? {} : { [declarationsFile]: text };
	return { ...edition, manifest: { ...edition.manifest, sources } };
}

const visits = {
	id: 'visits',
	kind: 'stock',
	facts: [{ start_on: '2019-01-10', quantity: 8, territory: '46042' }]
} as const;
const uncovered = { rows: [{ from: '2018-12-01', until: '2019-06-30' }] };

const ask = async (
	edition: Awaited<ReturnType<typeof editionWith>>,
	query: Partial<ValuesQuery> = {},
	reader = everyone
) => computeValues(edition, valuesQuery({ indicators: ['visits'], ...query }), reader);

describe('a declared figure', () => {
	test('stands, marked, where the files say nothing of the day', async () => {
		const edition = await editionWith({ indicators: [visits], coverage: uncovered }, given({}));
		expect((await ask(edition)).values).toMatchObject([
			{
				value: 12,
				missing: null,
				units: null,
				declared: {
					stands: true,
					value: 12,
					on: '2019-12-20',
					source: 'téléphone',
					author: 'Anne Martin'
				}
			}
		]);
	});

	test('says nothing of the day before or after its own', async () => {
		const edition = await editionWith({ indicators: [visits], coverage: uncovered }, given({}));
		for (const asOf of ['2019-12-19', '2019-12-21'])
			expect((await ask(edition, { asOf })).values).toMatchObject([
				{ value: null, missing: 'outside-coverage' }
			]);
	});

	test('is told beside a computed figure, which it never replaces', async () => {
		const edition = await editionWith({ indicators: [visits] }, given({}));
		const [value] = (await ask(edition)).values;
		expect(value).toMatchObject({ value: 8, declared: { value: 12, stands: false } });
	});

	test('speaks of its own territory only', async () => {
		const edition = await editionWith(
			{ indicators: [visits], coverage: uncovered },
			given({ territory: '200067361' })
		);
		const { values } = await ask(edition, { level: 'intercommunality' });
		expect(values.filter(({ value }) => value !== null)).toMatchObject([
			{ territory: '200067361', value: 12, declared: { stands: true } }
		]);
		expect((await ask(edition)).values).toMatchObject([{ value: null }]);
	});

	test('is measured against the target as a computed figure is', async () => {
		const edition = await editionWith({ indicators: [visits], coverage: uncovered }, given({}));
		const targets = 'indicator,territory,date,value,role,note\n';
		const planned = {
			...edition,
			manifest: {
				...edition.manifest,
				sources: {
					...edition.manifest.sources,
					'data/targets.csv': `${targets}visits,,2018-12-20,0,baseline,\nvisits,,2019-12-20,24,target,\n`
				}
			}
		};
		expect((await ask(planned)).values).toMatchObject([{ value: 12, progress: 50 }]);
	});

	test('answers for the date asked when the source is coarser than the day', async () => {
		const flow = {
			id: 'visits',
			kind: 'flow',
			over: 'year',
			finest: 'month',
			facts: []
		} as const;
		const edition = await editionWith(
			{ indicators: [flow], coverage: { rows: [{ from: '2018-12-01', until: '2019-06-30' }] } },
			given({})
		);
		expect((await ask(edition)).values).toMatchObject([{ to: '2019-11-30', value: 12 }]);
	});

	test('does not answer a question that the indicator cannot, nor one by a dimension', async () => {
		const split = { ...visits, dimensions: { sector: { fr: 'Secteur' } } };
		const edition = await editionWith({ indicators: [split], coverage: uncovered }, given({}));
		const { values } = await ask(edition, { by: 'sector' });
		expect(values.map(({ value }) => value)).toEqual([null]);
	});

	test('of a few people stays hidden from who may not see small counts', async () => {
		const people = { ...visits, observed: 'person', publish: true } as const;
		const programme = { indicators: [people], coverage: uncovered };
		const anyone = publicReader('fr');
		const few = await editionWith(programme, given({ value: 3 }));
		expect((await ask(few, {}, anyone)).values).toMatchObject([{ value: null }]);
		expect((await ask(few, {}, anyone)).values[0]).not.toHaveProperty('declared');
		const enough = await editionWith(programme, given({ value: 5 }));
		expect((await ask(enough, {}, anyone)).values).toMatchObject([{ value: 5 }]);
		// A total less all but one of its parts is the one that is hidden.
		const both = await editionWith(
			programme,
			given({ value: 12 }),
			given({ value: 3, territory: '200023737' })
		);
		expect((await ask(both, {}, anyone)).values).toMatchObject([{ value: null }]);
		expect((await ask(both)).values).toMatchObject([{ value: 12 }]);
	});

	test('never stands for a figure that is masked', async () => {
		const people = {
			id: 'visits',
			kind: 'stock',
			observed: 'person',
			publish: true,
			facts: [{ start_on: '2019-01-10', unit_key: 'a' }]
		} as const;
		const edition = await editionWith({ indicators: [people] }, given({ value: 40 }));
		const [value] = (await ask(edition, {}, publicReader('fr'))).values;
		expect(value).toMatchObject({ value: null, missing: 'secret' });
		expect(value).not.toHaveProperty('declared');
	});

	test('is told beside the values in the JSON, whose own keys stay the same', async () => {
		const plain = serializeValues(await ask(await editionWith({ indicators: [visits] })));
		const told = serializeValues(await ask(await editionWith({ indicators: [visits] }, given({}))));
		expect(Object.keys(told.values[0]!)).toEqual(Object.keys(plain.values[0]!));
		expect(plain).not.toHaveProperty('declared');
		expect(told.declared).toMatchObject([
			{ indicator: 'visits', territory: null, value: 12, stands: false, author: 'Anne Martin' }
		]);
	});
});

describe('an indicator that is declared', () => {
	const level = {
		id: 'visits',
		kind: 'level',
		declared: true,
		datasets: [],
		facts: [
			{ on_date: '2019-06-30', value: 40, territory: '200067361' },
			{ on_date: '2019-09-30', value: 2, territory: '200023737' }
		]
	} as const;
	const figures = [
		given({ date: '2019-06-30', value: 40, territory: '200067361' }),
		given({ date: '2019-09-30', value: 2, territory: '200023737', source: 'courriel' })
	];

	test('has the last figure declared, with its day, and the sum of its territories', async () => {
		const edition = await editionWith({ indicators: [level] }, ...figures);
		const [whole] = (await ask(edition)).values;
		expect(whole).toMatchObject({
			value: 42,
			declared: { stands: true, on: '2019-09-30', source: 'courriel, téléphone' }
		});
		const [figeac] = (await ask(edition, { territory: '200067361' })).values;
		expect(figeac).toMatchObject({ value: 40, declared: { on: '2019-06-30', value: 40 } });
	});

	test('has no figure before the first declaration', async () => {
		const edition = await editionWith({ indicators: [level] }, ...figures);
		const query = { indicators: ['visits'], dates: ['2019-06-29'], asOf: null, territory: null };
		const [value] = (await computeHeadlines(edition, query, everyone)).get('visits') ?? [];
		expect(value).toMatchObject({ value: null, missing: 'no-data' });
		expect(value).not.toHaveProperty('declared');
	});
});
