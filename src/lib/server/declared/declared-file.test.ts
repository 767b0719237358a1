import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, onTestFinished, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { buildEdition } from '../editions/build-edition.ts';
import { addDeclaration } from '../editions/declarations.ts';
import { deliver } from '../editions/deliver.ts';
import type { Edition } from '../editions/edition.ts';
import { openEdition } from '../editions/open-edition.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import type { Workspace } from '../editions/workspace.ts';
import { readDeclarations } from '../programme/declared-figures.ts';
import { computeValues } from '../values/compute-values.ts';
import { valuesQuery } from '../values/values-query.ts';
import { statedFigures, withdrawFigure } from './declare.ts';
import { writeDeclaredFile, type DeclaredFileQuestion } from './declared-file.ts';

const reader = localReader('essai', 'fr');
const figeac = '200067361';

async function open(workspace: Workspace): Promise<Edition> {
	const edition = await openEdition(workspace);
	onTestFinished(() => edition.database.close());
	return edition;
}

/** The rows of a file to fill in, as Excel shows them, with its header. */
async function rowsToFill(edition: Edition, question: DeclaredFileQuestion) {
	const bytes = await writeDeclaredFile(question, edition, reader);
	const { sheets } = await readXlsx(bytes, { readStyles: true });
	return { bytes, sheet: sheets[0]!, rows: sheets[0]!.rows };
}

const asked: DeclaredFileQuestion = {
	indicators: ['members-registered', 'visitors'],
	territories: [null, figeac],
	date: '2023-12-31'
};

describe('the file to fill in', () => {
	test('has a row for each indicator in each territory, its names locked and its figures open', async () => {
		const workspace = trialProgramme().open();
		await buildEdition(workspace);
		const { rows, sheet } = await rowsToFill(await open(workspace), asked);
		expect(rows.slice(0, 3).map((row) => row.slice(0, 4))).toEqual([
			['Indicateur', 'Intitulé', 'Territoire', 'Nom du territoire'],
			['members-registered', 'Membres', null, 'Tout le programme'],
			['members-registered', 'Membres', figeac, 'Grand-Figeac']
		]);
		expect(rows).toHaveLength(5);
		expect(sheet.protection).toMatchObject({ sheet: true });
		const locked = (cell: string) => sheet.cells?.get(cell)?.style?.protection?.locked ?? true;
		expect(['0,0', '0,5', '1,0', '1,2'].map(locked)).toEqual([true, true, true, true]);
		expect(['1,4', '1,5', '1,7', '1,8'].map(locked)).toEqual([false, false, false, false]);
	});

	test('comes back filled as a delivery whose figures stand, and its empty rows are no figures', async () => {
		const trial = trialProgramme();
		const workspace = trial.open();
		await buildEdition(workspace);
		const { rows } = await rowsToFill(await open(workspace), asked);
		const filled = rows.map((row, at) =>
			at === 2 ? row.with(5, 17).with(7, 'téléphone').with(8, 'Anne Martin') : row
		);
		const path = join(trial.folder, 'rempli.xlsx');
		writeFileSync(path, await writeXlsx({ sheets: [{ name: 'Chiffres', rows: filled }] }));
		const { files } = await deliver(workspace, [path]);
		expect(files).toMatchObject([
			{ dataset: 'declared-figures', reading: { rows: { accepted: 4, rejected: 0 } } }
		]);
		const edition = await open(workspace);
		const { values } = await computeValues(
			edition,
			valuesQuery({ indicators: ['members-registered'], asOf: '2023-12-31', territory: figeac }),
			reader
		);
		expect(values).toMatchObject([
			{
				value: 17,
				declared: {
					stands: true,
					source: 'téléphone',
					author: 'Anne Martin',
					declaredOn: '2024-01-15'
				}
			}
		]);
		expect(readDeclarations(edition.manifest.sources).figures).toHaveLength(1);
	});

	test('is read by the titles and names that a person writes, and tells what cannot count', async () => {
		const trial = trialProgramme();
		const workspace = trial.open();
		trial.write(
			'data/exports/declared-figures/par-courriel.csv',
			[
				'Indicateur;Territoire;Date;Valeur;Source;Auteur',
				'Membres;Grand-Figeac;31/12/2023;1 200,5;courriel;',
				'visitors;;31/12/2024;9;courriel;Paul',
				'visitors;Atlantide;31/12/2023;9;courriel;Paul',
				'visitors;;30/11/2023;-3;courriel;Paul',
				'visiteur;;30/11/2023;3;courriel;Paul'
			].join('\n')
		);
		const { readings } = await buildEdition(workspace);
		expect(readings.find(({ dataset }) => dataset === 'declared-figures')?.rows).toMatchObject({
			accepted: 4,
			rejected: 1
		});
		const { figures, refused } = readDeclarations((await open(workspace)).manifest.sources);
		expect(figures).toMatchObject([
			{ indicator: 'members-registered', territory: figeac, value: 1200.5, author: 'essai' }
		]);
		expect(refused.map(({ why }) => why.fr)).toEqual([
			'Le 31/12/2024 est à venir : un chiffre se déclare une fois sa date passée.',
			'Territoire « Atlantide » inconnu : un code ou un nom de commune, d’intercommunalité ou de département.',
			'Ce chiffre compte des unités : il ne peut pas être négatif.'
		]);
	});

	test('gives way to what was declared after it, and comes back in no edition once withdrawn', async () => {
		const trial = trialProgramme();
		let now = '2024-01-15T10:00:00Z';
		const workspace = trial.open({ clock: () => new Date(now) });
		trial.write(
			'data/exports/declared-figures/janvier.csv',
			'Indicateur;Territoire;Date;Valeur;Source;Auteur\nvisitors;;31/12/2023;9;courriel;Paul\n'
		);
		await buildEdition(workspace);
		const first = await open(workspace);
		now = '2024-01-16T10:00:00Z';
		const about = { indicator: 'visitors', territory: null, date: '2023-12-31' };
		addDeclaration(workspace, { ...about, value: 11, source: 'téléphone' });
		expect(statedFigures(workspace, first).map(({ value, state }) => [value, state])).toEqual([
			[9, 'leaving'],
			[11, 'waiting']
		]);
		await buildEdition(workspace);
		const second = await open(workspace);
		expect(statedFigures(workspace, second).map(({ value, state }) => [value, state])).toEqual([
			[11, 'published']
		]);
		now = '2024-01-17T10:00:00Z';
		withdrawFigure(workspace, second, about);
		expect(statedFigures(workspace, second)).toMatchObject([{ value: 11, state: 'leaving' }]);
		await buildEdition(workspace);
		// What the file said before stands again; taking that back needs a word of its own.
		const third = await open(workspace);
		expect(statedFigures(workspace, third)).toMatchObject([{ value: 9, file: 'janvier.csv' }]);
		withdrawFigure(workspace, third, about);
		await buildEdition(workspace);
		expect(statedFigures(workspace, await open(workspace))).toEqual([]);
	});
});

