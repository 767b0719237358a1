import { chmodSync, existsSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { buildEdition } from '../editions/build-edition.ts';
import { withBuildLock } from '../editions/build-lock.ts';
import { openEdition } from '../editions/open-edition.ts';
import { currentEditionId } from '../editions/publication.ts';
import { trialProgramme, type TrialProgramme } from '../editions/trial-programme.ts';
import type { Workspace } from '../editions/workspace.ts';
import { openDraft, saveDraft } from './drafts.ts';
import { historyPage, resumeText } from './history-page.ts';
import { beginReport, draftsByReport } from './new-report.ts';
import { listPublications } from './publications.ts';
import { publishTemplate } from './publish-template.ts';
import { hashOf, readTemplatesNow } from './template-files.ts';

const path = 'reports/review.md';
const part = 'reports/parts/one.md';
const review = '---\ntitle: Bilan\n---\n\n# Un\n\n{% partial file="parts/one.md" /%}\n';
const other = '{% partial file="parts/one.md" /%}\n';

/** Linux keeps everyone from making a file there, its administrator too. */
const sealed = '/sys/power';

describe('publishing a template', () => {
	let trial: TrialProgramme;
	let workspace: Workspace;
	beforeEach(async () => {
		trial = trialProgramme({ [path]: review, 'reports/other.md': other, [part]: 'Une partie.\n' });
		workspace = trial.open();
		await buildEdition(workspace);
	});

	/** Drafts a text from the file as it is, and gives the version to publish. */
	async function drafted(text: string, file = path): Promise<number> {
		const basedOn = hashOf(await readTemplatesNow(workspace), file);
		const seen = openDraft(workspace, file)?.current.version ?? 0;
		const { draft } = saveDraft(workspace, { path: file, text, hand: 'page', seen, basedOn });
		return draft.current.version;
	}
	const changed = review.replace('# Un', '# Deux');

	test('writes the file, publishes an edition that has it, and tells who did', async () => {
		chmodSync(join(trial.folder, path), 0o664);
		const result = await publishTemplate(workspace, path, await drafted(changed));
		expect(result).toMatchObject({ published: true, changed: true });
		expect(trial.read(path)).toBe(changed);
		expect(statSync(join(trial.folder, path)).mode & 0o777).toBe(0o664);
		const edition = await openEdition(workspace);
		onTestFinished(() => edition.database.close());
		expect(edition.manifest.sources[path]).toBe(changed);
		expect(openDraft(workspace, path)).toBeNull();
		expect(listPublications(workspace, path)).toMatchObject([
			{ text: changed, before: review, edition: result.edition, by: 'essai' }
		]);
	});

	test('keeps the line ends and the byte order mark that the file has, and ends its last line', async () => {
		trial.write(path, `\uFEFF${review.replaceAll('\n', '\r\n')}`);
		await publishTemplate(workspace, path, await drafted(changed.trimEnd()));
		expect(trial.read(path)).toBe(`\uFEFF${changed.replaceAll('\n', '\r\n')}`);
	});

	test('is refused when the file changed meanwhile, and leaves it alone', async () => {
		const version = await drafted(changed);
		const theirs = review.replace('# Un', '# Autre');
		trial.write(path, theirs);
		await expect(publishTemplate(workspace, path, version)).rejects.toMatchObject({
			code: 'template-changed'
		});
		expect(trial.read(path)).toBe(theirs);
		expect(openDraft(workspace, path)?.current.text).toBe(changed);
	});

	test('is refused when somebody saved the draft since it was seen', async () => {
		const version = await drafted(changed);
		await drafted(changed.replace('Deux', 'Trois'));
		await expect(publishTemplate(workspace, path, version)).rejects.toMatchObject({
			code: 'draft-changed'
		});
		expect(trial.read(path)).toBe(review);
	});

	test('is refused while there are mistakes, each in its place, and leaves everything as it was', async () => {
		const before = currentEditionId(workspace);
		const version = await drafted(`${changed}\n{% figure "visiteurs" /%}\n`);
		await expect(publishTemplate(workspace, path, version)).rejects.toMatchObject({
			code: 'report-invalid',
			problems: [{ file: path, line: 9, column: 12 }]
		});
		expect(trial.read(path)).toBe(review);
		expect(currentEditionId(workspace)).toBe(before);
		expect(openDraft(workspace, path)?.current.version).toBe(version);
		expect(
			readdirSync(join(trial.folder, 'reports')).filter((name) => name.startsWith('.'))
		).toEqual([]);
	});

	test('of a part looks at every report that includes it', async () => {
		const version = await drafted('{% $axis.title %}\n', part);
		await expect(publishTemplate(workspace, part, version)).rejects.toMatchObject({
			problems: [{ file: part, line: 1, column: 4 }]
		});
		await publishTemplate(workspace, part, await drafted('{% $year %}\n', part));
		expect(trial.read(part)).toBe('{% $year %}\n');
	});

	test('is not kept back by mistakes that another file had before', async () => {
		trial.write('reports/other.md', `${other}\n{% $nothing %}\n`);
		await publishTemplate(workspace, part, await drafted('Autrement.\n', part));
		expect(trial.read(part)).toBe('Autrement.\n');
	});

	test('is refused while another edition is made, before anything is written', async () => {
		const version = await drafted(changed);
		await withBuildLock(workspace, async () => {
			await expect(publishTemplate(workspace, path, version)).rejects.toMatchObject({
				code: 'busy'
			});
		});
		expect(trial.read(path)).toBe(review);
	});

	test.skipIf(!existsSync(sealed))(
		'is refused in words where the folder cannot be written',
		async () => {
			symlinkSync(sealed, join(trial.folder, 'reports/closed'));
			const file = 'reports/closed/new.md';
			const version = await drafted('Neuf.\n', file);
			await expect(publishTemplate(workspace, file, version)).rejects.toMatchObject({
				code: 'template-read-only',
				message: expect.stringContaining('Rien n’est publié, le brouillon reste')
			});
			expect(openDraft(workspace, file)).not.toBeNull();
		}
	);

	test('puts the file back when no edition can be made', async () => {
		const before = currentEditionId(workspace);
		const version = await drafted(changed);
		trial.write(
			'data/targets.csv',
			'indicator,territory,date,value,role,note\nnothing,,x,1,target,\n'
		);
		await expect(publishTemplate(workspace, path, version)).rejects.toThrow('data/targets.csv');
		expect(trial.read(path)).toBe(review);
		expect(currentEditionId(workspace)).toBe(before);
		expect(openDraft(workspace, path)).not.toBeNull();
	});

	test('puts the file back when a check blocks, so that nothing waits to be published', async () => {
		const version = await drafted(changed);
		trial.write(
			'data/exports/members/members-2019-03.csv',
			'Courriel;Arrivée;Départ;Commune\nana@example.org;02/01/2019;01/01/2019;Cahors\n'
		);
		await expect(publishTemplate(workspace, path, version)).rejects.toMatchObject({
			code: 'blocked'
		});
		expect(trial.read(path)).toBe(review);
	});

	test('killed once the file is written, it goes on from there', async () => {
		const version = await drafted(changed);
		trial.write(path, changed);
		trial.write('reports/.tmp-1-abc', 'half');
		const result = await publishTemplate(workspace, path, version);
		expect(result.published).toBe(true);
		expect(openDraft(workspace, path)).toBeNull();
		expect(listPublications(workspace, path)).toMatchObject([{ text: changed, by: 'essai' }]);
		await publishTemplate(workspace, path, await drafted(review));
		expect(existsSync(join(trial.folder, 'reports/.tmp-1-abc'))).toBe(false);
	});

	test('of what is the file already has nothing to do', async () => {
		const version = await drafted(review);
		await expect(publishTemplate(workspace, path, version)).rejects.toMatchObject({
			code: 'template-same'
		});
	});

	test('is followed in the history, from where each text is taken up again', async () => {
		await publishTemplate(workspace, path, await drafted(changed));
		await publishTemplate(workspace, path, await drafted(changed.replace('Deux', 'Trois')));
		const asked = { name: 'review', file: null };
		const { entries } = await historyPage(workspace, asked, 'fr');
		expect(entries.map(({ key, difference }) => [key, difference.added])).toEqual([
			['published-2', 1],
			['published-1', 1]
		]);
		await resumeText(workspace, { ...asked, key: 'published-1' });
		expect(openDraft(workspace, path)?.current.text).toBe(changed);
		await resumeText(workspace, { ...asked, key: entries[1]?.before ?? '' });
		expect(openDraft(workspace, path)).toMatchObject({
			current: { text: review },
			others: [{ text: changed }]
		});
		await expect(resumeText(workspace, { ...asked, key: 'published-9' })).rejects.toMatchObject({
			code: 'unknown-publication'
		});
	});

	test('a new report begins as a copy in each language, and enters the programme once published', async () => {
		trial.write('reports/review.en.md', '---\ntitle: Review\n---\n\n# One\n');
		await expect(
			beginReport(workspace, { from: 'review', name: 'Bilan Mi-Année' })
		).rejects.toThrow('Par exemple : bilan-mi-annee.');
		await expect(beginReport(workspace, { from: 'review', name: 'other' })).rejects.toMatchObject({
			code: 'report-exists'
		});
		await expect(beginReport(workspace, { from: 'revue', name: 'bilan' })).rejects.toThrow(
			'Vouliez-vous dire « review » ?'
		);
		await beginReport(workspace, { from: 'review', name: 'bilan' });
		expect(await draftsByReport(workspace, 'en')).toMatchObject([
			{ name: 'bilan', file: 'bilan.en.md', title: 'Review', fresh: true },
			{ name: 'bilan', file: 'bilan.md', fresh: true }
		]);
		expect(existsSync(join(trial.folder, 'reports/bilan.md'))).toBe(false);
		await expect(publishTemplate(workspace, 'reports/bilan.en.md', 1)).rejects.toMatchObject({
			code: 'template-alone'
		});
		await publishTemplate(workspace, 'reports/bilan.md', 1);
		await publishTemplate(workspace, 'reports/bilan.en.md', 1);
		expect(trial.read('reports/bilan.md')).toBe(review);
		const edition = await openEdition(workspace);
		onTestFinished(() => edition.database.close());
		expect(edition.programme.reports).toContain('bilan');
		await expect(beginReport(workspace, { from: 'review', name: 'bilan' })).rejects.toMatchObject({
			code: 'report-exists'
		});
	});
});
