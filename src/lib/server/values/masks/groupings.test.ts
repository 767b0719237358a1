import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publicReader, type Reader } from '#lib/indicators/reader.ts';
import type { Grouping, Level } from '#lib/indicators/territory.ts';
import { tinyEdition, type TinyIndicator } from '../../../../testing/tiny-edition.ts';
import type { Relation } from '../../disclosure/bounds.ts';
import { deduceIntervals } from '../../disclosure/deduce-intervals.ts';
import { GuardedSpan } from '../../disclosure/guarded-span.ts';
import { sumOf } from '../../disclosure/sparse-vector.ts';
import type { Edition } from '../../editions/edition.ts';
import { computeValues } from '../compute-values.ts';
import { valuesQuery } from '../values-query.ts';
import { deducible, tellMask } from './tell-mask.ts';

const held: Reader = { ...publicReader('fr'), publishedOnly: false };
const everything: Reader = { ...held, unsuppressed: true };

/** An intercommunalité of the Lot by the code of one of its communes, where people are counted. */
const places = [
	['200023737', '46042'],
	['200067361', '46102'],
	['200066371', '46128'],
	['200039519', '46063'],
	['200035327', '46066']
] as const;
const sectors = ['x', 'y', 'z'];

/** People by place and sector, fewer than 5 of whom are secret, and fewer than 11 by sector. */
function people(id: string, counts: readonly (readonly number[])[]): TinyIndicator {
	return {
		id,
		kind: 'flow',
		observed: 'person',
		over: 'start',
		dimensions: { sector: { fr: 'Secteur' } },
		confidential: { threshold: 5, sensitive: ['sector'] },
		facts: counts.flatMap((row, place) =>
			row.flatMap((count, sector) =>
				Array.from({ length: count }, (_, at) => ({
					on_date: '2019-12-05',
					territory: places[place]![1],
					sector: sectors[sector]!,
					unit_key: `${place} ${sector} ${at}`
				}))
			)
		)
	};
}

function editionOf(indicators: readonly TinyIndicator[]): Promise<Edition> {
	return tinyEdition({
		indicators,
		settings: { since: '2019-12-01' },
		coverage: { rows: [{ from: '2019-12-01', until: '2019-12-20' }] }
	});
}

function grouped(edition: Edition, groupings: readonly Grouping[]): Edition {
	const { programme } = edition;
	return {
		...edition,
		programme: { ...programme, settings: { ...programme.settings, groupings } }
	};
}

const grouping = (id: string, own: readonly number[]): Grouping => ({
	id,
	title: { fr: id },
	territories: own.map((place) => places[place]![0])
});

type Told = { readonly shown: number | null; readonly count: number; readonly secret: boolean };

/** What a reader is told of the programme, each grouping and each place, in all and by sector. */
async function told(edition: Edition, indicator: string) {
	const ask = async (level: Level, by: string | null, reader: Reader) =>
		(
			await computeValues(edition, valuesQuery({ indicators: [indicator], level, by }), reader)
		).values.map(
			(value) =>
				[`${value.territory ?? ''} ${by ? value.dimensions[by] : ''}`, value.value] as const
		);
	const cells = new Map<string, Told>();
	for (const level of ['programme', 'grouping', 'intercommunality'] as const)
		for (const by of [null, 'sector']) {
			const shown = new Map(await ask(level, by, held));
			for (const [key, count] of await ask(level, by, everything))
				cells.set(key, {
					shown: shown.get(key) ?? null,
					count: count!,
					secret: count! > 0 && count! < (by ? 11 : 5)
				});
		}
	return cells;
}

/** How they add up, as anybody knows: by sector, and by place, each in a grouping or in none. */
function sums(groupings: readonly Grouping[]): readonly (readonly [string, readonly string[]])[] {
	const all = places.map(([code]) => code as string);
	const alone = all.filter((code) => !groupings.some((one) => one.territories.includes(code)));
	const wholes: [string, readonly string[]][] = [
		['', all],
		['', [...groupings.map(({ id }) => id), ...alone]],
		...groupings.map(({ id, territories }): [string, readonly string[]] => [id, territories])
	];
	return [
		...['', ...sectors].flatMap((sector) =>
			wholes.map(
				([whole, parts]) =>
					[`${whole} ${sector}`, parts.map((part) => `${part} ${sector}`)] as const
			)
		),
		...['', ...groupings.map(({ id }) => id), ...all].map(
			(place) => [`${place} `, sectors.map((sector) => `${place} ${sector}`)] as const
		)
	];
}

