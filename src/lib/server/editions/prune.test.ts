import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildEdition } from './build-edition.ts';
import { listDeliveries } from './deliveries.ts';
import { openEdition } from './open-edition.ts';
import { prune } from './prune.ts';
import { listEditions } from './publication.ts';
import { trialProgramme } from './trial-programme.ts';

async function threeEditions() {
	const trial = trialProgramme();
	let now = new Date('2024-01-15T10:00:00Z');
	const log: string[] = [];
	const workspace = trial.open({
		clock: () => now,
		log: (message, data) => log.push(`${message} ${JSON.stringify(data)}`)
	});
	const ids = [(await buildEdition(workspace)).edition];
	for (const month of ['03', '04']) {
		trial.write(
			`data/exports/visits/2019-${month}.csv`,
			`Numéro;Date;Visiteurs\n${month};01/${month}/2019;6\n`
		);
		now = new Date(now.getTime() + 60_000);
		ids.push((await buildEdition(workspace)).edition);
	}
	return { trial, workspace, ids, log, later: (date: string) => (now = new Date(date)) };
}

async function count(workspace: Parameters<typeof openEdition>[0], id: string) {
	const edition = await openEdition(workspace, id);
	const [row] = await edition.database.all<{ n: number }>(
		'select count(*) as n from facts.visitors'
	);
	edition.database.close();
	return row?.n;
}

describe('pruning', () => {
	it('drops editions past the last few, and the parts that no other names', async () => {
		const { trial, workspace, ids } = await threeEditions();
		writeFileSync(join(trial.var, 'parts', '.tmp-left'), 'half');
		const before = readdirSync(join(trial.var, 'parts')).length;
		const result = await prune(workspace, { keep: 2 });
		expect(result.editions).toEqual({ kept: 2, dropped: [ids[0]] });
		// Two tables and facts of the first edition, and what was left half-written.
		expect(result.parts.dropped).toBe(2);
		expect(readdirSync(join(trial.var, 'parts'))).toHaveLength(before - 3);
		expect(listEditions(workspace).map(({ id }) => id)).toEqual([ids[2], ids[1]]);
		expect(await count(workspace, ids[1]!)).toBe(4);
		expect(await count(workspace, ids[2]!)).toBe(5);
		await expect(openEdition(workspace, ids[0]!)).rejects.toThrow(ids[0]);
		expect(existsSync(join(trial.var, 'editions', `${ids[0]}.json`))).toBe(false);
	});

	it('keeps editions that are asked for, and never fewer than two', async () => {
		const { workspace, ids } = await threeEditions();
		expect((await prune(workspace, { keep: 0, keepEditions: () => [ids[0]!] })).editions).toEqual({
			kept: 3,
			dropped: []
		});
		expect((await prune(workspace, { keep: 0 })).editions.dropped).toEqual([ids[0]]);
	});

	it('leaves all that the next build needs', async () => {
		const { workspace } = await threeEditions();
		await prune(workspace, { keep: 2 });
		const next = await buildEdition(workspace);
		expect(next.changed).toBe(false);
	});

	it('purges bytes as received past their retention, with a line in the log', async () => {
		const { trial, workspace, ids, log, later } = await threeEditions();
		later('2024-04-13T10:00:00Z');
		expect((await prune(workspace)).exports.purged).toEqual([]);
		later('2024-04-14T11:00:00Z');
		const { exports } = await prune(workspace);
		expect(exports.purged).toHaveLength(6);
		expect(readdirSync(join(trial.var, 'exports'))).toEqual([]);
		expect(listDeliveries(workspace).every(({ purgedAt }) => purgedAt !== null)).toBe(true);
		expect(log.filter((line) => line.startsWith('export purged'))).toHaveLength(6);
		expect(log.join()).not.toContain('example.org');
		expect(await count(workspace, ids[2]!)).toBe(5);
	});

	it('keeps figures when bytes are gone and the way to read them has changed', async () => {
		const { trial, workspace, later } = await threeEditions();
		later('2024-06-01T10:00:00Z');
		await prune(workspace);
		rmSync(join(trial.folder, 'data/exports'), { recursive: true });
		trial.write(
			'data/contracts/visits.yaml',
			trial
				.read('data/contracts/visits.yaml')
				.replace('title: Visiteurs', 'title: Visiteurs, aliases: [Personnes]')
		);
		const result = await buildEdition(workspace);
		expect(result.readings.every(({ refused }) => refused === null)).toBe(true);
		expect(await count(workspace, result.edition)).toBe(5);
	});
});
