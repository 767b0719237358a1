import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { exampleEdition, exampleVar } from '../testing/example-edition.ts';
import { openOffice } from '../testing/open-office.ts';
import { textOf } from '../testing/xml-tree.ts';
import { runCommandLine } from './command-line.ts';

beforeAll(async () => {
	(await exampleEdition()).database.close();
});

async function jalon(...args: string[]) {
	const said = { stdout: '', stderr: '' };
	const cwd = await mkdtemp(join(tmpdir(), 'jalon-report-'));
	const sink = (name: keyof typeof said) => ({
		write: (text: string | Uint8Array) => {
			said[name] += String(text);
		}
	});
	const code = await runCommandLine(['report', ...args], {
		env: {
			JALON_PROGRAMME: resolve(import.meta.dirname, '../..'),
			JALON_VAR: exampleVar(),
			JALON_USER: 'test'
		},
		cwd,
		stdout: sink('stdout'),
		stderr: sink('stderr'),
		signal: new AbortController().signal,
		clock: () => new Date('2024-01-05T09:00:00Z')
	});
	return { code, cwd, ...said };
}

describe('jalon report', () => {
	test('names the files of each meeting and of each choice after it, and refuses a choice that a report does not take', async () => {
		const slides = await jalon('committee-slides', '--meeting', '2019-01', '--format', 'html');
		expect(await readdir(slides.cwd)).toEqual(['committee-slides-2019-01.html']);
		const page = await jalon(
			...['committee-page', '--as-of', '2019-12-20', '--axis', 'jobs', '--format', 'html']
		);
		expect(await readdir(page.cwd)).toEqual(['committee-page-2019-jobs.html']);
		const [file = ''] = await readdir(page.cwd);
		expect(await readFile(join(page.cwd, file), 'utf8')).toContain(
			'Axe\u202f: Emploi et mobilité résidentielle'
		);
		const refused = await jalon('yearly-review', '--partner', 'insee');
		expect(refused.code).not.toBe(0);
		expect(refused.stderr).toContain('committee-page');
	});

	test('writes the review of 2019 where one stands, in its formats, in one command', async () => {
		const { code, cwd, stdout } = await jalon('yearly-review', '--year', '2019');
		expect(code).toBe(0);
		expect((await readdir(cwd)).sort()).toEqual([
			'yearly-review-2019.docx',
			'yearly-review-2019.html',
			'yearly-review-2019.md',
			'yearly-review-2019.pdf',
			'yearly-review-2019.xlsx'
		]);
		expect((await readFile(join(cwd, 'yearly-review-2019.pdf'))).subarray(0, 5).toString()).toBe(
			'%PDF-'
		);
		expect(stdout).toContain('yearly-review-2019.pdf (');
	});

	test('writes slides to be edited beside those to be shown, and refuses pages as slides', async () => {
		const { code, cwd } = await jalon('committee-slides', '--meeting', '2019-02');
		expect(code).toBe(0);
		expect((await readdir(cwd)).sort()).toEqual([
			'committee-slides-2019-02.html',
			'committee-slides-2019-02.pdf',
			'committee-slides-2019-02.pptx'
		]);
		const file = await openOffice(await readFile(join(cwd, 'committee-slides-2019-02.pptx')));
		const words = file.paths
			.filter((path) => path.startsWith('ppt/slides/slide'))
			.map((path) => textOf(file.xml(path)))
			.join('\n');
		expect(words).toContain('Décisions de la séance');
		expect(words).toContain(
			'Rappeler sous quinze jours tous les contacts pris au salon de janvier.'
		);
		const refused = await jalon('yearly-review', '--format', 'html,pptx');
		expect(refused.code).toBe(1);
		expect(refused.stderr).toContain('ne se donne pas en pptx');
		expect(await readdir(refused.cwd)).toEqual([]);
	});

	test('takes a date, a territory, a format and a folder, and says what it wrote to a machine', async () => {
		const { cwd, stdout } = await jalon(
			...['press-article', '--as-of', '2022-03-31', '--territory', '200067361'],
			...['--format', 'html', '--out', 'là', '--json', '--lang', 'en']
		);
		const path = join(cwd, 'là', 'press-article-2022-200067361-en.html');
		expect(JSON.parse(stdout)).toMatchObject({
			version: 1,
			name: 'press-article',
			year: 2022,
			asOf: '2022-03-31',
			files: [{ format: 'html', path }]
		});
		expect(await readFile(path, 'utf8')).toContain('<html lang="en">');
	});

	test('makes one for each intercommunalité, and tells a machine of all of them', async () => {
		const { cwd, stdout } = await jalon(
			...['press-article', '--year', '2019', '--by-territory', '--format', 'html', '--json']
		);
		const { reports } = JSON.parse(stdout) as { reports: { files: { path: string }[] }[] };
		const written = await readdir(cwd);
		expect(written).toHaveLength(10);
		expect(reports.flatMap(({ files }) => files.map(({ path }) => path)).sort()).toEqual(
			written.map((name) => join(cwd, name)).sort()
		);
		expect(written).toContain('press-article-2019-200067361.html');
		const both = await jalon('press-article', '--by-territory', '--territory', '200067361');
		expect(both.code).toBe(2);
		expect(both.stderr).toContain('retirez --territory');
	});

	test('refuses in words what it can’t make, and leaves nothing behind', async () => {
		const unknown = await jalon('yearly-revue');
		expect(unknown.code).toBe(1);
		expect(unknown.stderr).toContain('Vouliez-vous dire « yearly-review » ?');
		expect(await readdir(unknown.cwd)).toEqual([]);
		expect((await jalon('yearly-review', '--year', '1989')).stderr).toContain(
			'Pas de données pour l’année 1989'
		);
		expect((await jalon('yearly-review', '--territory', '99999')).stderr).toContain('99999');
		expect((await jalon('yearly-review', '--format', 'odt')).code).toBe(2);
		const slides = await jalon('committee-slides', '--year', '2019', '--format', 'html,docx');
		expect(slides.code).toBe(1);
		expect(slides.stderr).toContain('ne se donne pas en docx : html, pdf, pptx');
		expect(await readdir(slides.cwd)).toEqual([]);
		expect((await jalon('yearly-review', '--year', 'hier')).code).toBe(2);
	});
});
