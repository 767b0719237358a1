import { describe, expect, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { reportEdition } from '../../../testing/report-edition.ts';
import type { TinyIndicator } from '../../../testing/tiny-edition.ts';
import { JalonError } from '../programme/problem.ts';
import { checkReports } from './check-reports.ts';
import { listReports } from './list-reports.ts';
import { resolveReport } from './resolve-report.ts';

const indicators: readonly TinyIndicator[] = [
	{
		id: 'ambassadors-registered',
		kind: 'stock',
		publish: true,
		unit: { fr: ['ambassadeur', 'ambassadeurs'] },
		dimensions: { sector: { fr: 'Secteur' } },
		facts: Array.from({ length: 320 }, (_, at) => ({ start_on: '2019-01-01', unit_key: `a${at}` }))
	},
	{ id: 'days-to-reply', kind: 'median', facts: [] }
];

/** The problems of a template, as a person reads them. */
async function problemsOf(template: string, parts = {}): Promise<readonly string[]> {
	const edition = await reportEdition({ 'test.md': template, ...parts }, { indicators });
	const error: unknown = await resolveReport(
		edition,
		'test',
		{ reader: localReader('test', 'fr') },
		() => ''
	).catch((cause: unknown) => cause);
	if (!(error instanceof JalonError)) return [];
	return error.describe('fr').split('\n').slice(1);
}

describe('what is wrong in a template', () => {
	test('an indicator that doesn’t exist is told with its line, its column and the nearest one', async () => {
		expect(await problemsOf('Un.\n\nIl y a {% figure "ambassadors-registred" /%}.')).toEqual([
			'reports/test.md:3:19: indicateur « ambassadors-registred » : ce nom n’existe pas. Vouliez-vous dire « ambassadors-registered » ?'
		]);
		expect(await problemsOf('{% if known("days-to-replay") %}x{% /if %}')).toEqual([
			'reports/test.md:1:14: indicateur « days-to-replay » : ce nom n’existe pas. Vouliez-vous dire « days-to-reply » ?'
		]);
	});

	test('what only some reports know is told in the others', async () => {
		const title = '{% $indicator.title %}';
		expect((await problemsOf(title))[0]).toContain('variable « indicator »');
		const sheet = `---\nfor: indicator\n---\n${title}`;
		const edition = await reportEdition({ 'test.md': sheet }, { indicators });
		expect(checkReports(edition.programme)).toEqual([]);
		expect((await problemsOf('{% territory-facts /%}'))[0]).toContain('for: territory');
		expect((await problemsOf('---\nfor: territoire\n---\nx'))[0]).toContain('« territory » ?');
		expect(
			(await problemsOf('{% lang $language %}x{% /lang %}{% lang $edition.id %}y{% /lang %}'))[0]
		).toMatch(/« tiny-\d+ » n’est pas une langue/);
	});

	test('every problem is told at once, in the order of the lines', async () => {
		const problems = await problemsOf(
			[
				'{% figur "ambassadors-registered" /%}',
				'',
				'{% chart "ambassadors-registered" by="sectr" /%}',
				'',
				'{% figure "ambassadors-registered" formt="number" /%}',
				'',
				'{% $yaer %} et {% if gtt(1, 2) %}x{% /if %}',
				'',
				'{% figure "ambassadors-registered" format="nombre" /%}',
				'',
				'{% standing "axs" /%}',
				'',
				'{% chart /%}'
			].join('\n')
		);
		expect(problems.map((problem) => problem.replace(/^reports\/test.md:/, ''))).toEqual([
			'1:4: balise « figur » : ce nom n’existe pas. Vouliez-vous dire « figure » ?',
			'3:39: dimension de « ambassadors-registered » « sectr » : ce nom n’existe pas. Vouliez-vous dire « sector » ?',
			'5:36: attribut de « figure » « formt » : ce nom n’existe pas. Vouliez-vous dire « format » ?',
			'7:4: variable « yaer » : ce nom n’existe pas. Vouliez-vous dire « year » ?',
			'7:22: fonction « gtt » : ce nom n’existe pas. Vouliez-vous dire « gt » ?',
			'9:44: valeur de format « nombre » : ce nom n’existe pas. Vouliez-vous dire « number » ?',
			'11:14: axe « axs » : ce nom n’existe pas. Vouliez-vous dire « axis » ?',
			'13:4: « chart » demande une valeur (identifiant de l’indicateur) : {% chart "…" /%}'
		]);
	});

	test('a tag that is not closed, not readable, or badly placed is told', async () => {
		const [unclosed] = await problemsOf('{% axes %}\n\nx');
		expect(unclosed).toContain('reports/test.md:1:');
		expect(unclosed).toContain('« axes » ouverte et jamais fermée');
		expect((await problemsOf('x\n\n{% figure "a /%}'))[0]).toContain('reports/test.md:3:');
		expect(await problemsOf('un mot {% chart "ambassadors-registered" /%} après')).toEqual([
			'reports/test.md:1:11: « chart » se met seule sur sa ligne, entre deux lignes vides'
		]);
		expect(await problemsOf('{% axes /%}')).toEqual([
			'reports/test.md:1:4: « axes » entoure un texte : {% axes %} … {% /axes %}'
		]);
	});

	test('a rounded wording that doesn’t hold names the value', async () => {
		const template =
			'Un.\n\nNous sommes {% wording "ambassadors-registered" words="plus de" round=500 /%}.';
		const [problem] = await problemsOf(template);
		expect(problem).toBe(
			'reports/test.md:3:25: « plus de\u00a0500 » ne tient pas : « ambassadors-registered » vaut 320\u00a0ambassadeurs au 20 décembre 2019. «\u00a0plus de\u00a0500\u00a0» se dit de 500 à 600, 500 exclu.'
		);
		expect(await problemsOf(template.replace('500', '300'))).toEqual([]);
	});

	test('a public report may not tell an indicator that is not published', async () => {
		const [problem] = await problemsOf(
			'---\naudience: public\n---\n\n{% figure "days-to-reply" /%}'
		);
		expect(problem).toContain(
			'reports/test.md:5:12: l’indicateur « days-to-reply » n’est pas publiable'
		);
	});

	test('an unknown key of the front matter is told with the nearest one', async () => {
		expect((await problemsOf('---\ntitel: Bilan\n---\n\nx'))[0]).toMatch(
			/^reports\/test\.md:2:1: .*titel.*title/
		);
	});

	test('a part that is missing, includes itself, or is wrong inside is told where it stands', async () => {
		expect(await problemsOf('{% partial file="parts/on.md" /%}', { 'parts/one.md': 'x' })).toEqual([
			'reports/test.md:1:18: fichier « parts/on.md » : ce nom n’existe pas. Vouliez-vous dire « parts/one.md » ?'
		]);
		expect(
			await problemsOf('{% partial file="parts/one.md" /%}', {
				'parts/one.md': '{% partial file="parts/one.md" /%}'
			})
		).toEqual([
			'reports/parts/one.md:1:18: « parts/one.md » s’inclut lui-même (parts/one.md → parts/one.md) : retirer cette balise'
		]);
		expect(
			await problemsOf('{% partial file="parts/one.md" /%}', {
				'parts/one.md': 'a\n\n{% $nothing %}'
			})
		).toEqual([expect.stringContaining('reports/parts/one.md:3:4: variable « nothing »')]);
	});

	test('parts that include each other many times are told before they fill the memory', async () => {
		const ten = (part: string) => `{% partial file="parts/${part}.md" /%}\n\n`.repeat(10);
		const parts = Object.fromEntries(
			[...'abcdef'].map((part, at) => [`parts/${part}.md`, ten('bcdefg'.charAt(at))])
		);
		const [problem, ...others] = await problemsOf(ten('a'), { ...parts, 'parts/g.md': 'x' });
		expect(problem).toContain('modèle trop long');
		expect(others).toEqual([]);
	});

	test('what the data refuse is told where it is asked', async () => {
		const template = 'Un.\n\n{% figure "ambassadors-registered" where={ sector: "tourisme" } /%}';
		expect(await problemsOf(template)).toEqual([
			expect.stringMatching(/^reports\/test\.md:3:4: Valeur de « sector » « tourisme » inconnu\./)
		]);
	});

	test('an image or an address that a report may not open is told', async () => {
		expect(await problemsOf('![x](/etc/passwd)')).toEqual([
			expect.stringContaining('un rapport ne montre pas d’image')
		]);
		expect(await problemsOf('[x](ftp://example.org)')).toEqual([
			expect.stringContaining('adresse « ftp://example.org »')
		]);
	});
});

test('a report that doesn’t exist is told with the nearest one', async () => {
	const edition = await reportEdition({ 'yearly-review.md': 'x' }, { indicators });
	await expect(
		resolveReport(edition, 'yearly-revue', { reader: localReader('test', 'fr') }, () => '')
	).rejects.toThrow('Rapport « yearly-revue » inconnu. Vouliez-vous dire « yearly-review » ?');
});

test('a programme’s reports are checked without data, variants by language too', async () => {
	const edition = await reportEdition(
		{
			'a.md': '---\ntitle: Un\ndescription: Pour voir.\n---\n\n{% $year %}',
			'a.en.md': '---\ntitle: One\n---\n\n{% $yeer %}'
		},
		{ indicators }
	);
	expect(checkReports(edition.programme).map(({ file, line }) => [file, line])).toEqual([
		['reports/a.en.md', 5]
	]);
	expect(listReports(edition, 'fr')).toEqual([
		{
			name: 'a',
			title: 'Un',
			description: 'Pour voir.',
			for: 'year',
			formats: ['html', 'pdf', 'docx', 'xlsx'],
			filters: false
		}
	]);
	expect(listReports(edition, 'en')[0]?.title).toBe('One');
});

test('a report of pages that asks for slides as a format is refused, with the line', async () => {
	const text = '---\nformats: [html, pptx]\n---\n\nRien.\n';
	const deck = '---\nlayout: slides\n---\n\n{% slide "one" title="Un" %}{% /slide %}\n';
	const edition = await reportEdition({ 'a.md': text, 'b.md': deck }, { indicators });
	const problems = checkReports(edition.programme);
	expect(problems.map(({ file, line }) => [file, line])).toEqual([['reports/a.md', 2]]);
	expect(problems[0]?.message.fr).toContain('html, pdf');
	expect(listReports(edition, 'fr').find(({ name }) => name === 'b')?.formats).toEqual([
		'html',
		'pdf',
		'pptx'
	]);
});

test('a public report that tells what the committee wrote is refused, with the line', async () => {
	const text = '---\naudience: public\n---\n\n{% weather /%}\n\n{% decisions /%}\n';
	const edition = await reportEdition({ 'a.md': text, 'b.md': '{% decisions /%}' }, { indicators });
	const problems = checkReports(edition.programme);
	expect(problems.map(({ file, line }) => [file, line])).toEqual([['reports/a.md', 7]]);
	expect(problems[0]?.message.fr).toContain('un rapport public ne l’utilise pas');
});

test('slides are given in their formats alone, and a template that asks for another is told where', async () => {
	const edition = await reportEdition(
		{
			'a.md': '---\nlayout: slides\nformats: [html, docx]\n---\n',
			'b.md': '---\nlayout: slides\n---\n'
		},
		{ indicators }
	);
	const problems = checkReports(edition.programme);
	expect(problems.map(({ file, line }) => [file, line])).toEqual([['reports/a.md', 3]]);
	expect(problems[0]?.message.fr).toContain('html, pdf');
	expect(listReports(edition, 'fr')[1]?.formats).toEqual(['html', 'pdf', 'pptx']);
});
