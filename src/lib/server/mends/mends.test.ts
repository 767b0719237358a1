import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildEdition } from '../editions/build-edition.ts';
import { deliver } from '../editions/deliver.ts';
import { exportPath } from '../editions/deliveries.ts';
import { listMends } from '../editions/mends-kept.ts';
import { openEdition } from '../editions/open-edition.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import type { Workspace } from '../editions/workspace.ts';
import { countRejects, rejectsByLine, rejectsByRule, rejectsByValue } from './group-rejects.ts';
import { keepMend, undoMend } from './keep-mend.ts';
import { mendsWithUse, unneededMends } from './mend-use.ts';
import { proposeMends } from './propose-mends.ts';
import { recogniseCorrections, recognitionSentence } from './recognise.ts';
import { tryMend } from './try-mend.ts';

const contract = `version: 1
title: { fr: Postes }
mode: snapshot
key: [post]
delivered: { from: filename, pattern: '(?<year>\\d{4})-(?<month>\\d{2})' }
covers: { from: 2019-01-01, until: delivered }
fields:
  - { name: post, title: Poste, constraints: { required: true } }
  - { name: commune, title: Commune, constraints: { required: true, nomenclature: commune } }
  - { name: opened_on, title: Ouvert le, type: date, format: DD/MM/YYYY }
  - { name: trade, title: Métier, values: [{ value: care, label: { fr: Soins } }, { value: school, label: { fr: Enseignement } }] }
  - { name: mail, title: Courriel, personal: dropped }
`;
const header = 'Poste;Commune;Ouvert le;Métier;Courriel\n';
const january = `${header}P1;Cahors;03/01/2019;Soins;a@x.fr
P2;Cahor;04/01/2019;Soins;b@x.fr
P3;Cahor;05/01/2019;soin;c@x.fr
P4;Figeac;31/02/2019;Soins;d@x.fr
P5;Figeac;06/01/2019;Soins;e@x.fr
P1;Cahors;07/01/2019;Soins;f@x.fr
`;

function posts(files: Record<string, string> = {}) {
	const trial = trialProgramme({
		'data/contracts/posts.yaml': contract,
		'data/exports/posts/postes 2019-01.csv': january,
		...files
	});
	return { trial, workspace: trial.open(), file: (name: string) => join(trial.folder, name) };
}

async function edition(workspace: Workspace) {
	const opened = await openEdition(workspace);
	onTestFinished(() => opened.database.close());
	return opened;
}

async function built(workspace: Workspace) {
	const result = await buildEdition(workspace);
	return { result, edition: await edition(workspace) };
}

const cahor = { dataset: 'posts', field: 'commune', row: null, found: 'Cahor', mended: 'Cahors' };

async function kept(opened: Awaited<ReturnType<typeof edition>>): Promise<string[]> {
	const rows = await opened.database.all<{ post: string }>(
		'select post from received.posts order by post'
	);
	return rows.map(({ post }) => post);
}

describe('refused rows', () => {
	it('are grouped by rule, by column and text, and by line, a page at a time', async () => {
		const { edition } = await built(posts().workspace);
		const scope = { dataset: 'posts' };
		expect(await countRejects(edition, scope)).toBe(4);
		expect(await rejectsByRule(edition, scope)).toEqual([
			{ dataset: 'posts', rule: 'nomenclature', rows: 2 },
			{ dataset: 'posts', rule: 'date', rows: 1 },
			{ dataset: 'posts', rule: 'key', rows: 1 }
		]);
		const groups = await rejectsByValue(edition, scope, { limit: 1 });
		expect(groups).toMatchObject({
			total: 3,
			items: [{ column: 'Commune', field: 'commune', value: 'Cahor', rows: 2, line: 3, hash: null }]
		});
		const lines = await rejectsByLine(edition, { ...scope, value: 'Cahor' }, { offset: 1 });
		expect(lines).toMatchObject({ total: 2, items: [{ line: 4, key: 'P3' }] });
		expect(lines.items[0]!.cells).toEqual(['P3', 'Cahor', '05/01/2019', 'soin', null]);
		const { sha256 } = lines.items[0]!;
		expect(await countRejects(edition, { sha256: sha256.slice(0, 12) })).toBe(4);
		expect(await countRejects(edition, { sha256: `${sha256.slice(0, 11)}x` })).toBe(0);
		const quoted = { ...scope, value: "' or '1'='1" };
		expect((await rejectsByLine(edition, quoted)).items).toEqual([]);
	});
});

