import { beforeEach, expect, test } from 'vitest';
import { buildEdition } from '../editions/build-edition.ts';
import { trialProgramme, type TrialProgramme } from '../editions/trial-programme.ts';
import type { Workspace } from '../editions/workspace.ts';
import { editedFile } from './edited-file.ts';

let trial: TrialProgramme;
let workspace: Workspace;
beforeEach(async () => {
	trial = trialProgramme({
		'reports/review.md': 'Bilan.\n',
		'reports/other.md': 'Autre.\n',
		'reports/parts/one.md': 'Une partie.\n'
	});
	workspace = trial.open();
	await buildEdition(workspace);
});

test('an address names the report’s template, its variant or a part, and nothing else of the disk', async () => {
	expect(await editedFile(workspace, 'review', null)).toMatchObject({
		path: 'reports/review.md',
		published: 'Bilan.\n',
		language: 'fr'
	});
	trial.write('reports/other.en.md', 'Other.\n');
	const english = await editedFile(workspace, 'other', null, 'en');
	expect(english).toMatchObject({ path: 'reports/other.en.md', language: 'en' });
	expect(await editedFile(workspace, 'review', 'parts/one.md')).toMatchObject({ language: null });
	expect(await editedFile(workspace, 'review', 'review.en.md')).toMatchObject({
		language: 'en',
		published: null,
		hash: ''
	});
	for (const file of [
		'../data/programme.yaml',
		'parts/../../data/programme.yaml',
		'/etc/passwd',
		'other.md',
		'parts/two.md',
		'review.en.md/../x.md',
		'review.de.md',
		'__proto__',
		''
	])
		await expect(editedFile(workspace, 'review', file), file).rejects.toMatchObject({
			code: 'unknown-template'
		});
	await expect(editedFile(workspace, 'revue', null)).rejects.toThrow('« review »');
	await expect(editedFile(workspace, '../review', null)).rejects.toMatchObject({
		code: 'unknown-report'
	});
});
