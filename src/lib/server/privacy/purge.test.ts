import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { backup } from '../editions/backup.ts';
import { buildEdition } from '../editions/build-edition.ts';
import { openEdition } from '../editions/open-edition.ts';
import { currentEditionId, listEditions } from '../editions/publication.ts';
import { restore } from '../editions/restore.ts';
import type { Workspace } from '../editions/workspace.ts';
import { freezeMeeting, frozenEditions } from '../meetings/freezes.ts';
import { frozenAlone } from '../meetings/meetings-fixture.ts';
import { computeValues } from '../values/compute-values.ts';
import { factRows } from '../values/fact-rows.ts';
import { valuesQuery } from '../values/values-query.ts';
import { completeErasures } from './complete-erasures.ts';
import { erasePerson } from './erase-person.ts';
import { peopleProgramme } from './people-fixture.ts';
import { readPersonKeys } from './person-keys.ts';
import { purge } from './purge.ts';
import { listPurges } from './purge-log.ts';

const reader = localReader('essai', 'fr');
const asOf = '2019-02-28';

async function opened<T>(
	workspace: Workspace,
	work: (edition: Awaited<ReturnType<typeof openEdition>>) => Promise<T>,
	id: string | null = null
) {
	const edition = await openEdition(workspace, id);
	try {
		return await work(edition);
	} finally {
		edition.database.close();
	}
}

const figures = (workspace: Workspace, id: string | null = null) =>
	opened(
		workspace,
		async (edition) => {
			const query = valuesQuery({ indicators: ['members-registered', 'visitors'], asOf });
			return (await computeValues(edition, query, reader)).values.map(({ value }) => value);
		},
		id
	);

/** The programme published in January 2024, and the same records at another date. */
async function published() {
	const trial = peopleProgramme();
	const logged: [string, unknown][] = [];
	const at = (day: string) =>
		trial.open({
			clock: () => new Date(`${day}T10:00:00Z`),
			log: (message, data) => logged.push([message, data])
		});
	const workspace = at('2024-01-15');
	const { edition } = await buildEdition(workspace);
	return { trial, at, workspace, edition, logged };
}