describe('proposals', () => {
	it('are the nearest of what the contract accepts, each accepted by itself', async () => {
		const { edition } = await built(posts().workspace);
		const of = (field: string, value: string) =>
			proposeMends(edition, { dataset: 'posts', field, value, rows: 2 });
		expect(of('commune', 'Cahor')[0]).toMatchObject({ mended: 'Cahors', rows: 2 });
		expect(of('commune', '46000 CAHORS')[0]?.mended).toBe('Cahors');
		expect(of('commune', 'Puy l Eveque (46)')[0]?.mended).toBe('Puy-l’Évêque');
		expect(of('commune', 'Fijac')[0]?.mended).toBe('Figeac');
		expect(of('commune', 'Gourdon-en-Quercy-Sud')[0]?.mended).toBe('Gourdon');
		expect(of('commune', 'St Cérré')[0]?.mended).toBe('Saint-Céré');
		expect(of('opened_on', '31 02 2019')[0]?.mended).toBe('28/02/2019');
		expect(of('trade', 'soin').map(({ mended }) => mended)).toEqual(['Soins', '']);
		expect(of('trade', 'Enseign')[0]?.mended).toBe('Enseignement');
		expect(of('opened_on', '31/02/2019').map(({ mended }) => mended)).toEqual(['28/02/2019', '']);
		expect(of('opened_on', '02/31/2019')[0]?.mended).toBe('');
		expect(of('opened_on', '12/25/2019')[0]?.mended).toBe('25/12/2019');
		expect(of('opened_on', 'O3/01/2O19')[0]?.mended).toBe('03/01/2019');
		expect(of('mail', 'x')).toEqual([]);
		expect(of('commune', 'Zzzzzzzz')).toEqual([]);
	});

	it('know intercommunalités without what kind they are', async () => {
		const { edition } = await built(posts().workspace);
		const contracts = edition.programme.contracts.map((contract) => ({
			...contract,
			fields: contract.fields.map((field) =>
				field.name === 'commune'
					? {
							...field,
							constraints: { ...field.constraints, nomenclature: 'intercommunality' as const }
						}
					: field
			)
		}));
		const { manifest, programme } = edition;
		const of = (value: string) =>
			proposeMends(
				{ manifest, programme: { ...programme, contracts } },
				{ dataset: 'posts', field: 'commune', value }
			)[0]?.mended;
		expect(of('CA du Grand Cahor')).toBe('Grand Cahors');
		expect(of('Communauté de communes Grand Figac')).toBe('Grand-Figeac');
	});
});

describe('a mend', () => {
	it('is tried without keeping anything', async () => {
		const { workspace } = posts();
		const { edition } = await built(workspace);
		const trial = await tryMend(workspace, edition, cahor);
		expect(trial).toMatchObject({ accepted: 1, mended: 2, lost: [] });
		expect(trial.deliveries).toMatchObject([{ before: { accepted: 2 }, after: { accepted: 3 } }]);
		expect(listMends(workspace, { undone: true })).toEqual([]);
	});

	it('is kept with who, when and why, applied by the next build, and undone to the same edition', async () => {
		const { workspace } = posts();
		const first = await built(workspace);
		const mend = keepMend(workspace, first.edition.programme, {
			...cahor,
			reason: 'faute de frappe'
		});
		expect(mend).toMatchObject({ number: 1, reason: 'faute de frappe', undoneAt: null });
		expect(mend.madeBy).toBe(workspace.user);
		const second = await built(workspace);
		expect(second.result.work.readings.redone).toEqual(['postes 2019-01.csv']);
		expect(await kept(second.edition)).toEqual(['P1', 'P2', 'P5']);
		const reading = second.edition.manifest.readings.find(({ dataset }) => dataset === 'posts')!;
		expect(reading.rows).toEqual({ read: 6, accepted: 3, rejected: 3, blank: 0, mended: 2 });
		expect(JSON.parse(second.edition.manifest.sources['mends/posts.json']!)).toEqual({
			version: 1,
			mends: [{ field: 'commune', row: null, found: 'Cahor', mended: 'Cahors' }]
		});
		expect(mendsWithUse(workspace, second.edition)).toMatchObject([{ number: 1, rows: 2 }]);

		undoMend(workspace, 1);
		const third = await built(workspace);
		expect(third.result.edition).toBe(first.result.edition);
		expect(await kept(third.edition)).toEqual(['P1', 'P5']);
		expect(listMends(workspace, { undone: true })).toMatchObject([
			{ number: 1, undoneBy: workspace.user }
		]);
		expect(() => undoMend(workspace, 1)).toThrow(/déjà annulée/);
		expect(() => undoMend(workspace, 9)).toThrow(/numéro 9/);
	});

	it('of one row is applied again when the same row comes in a later file', async () => {
		const { workspace, file } = posts({
			'inbox/postes 2019-02.csv': `${header}P4;Figeac;31/02/2019;Soins;d@x.fr\nP6;Figeac;31/02/2019;Soins;d@x.fr\n`
		});
		const first = await built(workspace);
		const [line] = (await rejectsByLine(first.edition, { dataset: 'posts', rule: 'date' })).items;
		keepMend(workspace, first.edition.programme, {
			dataset: 'posts',
			field: 'opened_on',
			row: line!.hash,
			found: '31/02/2019',
			mended: '28/02/2019',
			reason: 'vu avec la mairie'
		});
		const { files } = await deliver(workspace, [file('inbox/postes 2019-02.csv')]);
		expect(files[0]?.reading.rows).toMatchObject({ accepted: 1, rejected: 1, mended: 1 });
		expect(await kept(await edition(workspace))).toEqual(['P4']);
	});

	it('that says otherwise of the same text takes the place of the one before', async () => {
		const { workspace } = posts();
		const { edition } = await built(workspace);
		const keep = (mended: string) =>
			keepMend(workspace, edition.programme, { ...cahor, mended, reason: 'essai' });
		keep('Cahors');
		expect(() => keep(' Cahors ')).toThrow(/existe déjà : nᵒ 1|existe déjà\s: nᵒ 1/);
		keep('Figeac');
		expect(listMends(workspace)).toMatchObject([{ number: 2, mended: 'Figeac' }]);
	});

	it.each<[string, Partial<typeof cahor & { reason: string }>, RegExp]>([
		['of a personal column', { field: 'mail', found: 'x' }, /désigne une personne/],
		['to somebody’s address', { mended: 'someone@example.org' }, /désigne une personne/],
		['without a reason', { reason: ' ' }, /pourquoi/],
		['of an unknown field', { field: 'comune' }, /commune/],
		['of an unknown dataset', { dataset: 'post' }, /posts/],
		['of every empty cell', { found: ' ' }, /cases vides/],
		['that changes nothing', { mended: 'Cahor ' }, /ne changerait rien/]
	])('%s is refused with words', async (_, change, says) => {
		const { workspace } = posts();
		const { edition } = await built(workspace);
		expect(() =>
			keepMend(workspace, edition.programme, { ...cahor, reason: 'essai', ...change })
		).toThrow(says);
		expect(listMends(workspace, { undone: true })).toEqual([]);
	});

	it('of a file whose bytes are purged serves only the next ones, and the trial says so', async () => {
		const { workspace, trial } = posts();
		const first = await built(workspace);
		const { sha256 } = first.edition.manifest.readings.find(({ dataset }) => dataset === 'posts')!;
		rmSync(exportPath(workspace, sha256));
		rmSync(join(trial.folder, 'data/exports/posts/postes 2019-01.csv'));
		expect(existsSync(exportPath(workspace, sha256))).toBe(false);
		const tried = await tryMend(workspace, first.edition, cahor);
		expect(tried).toMatchObject({ accepted: 0, lost: ['postes 2019-01.csv'] });
		keepMend(workspace, first.edition.programme, { ...cahor, reason: 'essai' });
		expect(await kept((await built(workspace)).edition)).toEqual(['P1', 'P5']);
	});
});

