import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localReader } from '#lib/indicators/reader.ts';
import { buildEdition } from '#lib/server/editions/build-edition.ts';
import type { Edition } from '#lib/server/editions/edition.ts';
import { openEdition } from '#lib/server/editions/open-edition.ts';
import { openWorkspace } from '#lib/server/editions/workspace.ts';
import { columnsSettled } from '#lib/server/values/columns/held-columns.ts';
import { computeValues } from '#lib/server/values/compute-values.ts';
import { forgetValues } from '#lib/server/values/values-cache.ts';
import { valuesQuery } from '#lib/server/values/values-query.ts';
import { median, round, timed, type Figures } from './figures.ts';

/** Milliseconds promised for the kinds that add up, and for medians and distinct counts. */
const promised = { adds: 20, counts: 80 } as const;

const kinds: readonly {
	readonly id: string;
	readonly kind: string;
	readonly columns: string;
	readonly promise: keyof typeof promised;
}[] = [
	{ id: 'many-flow', kind: 'flow', columns: 'day as on_date, amount as quantity', promise: 'adds' },
	{
		id: 'many-ratio',
		kind: 'ratio',
		columns: 'day as on_date, amount as numerator, 10 as denominator',
		promise: 'adds'
	},
	{
		id: 'many-stock',
		kind: 'stock',
		columns:
			'day as start_on, case when i % 3 > 0 then day + lasts end as end_on, amount as quantity',
		promise: 'adds'
	},
	{
		id: 'many-median',
		kind: 'median',
		columns: 'day as on_date, amount as value',
		promise: 'counts'
	},
	{
		id: 'many-distinct',
		kind: 'distinct',
		columns: 'day as on_date, person as key',
		promise: 'counts'
	},
	{
		id: 'many-present',
		kind: 'distinct',
		columns: 'day as start_on, day + lasts as end_on, person as key',
		promise: 'counts'
	}
];

/**
 * Figures of indicators of a million facts each, in a programme made for it and built as any other:
 * the figure, its split by a dimension and a filter on another, in the time of the server.
 */
export async function measureFacts(
	{ say }: Figures,
	folder: string,
	facts = 1_000_000
): Promise<void> {
	const programme = join(folder, 'many-facts');
	writeProgramme(programme, facts);
	const workspace = openWorkspace({ programme, var: join(programme, 'var'), user: 'bench' });
	await buildEdition(workspace);
	const edition = await openEdition(workspace);
	say('facts of each indicator', facts);
	for (const { id, kind, promise } of kinds) {
		const [first] = await timed(() => askAll(edition, id));
		await askAll(edition, id);
		await columnsSettled();
		const [fromMemory] = await timed(() => askAll(edition, id));
		const walls: number[] = [];
		const processor: number[] = [];
		for (let run = 0; run < 25; run++) {
			const before = process.cpuUsage();
			walls.push((await timed(() => askAll(edition, id)))[0]);
			const { user, system } = process.cpuUsage(before);
			processor.push((user + system) / 1_000);
		}
		const name = `${kind}${id === 'many-present' ? ' on intervals' : ''}, figure + split + filter`;
		say(`${name}, from SQL, ms`, round(first, 1));
		say(`${name}, first from memory, ms`, round(fromMemory, 1));
		say(`${name}, ms (under ${promised[promise]})`, round(median(walls), 1));
		say(`${name}, processor ms`, round(median(processor), 1));
	}
	edition.database.close();
	workspace.close();
}

/** Nothing that was answered before is remembered. */
async function askAll(edition: Edition, id: string): Promise<void> {
	forgetValues();
	const reader = localReader('bench', 'fr');
	const where = { channel: ['c1', 'c3'] };
	const about = { indicators: [id], asOf: '2024-06-30', where };
	await Promise.all([
		computeValues(edition, valuesQuery(about), reader),
		computeValues(edition, valuesQuery({ ...about, by: 'sector' }), reader)
	]);
}

function writeProgramme(folder: string, facts: number): void {
	cpSync(join(import.meta.dirname, '../cli/starter'), folder, { recursive: true });
	const indicators = join(folder, 'queries/indicators');
	const settings = join(folder, 'data/programme.yaml');
	const text = readFileSync(settings, 'utf8').replace('since: 2024-01-01', 'since: 2020-01-01');
	writeFileSync(settings, text);
	for (const { id, kind, columns } of kinds) {
		const interval = columns.includes('start_on');
		writeFileSync(
			join(indicators, `${id}.sql`),
			`/*---
title: { fr: ${id} }
definition: { fr: Des faits au hasard. }
unit: { fr: [fait, faits] }
observed: visit
axis: members
kind: ${kind}
${interval ? '' : 'over: start'}
better: none
owner: Banc
dimensions: { sector: { fr: Secteur }, channel: { fr: Canal } }
---*/
select ${columns}, commune as territory, sector, channel
from (
	select i, date '2020-01-01' + (hash(i) % 1640)::integer as day, (hash(i, 1) % 300)::integer + 10 as lasts,
		(hash(i, 2) % 50)::integer as amount, 'p' || (hash(i, 3) % ${Math.ceil(facts / 5)}) as person,
		(46001 + hash(i, 4) % 300)::varchar as commune, 's' || (hash(i, 5) % 8) as sector,
		'c' || (hash(i, 6) % 6) as channel
	from (select unnest(range(${facts})) as i)
)
`
		);
	}
}
