import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { backup } from '../editions/backup.ts';
import { buildEdition } from '../editions/build-edition.ts';
import { listDeliveries } from '../editions/deliveries.ts';
import { openEdition } from '../editions/open-edition.ts';
import { currentEditionId, listEditions } from '../editions/publication.ts';
import type { TrialProgramme } from '../editions/trial-programme.ts';
import type { Workspace } from '../editions/workspace.ts';
import { pseudonymsOf } from '../ingest/pseudonym.ts';
import { computeValues } from '../values/compute-values.ts';
import { valuesQuery } from '../values/values-query.ts';
import { completeErasures } from './complete-erasures.ts';
import { erasePerson } from './erase-person.ts';
import { erasuresUnderWay, listErasures } from './erasure.ts';
import { findPerson } from './find-person.ts';
import { herTexts, peopleProgramme } from './people-fixture.ts';
import { readPersonKeys } from './person-keys.ts';

const her = readPersonKeys('zoe.martin@example.org\nZoé Martin-Quéré\n');

async function figure(workspace: Workspace, indicator: string, edition: string | null = null) {
	const opened = await openEdition(workspace, edition);
	try {
		const query = valuesQuery({ indicators: [indicator], asOf: '2019-02-28' });
		const { values } = await computeValues(opened, query, localReader('essai', 'fr'));
		return values[0]?.value ?? null;
	} finally {
		opened.database.close();
	}
}

async function rowsOf(workspace: Workspace, sql: string, edition: string | null = null) {
	const opened = await openEdition(workspace, edition);
	try {
		return await opened.database.all(sql);
	} finally {
		opened.database.close();
	}
}

/** Every byte under a folder, by path. */
function bytesUnder(folder: string): Map<string, Buffer> {
	return new Map(
		readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.map((path) => join(folder, path))
			.filter((path) => statSync(path).isFile())
			.map((path) => [path, readFileSync(path)])
	);
}

/** Texts found in files that hold them plainly; parts are looked at by the editions that read them. */
function heldIn(folder: string, texts: readonly string[]): string[] {
	return [...bytesUnder(folder)].flatMap(([path, bytes]) =>
		texts.filter((text) => bytes.includes(text)).map((text) => `${path}: ${text}`)
	);
}

async function published(changes: Parameters<typeof peopleProgramme>[0] = {}) {
	const trial = peopleProgramme(changes);
	const workspace = trial.open();
	const { edition } = await buildEdition(workspace);
	return { trial, workspace, edition };
}

const keepCount = {
	'data/programme.yaml': (trial: TrialProgramme) =>
		trial.read('data/programme.yaml').replace('retentionDays', 'erasure: keep-count\nretentionDays')
};

describe('finding a person', () => {
	it('lists every file, edition and record that they are in, and gives their rows', async () => {
		const { trial, workspace, edition } = await published();
		await backup(workspace, join(trial.folder, 'saved.tar.gz'));
		const found = await findPerson(workspace, her, 'fr');
		expect(
			found.files.map(({ name, rows, doubtful }) => [
				name,
				rows.map(({ line, by }) => [line, by]),
				doubtful.map(({ line }) => line)
			])
		).toEqual([
			['helpers-2019-02.csv', [[2, 'name']], []],
			['members-2019-02.csv', [[3, 'identifier']], []],
			['members-2019-03.csv', [[3, 'identifier']], [4]]
		]);
		expect(found.files[1]?.rows[0]?.values).toMatchObject({
			Nom: 'Martin-Quéré',
			Téléphone: '06 12 34 56 78',
			Santé: 'asthme'
		});
		expect(found.others).toEqual(['N-002']);
		expect(found.editions).toMatchObject([
			{ edition, current: true, rows: [{ dataset: 'members', count: 1 }] }
		]);
		expect(found.backups).toMatchObject([{ there: true }]);
	});

	it('knows a telephone number in another spelling, and no number within another', async () => {
		const { workspace } = await published();
		const telephone = await findPerson(workspace, readPersonKeys('+33612345678'), 'fr');
		expect(telephone.files.map(({ name }) => name)).toEqual(['members-2019-02.csv']);
		const part = await findPerson(workspace, readPersonKeys('N-00'), 'fr');
		expect(part.files).toEqual([]);
	});

	it('finds them in what was read once the files are gone', async () => {
		const { trial, workspace } = await published();
		trial.remove('data/exports/members/members-2019-02.csv');
		for (const { sha256 } of listDeliveries(workspace))
			trial.remove(join('var', 'exports', sha256));
		trial.remove('data/exports/members/members-2019-03.csv');
		trial.remove('data/exports/helpers/helpers-2019-02.csv');
		const found = await findPerson(workspace, her, 'fr');
		expect(found.files).toEqual([]);
		expect(found.published).toMatchObject([{ dataset: 'members', values: { number: 'N-002' } }]);
	});
});