describe('an indicator without a query', () => {
	const file = 'queries/indicators/attendance.sql';
	const frontMatter = `/*---
title: { fr: Présents à la réunion }
definition: { fr: Personnes présentes. }
unit: { fr: [présent, présents] }
observed: visit
axis: people
kind: level
declared: true
better: none
owner: Essai
---*/
`;

	test('has the figures that people declare, published with the edition that they are in', async () => {
		const workspace = trialProgramme({ [file]: frontMatter }).open();
		const { edition: empty } = await buildEdition(workspace);
		addDeclaration(workspace, {
			indicator: 'attendance',
			territory: figeac,
			date: '2023-06-30',
			value: 40,
			source: 'l’accueil'
		});
		const { changed, work } = await buildEdition(workspace);
		expect(changed).toBe(true);
		expect(work.facts.redone).toEqual(['attendance']);
		const figure = async (id: string | null) => {
			const edition = await openEdition(workspace, id);
			onTestFinished(() => edition.database.close());
			const query = valuesQuery({ indicators: ['attendance'], asOf: '2023-12-31' });
			return (await computeValues(edition, query, reader)).values;
		};
		expect(await figure(null)).toMatchObject([
			{ value: 40, declared: { on: '2023-06-30', source: 'l’accueil', author: 'essai' } }
		]);
		expect(await figure(empty)).toMatchObject([{ value: null, missing: 'no-data' }]);
	});

	test('is refused with a query, another kind, or a split', async () => {
		const build = (text: string) =>
			buildEdition(trialProgramme({ [file]: text }).open()).catch((error: Error) => error);
		const found = async (text: string) => JSON.stringify(await build(text).then(problemsOf));
		expect(await found(`${frontMatter}select 1`)).toContain('il n’a pas de requête');
		expect(await found(frontMatter.replace('kind: level', 'kind: stock'))).toContain(
			'« declared » demande kind: level'
		);
		expect(
			await found(frontMatter.replace('better', 'dimensions: { sector: Secteur }\nbetter'))
		).toContain('n’a pas de ventilation');
	});
});

function problemsOf(error: unknown): unknown {
	return (error as { problems?: unknown }).problems;
}

test('nothing that is declared changes the edition of who declares nothing', async () => {
	const trial = trialProgramme();
	const workspace = trial.open();
	const { edition } = await buildEdition(workspace);
	const manifest = JSON.parse(
		readFileSync(join(trial.var, 'editions', `${edition}.json`), 'utf8')
	) as { sources: object };
	expect(Object.keys(manifest.sources)).not.toContain('declarations.json');
});