/** The hidden counts that a reader works out: by sums and differences, or because none is negative. */
async function workedOut(edition: Edition, indicator: string, groupings: readonly Grouping[]) {
	const found = await told(edition, indicator);
	const keys = [...new Set(sums(groupings).flatMap(([whole, parts]) => [whole, ...parts]))];
	const cells = keys.map((key) => found.get(key) ?? { shown: 0, count: 0, secret: false });
	const relations = sums(groupings).map(([whole, parts]): Relation => ({
		whole: keys.indexOf(whole),
		parts: parts.map((part) => keys.indexOf(part))
	}));
	const atoms = places.flatMap(([code]) => sectors.map((sector) => `${code} ${sector}`));
	const vectorOf = (key: string) => {
		const [place = '', sector = ''] = key.split(' ');
		const own = groupings.find(({ id }) => id === place)?.territories ?? [place];
		const inside = [...atoms.entries()].flatMap(([at, atom]) => {
			const [code = '', one = ''] = atom.split(' ');
			const isIn = (place === '' || own.includes(code)) && (sector === '' || sector === one);
			return isIn ? [at] : [];
		});
		return sumOf(inside);
	};
	const span = new GuardedSpan();
	for (const [at, { shown }] of cells.entries()) if (shown !== null) span.show(vectorOf(keys[at]!));
	const solved = keys.filter((key, at) => cells[at]!.shown === null && span.follows(vectorOf(key)));
	const secrets = [...cells.keys()].filter((at) => cells[at]!.secret);
	const intervals = await deduceIntervals(
		cells.map(({ shown }) => shown),
		relations,
		secrets
	);
	const bounded = [...intervals].filter(([, { least, most }]) => most - least < 1e-6);
	return {
		hidden: cells.filter(({ shown }) => shown === null).length,
		secretsShown: secrets.filter((at) => cells[at]!.shown !== null).length,
		solved,
		bounded: bounded.map(([at]) => keys[at])
	};
}

test('a grouping tells nothing of the intercommunalités outside it, nor of its own', async () => {
	// Outside the grouping are 6 and 7, all of one sector: less its 14 of 27, none is left for the other.
	const counts = [
		[6, 0],
		[7, 0],
		[10, 24],
		[4, 6]
	];
	const groupings = [grouping('both', [2, 3])];
	const edition = grouped(await editionOf([people('people', counts)]), groupings);
	const found = await workedOut(edition, 'people', groupings);
	expect(found).toMatchObject({ secretsShown: 0, solved: [], bounded: [] });
	const level = valuesQuery({ indicators: ['people'], level: 'grouping' });
	expect((await computeValues(edition, level, held)).values).toMatchObject([
		{ territory: 'both', value: 44 }
	]);
});

test('no hidden count is worked out from groupings, intercommunalités and the whole, whatever they are', async () => {
	const count = fc.oneof(
		fc.constant(0),
		fc.integer({ min: 1, max: 11 }),
		fc.integer({ min: 12, max: 40 })
	);
	const table = fc.array(fc.array(count, { minLength: 3, maxLength: 3 }), {
		minLength: 5,
		maxLength: 5
	});
	const groups = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 5, maxLength: 5 });
	const cases = fc.sample(fc.tuple(table, groups), { numRuns: 30, seed: 20191220 });
	const edition = await editionOf(cases.map(([counts], at) => people(`people-${at}`, counts)));
	let hidden = 0;
	let groupingsMade = 0;
	for (const [at, [, groups]] of cases.entries()) {
		const groupings = [1, 2].flatMap((group) => {
			const own = [...groups.keys()].filter((place) => groups[place] === group);
			return own.length === 0 ? [] : [grouping(`group-${group}`, own)];
		});
		if (groupings.length === 0) continue;
		groupingsMade += groupings.length;
		const found = await workedOut(grouped(edition, groupings), `people-${at}`, groupings);
		expect(found, JSON.stringify(cases[at])).toMatchObject({
			secretsShown: 0,
			solved: [],
			bounded: []
		});
		hidden += found.hidden;
	}
	expect(groupingsMade).toBeGreaterThan(30);
	expect(hidden).toBeGreaterThan(300);
}, 60_000);

test('a secret that only a linear programme deduces is told to who asks what can be deduced', async () => {
	// By sector, of the first and the last place: 23 less 22 leaves one, which is not in the second.
	const counts = [
		[0, 1, 20],
		[0, 0, 10],
		[0, 0, 3],
		[11, 0, 0],
		[11, 0, 5]
	];
	const edition = await editionOf([people('people', counts)]);
	const table = await tellMask(edition, {
		...{ indicator: 'people', by: 'sector', level: 'intercommunality', at: null, explain: true }
	});
	expect(deducible(table)).toMatchObject([
		{ territory: places[4][0], units: 5, interval: { least: 5, most: 5 } }
	]);
});