describe('a file sent again once corrected', () => {
	const corrected = january.replaceAll('Cahor;', 'Cahors;').replace(';soin;', ';Soins;');

	it('is told as adding to the first where rows have no key', async () => {
		const { workspace, file } = posts({
			'data/contracts/posts.yaml': contract
				.replace('mode: snapshot', 'mode: append')
				.replace('key: [post]\n', ''),
			'inbox/postes corrigés 2019-01.csv': corrected
		});
		await built(workspace);
		const { files } = await deliver(workspace, [file('inbox/postes corrigés 2019-01.csv')]);
		const now = await edition(workspace);
		const [found] = await recogniseCorrections(now, [files[0]!.reading.sha256]);
		expect(found).toMatchObject({
			sameFile: true,
			nowAccepted: 2,
			stillRejected: 1,
			doubles: true
		});
		expect(recognitionSentence(found!, 'fr')).toContain('annulez l’ancien dépôt');
	});

	it('is recognised by its keys, and tells the mends that nobody needs any more', async () => {
		const { workspace, file } = posts({ 'inbox/postes corrigés 2019-01.csv': corrected });
		const first = await built(workspace);
		keepMend(workspace, first.edition.programme, { ...cahor, reason: 'faute de frappe' });
		undoMend(workspace, 1);
		const { files } = await deliver(workspace, [file('inbox/postes corrigés 2019-01.csv')]);
		const now = await edition(workspace);
		const [found, ...others] = await recogniseCorrections(now, [files[0]!.reading.sha256]);
		expect(others).toEqual([]);
		expect(found).toMatchObject({
			returned: false,
			sameFile: true,
			nowAccepted: 2,
			stillRejected: 2,
			gone: 0
		});
		expect(recognitionSentence(found!, 'fr').replace(/\s/g, ' ')).toBe(
			'2 lignes écartées du dépôt du 31 janvier 2019 (postes 2019-01.csv) sont maintenant retenues, 2 restent écartées. C’est le même fichier, corrigé.'
		);
		keepMend(workspace, now.programme, { ...cahor, reason: 'faute de frappe' });
		const after = await built(workspace);
		expect(unneededMends(workspace, after.edition)).toMatchObject([{ number: 2, rows: 0 }]);
	});
});