describe('erasing a person', () => {
	it('takes them out of figures, parts, refused rows and files, and tells what holds them still', async () => {
		const { trial, workspace, edition } = await published();
		expect(await figure(workspace, 'members-registered')).toBe(2);
		expect(await figure(workspace, 'visitors')).toBe(12);
		const archive = join(trial.folder, 'saved.tar.gz');
		await backup(workspace, archive);
		const { outcome } = await erasePerson(workspace, her, 'demande du 12 mars');
		expect(outcome).toMatchObject({
			files: 3,
			folder: [
				'data/exports/helpers/helpers-2019-02.csv',
				'data/exports/members/members-2019-02.csv',
				'data/exports/members/members-2019-03.csv'
			],
			backups: [archive],
			unread: []
		});
		// She left before she came: she was a member at no date. Her hours go.
		expect(await figure(workspace, 'visitors')).toBe(7);
		expect(currentEditionId(workspace)).not.toBe(edition);
		expect(listEditions(workspace)).toHaveLength(1);
		// The former id leads to the edition in its place.
		const opened = await openEdition(workspace, edition);
		opened.database.close();
		expect(opened.id).toBe(currentEditionId(workspace));
		expect(await rowsOf(workspace, 'select number from received.members order by number')).toEqual([
			{ number: 'N-001' },
			{ number: 'N-003' },
			{ number: 'N-004' },
			{ number: 'N-009' }
		]);
		expect(await rowsOf(workspace, 'select count(*) as n from rejects')).toEqual([{ n: 0 }]);
		for (const { rows } of opened.manifest.readings)
			expect(rows.read).toBe(rows.accepted + rows.rejected + rows.blank);
		expect(heldIn(workspace.var, herTexts)).toEqual([]);
		const key = readFileSync(workspace.paths.key, 'utf8').trim();
		const pseudonym = pseudonymsOf(key)('zoe.martin@example.org');
		expect(heldIn(workspace.var, [pseudonym])).toEqual([]);
		for (const table of ['members', '"member-years"'])
			expect(
				await rowsOf(
					workspace,
					`select count(*) as n from tables.${table} where member = '${pseudonym}'`
				)
			).toEqual([{ n: 0 }]);
		const again = await findPerson(workspace, her, 'fr');
		expect(again.editions).toEqual([]);
		expect(again.files.filter(({ kept }) => kept)).toEqual([]);
	});

	it('changes nothing more at the next build, and leaves them out of files that come', async () => {
		const { trial, workspace } = await published();
		await erasePerson(workspace, her, 'demande');
		expect((await buildEdition(workspace)).changed).toBe(false);
		trial.write(
			'data/exports/members/members-2019-04.csv',
			`Courriel;Numéro;Nom;Prénom;Arrivée;Départ;Commune
 ZOE.MARTIN@EXAMPLE.ORG ;N-002;Martin-Quéré;Zoé;10/02/2019;;Figeac
dan@example.org;N-005;Roux;Dan;05/04/2019;;Cahors
`
		);
		trial.write(
			'data/exports/helpers/helpers-2019-03.csv',
			'Nom complet;Date;Heures\nZoé Martin-Quéré;03/02/2019;5\nAna Durand;04/03/2019;1\n'
		);
		const { readings } = await buildEdition(workspace);
		expect(readings.find(({ name }) => name === 'members-2019-04.csv')?.rows).toEqual({
			read: 2,
			accepted: 1,
			rejected: 0,
			blank: 1,
			erased: 1
		});
		expect(readings.find(({ name }) => name === 'helpers-2019-03.csv')?.rows.erased).toBe(1);
		expect(
			await rowsOf(workspace, "select * from received.members where number = 'N-002'")
		).toEqual([]);
	});

	it('keeps the count where the programme says so, with a stranger in their place', async () => {
		const { trial, workspace } = await published();
		trial.write('data/programme.yaml', keepCount['data/programme.yaml'](trial));
		await buildEdition(workspace);
		const before = await rowsOf(workspace, 'select count(*) as n from received.members');
		await erasePerson(workspace, readPersonKeys('ana@example.org\nN-001'), 'demande');
		expect(await rowsOf(workspace, 'select count(*) as n from received.members')).toEqual(before);
		expect(await figure(workspace, 'members-registered')).toBe(2);
		const rows = await rowsOf(
			workspace,
			"select member, number, commune from received.members where member like 'erased-%'"
		);
		expect(rows).toMatchObject([
			{ number: expect.stringMatching(/^erased-[0-9a-f]{16}$/) as string }
		]);
		trial.write(
			'data/exports/members/members-2019-05.csv',
			'Courriel;Numéro;Nom;Prénom;Arrivée;Départ;Commune\nana@example.org;N-001;Durand;Ana;02/01/2019;;Gourdon\n'
		);
		await buildEdition(workspace);
		// The same stranger: not one more.
		expect(await rowsOf(workspace, 'select count(*) as n from received.members')).toEqual(before);
		expect(heldIn(join(workspace.var, 'parts'), ['ana@example.org', 'N-001'])).toEqual([]);
	});

	it('does not take a namesake for them', async () => {
		const { workspace } = await published();
		await expect(
			erasePerson(workspace, readPersonKeys('Zoé Martin-Quéré'), 'demande')
		).rejects.toMatchObject({ code: 'name-alone' });
		expect(listErasures(workspace)).toEqual([]);
		await erasePerson(workspace, her, 'demande');
		expect(
			await rowsOf(workspace, "select number from received.members where number = 'N-009'")
		).toEqual([{ number: 'N-009' }]);
	});

	it('keeps a reason, never one that names them', async () => {
		const { workspace } = await published();
		for (const reason of ['', 'Mme Martin-Quéré', 'pour zoe.martin@example.org'])
			await expect(erasePerson(workspace, her, reason)).rejects.toMatchObject({
				code: reason === '' ? 'reason-needed' : 'reason-names'
			});
		const { number } = await erasePerson(workspace, her, 'opposition du 3 mai');
		expect(listErasures(workspace)).toMatchObject([
			{ number, reason: 'opposition du 3 mai', state: 'done', policy: 'recount' }
		]);
	});

	it('makes past editions again too', async () => {
		const { trial, workspace, edition } = await published();
		trial.write(
			'data/exports/helpers/helpers-2019-04.csv',
			'Nom complet;Date;Heures\nAna Durand;04/04/2019;2\n'
		);
		await buildEdition(workspace);
		expect(listEditions(workspace)).toHaveLength(2);
		await erasePerson(workspace, her, 'demande');
		expect(await figure(workspace, 'visitors', edition)).toBe(7);
		expect(listEditions(workspace)).toHaveLength(2);
		expect(
			await rowsOf(workspace, "select * from received.members where number = 'N-002'", edition)
		).toEqual([]);
		expect(existsSync(join(workspace.paths.editions, `${edition}.json`))).toBe(false);
	});

	it('is gone on with after it was cut short', async () => {
		const { workspace } = await published();
		await erasePerson(workspace, her, 'demande');
		// As a process killed before the last step leaves it.
		workspace.records.run(
			"update erasures set state = 'under-way', done_at = null, outcome = null"
		);
		expect(erasuresUnderWay(workspace)).toHaveLength(1);
		const edition = currentEditionId(workspace);
		await completeErasures(workspace);
		expect(erasuresUnderWay(workspace)).toEqual([]);
		expect(currentEditionId(workspace)).toBe(edition);
	});
});