describe('the purge', () => {
	it('takes nothing before its time, and counts what it would take', async () => {
		const { at, workspace } = await published();
		const files = readdirSync(workspace.paths.exports);
		expect(await purge(at('2024-03-01'), { people: false })).toEqual({
			...{ exports: 0, rejects: 0, mends: 0, reports: 0, people: 0, audit: 0, rows: 0 }
		});
		const counts = await purge(at('2024-06-01'), { dryRun: true });
		expect(counts).toMatchObject({ exports: 3, rejects: 1, people: 10 });
		expect(readdirSync(workspace.paths.exports)).toEqual(files);
		expect(listPurges(workspace)).toEqual([]);
	});

	it('takes files, refused texts and reports past their retention, with a line of counts', async () => {
		const { at, workspace, logged } = await published();
		mkdirSync(join(workspace.paths.reports, '1'), { recursive: true });
		writeFileSync(join(workspace.paths.reports, '1', 'review.pdf'), 'made');
		workspace.records.run(
			`insert into report_builds (report, title, asked, state, asked_at, asked_by, ended_at, done, total, files)
				values ('review', 'Bilan', '{}', 'built', '2024-01-15T10:00:00Z', 'essai', '2024-01-15T10:00:00Z', 1, 1, '[{}]')`
		);
		const later = at('2024-06-01');
		await purge(later, { people: false });
		expect(readdirSync(workspace.paths.exports)).toEqual([]);
		expect(existsSync(join(workspace.paths.reports, '1'))).toBe(false);
		const rejects = await opened(later, ({ database }) =>
			database.all('select line, field, rule, value, "row", hash, key from rejects')
		);
		expect(rejects).toEqual([
			{ line: 3, field: 'joined_on', rule: 'date', value: null, row: '[]', hash: null, key: null }
		]);
		expect(listPurges(later).map(({ what, items }) => [what, items])).toEqual([
			['reports', 1],
			['rejects', 1],
			['exports', 3]
		]);
		expect(JSON.stringify(logged)).not.toMatch(/example\.org|Martin|N-00/);
		// Done once.
		const edition = currentEditionId(later);
		expect(await purge(later, { people: false })).toMatchObject({ exports: 0, rejects: 0 });
		expect(currentEditionId(later)).toBe(edition);
	});

	it('makes strangers of people inactive for as long as their contract says, and keeps the figures', async () => {
		const { trial, at } = await published();
		const later = at('2024-06-01');
		const before = await figures(later);
		expect((await purge(later)).people).toBe(10);
		expect(await figures(later)).toEqual(before);
		const rows = await opened(later, ({ database }) =>
			database.all<{ member: string; number: string }>(
				'select member, number from received.members'
			)
		);
		expect(rows).toHaveLength(5);
		for (const { member, number } of rows) {
			expect(member).toMatch(/^past-[0-9a-f]{16}$/);
			expect(number).toMatch(/^past-[0-9a-f]{16}$/);
		}
		expect((await purge(later)).people).toBe(0);
		// Somebody who comes back is somebody new; the others of the same file stay strangers.
		trial.write(
			'data/exports/members/members-2024-05.csv',
			`Courriel;Numéro;Nom;Prénom;Arrivée;Départ;Commune
ana@example.org;N-001;Durand;Ana;02/05/2024;;Cahors
zoe.martin@example.org;N-002;Martin-Quéré;Zoé;10/02/2019;11/02/2019;Figeac
`
		);
		await buildEdition(later);
		const now = await opened(later, ({ database }) =>
			database.all<{ member: string; number: string }>(
				"select member, number from received.members_history where _delivered_on = '2024-05-31' order by _line"
			)
		);
		expect(now[0]?.number).toBe('N-001');
		expect(now[1]?.number).toMatch(/^past-/);
		expect(await figures(later)).toEqual(before);
	});

	it('leaves past editions their figures and takes the rows behind them, those that meetings froze too', async () => {
		const { trial, at, workspace, edition } = await published();
		workspace.records.run(
			`insert into meetings (id, held_on, as_of, state, created_at, created_by, opened_at)
				values ('2019-01', ?, ?, 'preparation', '2019-01-01T08:00:00.000Z', 'essai', null)`,
			...[asOf, asOf]
		);
		const freeze = await opened(workspace, (one) =>
			freezeMeeting(workspace, one, { meeting: '2019-01', reason: null, seen: null }, reader)
		);
		const frozen = await frozenAlone(workspace, freeze);
		const before = await figures(workspace);
		trial.write(
			'data/exports/helpers/helpers-2019-04.csv',
			'Nom complet;Date;Heures\nAna Durand;04/04/2019;2\n'
		);
		const later = at('2024-06-01');
		await buildEdition(later);
		expect((await purge(later, { people: false })).rows).toBe(1);
		expect(listEditions(later)).toHaveLength(2);
		expect(await figures(later, edition)).toEqual(before);
		const [kept] = frozenEditions(later);
		expect(kept).not.toBe(edition);
		expect(await frozenAlone(later, { ...freeze, edition: kept! })).toEqual(frozen);
		await opened(
			later,
			async (past) => {
				expect(past.manifest.withoutRows).toBe(true);
				expect(await past.database.all('select * from received.members')).toEqual([]);
				const units = await past.database.all<{ unit_key: string }>(
					'select unit_key from facts."members-registered"'
				);
				for (const { unit_key } of units) expect(unit_key).toMatch(/^n\d+$/);
				await expect(
					factRows(
						past,
						{
							...{ indicator: 'members-registered', part: null, asOf, sort: null, page: 1 },
							...{ territory: null, where: {} }
						},
						reader
					)
				).rejects.toMatchObject({ code: 'rows-purged' });
			},
			edition
		);
		expect(await purge(later, { people: false })).toMatchObject({ rows: 0 });
	});
});

describe('restoring a backup made before an erasure', () => {
	it('takes out again who was erased since', async () => {
		const { trial, workspace } = await published();
		const file = join(trial.folder, 'saved.tar.gz');
		await backup(workspace, file);
		await erasePerson(
			workspace,
			readPersonKeys('zoe.martin@example.org\nZoé Martin-Quéré'),
			'demande'
		);
		await restore(workspace, file, { force: true });
		const held = () =>
			opened(workspace, ({ database }) =>
				database.all("select number from received.members where number = 'N-002'")
			);
		expect(await held()).toHaveLength(1);
		await completeErasures(workspace);
		expect(await held()).toEqual([]);
		for (const name of readdirSync(workspace.paths.exports))
			expect(readFileSync(join(workspace.paths.exports, name), 'utf8')).not.toContain(
				'Martin-Quéré'
			);
	});
});
