import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { exampleEdition } from '../../../testing/example-edition.ts';
import { openPdf } from '../../../testing/open-pdf.ts';
import type { Edition } from '../editions/edition.ts';
import { renderReportPdf } from './build-report.ts';
import type { Block } from './document.ts';
import { plainText } from './inline.ts';
import { resolveReport, type ReportQuery } from './resolve-report.ts';

let edition: Edition;
beforeAll(async () => {
	edition = await exampleEdition();
});
afterAll(() => edition.database.close());

async function article(query: Partial<ReportQuery>): Promise<string> {
	const { document } = await resolveReport(
		edition,
		'press-article',
		{ reader: localReader('test', 'fr'), ...query },
		() => ''
	);
	return document.blocks
		.map(wordsOf)
		.join('\n')
		.replaceAll(/[\u00a0\u202f]/g, ' ');
}

function wordsOf(block: Block): string {
	if (block.type === 'list') return block.items.flat().map(wordsOf).join('\n');
	return 'content' in block ? plainText(block.content) : '';
}

describe('the press article', () => {
	test('says what the press release of 20 December 2019 said', async () => {
		const words = await article({ year: 2019 });
		expect(words).toContain('Réuni à Parnac le 20 décembre 2019');
		expect(words).toContain('La marque compte 320 ambassadeurs');
		expect(words).toContain('Le réseau d’accueil accompagne aujourd’hui 55 personnes.');
		expect(words).toContain('Installations : 39 personnes arrivées depuis le début.');
		expect(words).toContain('« POC mobilité résidentielle »');
		expect(words).toContain('« Et si vous restiez ? »');
		expect(words).toContain('Salon du travail et de la mobilité professionnelle, à Paris');
	});

	test('says it in English', async () => {
		const words = await article({ year: 2019, reader: localReader('test', 'en') });
		expect(words).toContain('The brand has 320 ambassadors');
		expect(words).toContain('The welcome network supports 55 people today.');
		expect(words).toContain('Arrivals: 39 people since the start.');
		// Words of French keep its spaces.
		expect(words).toContain('“Et si vous restiez ?”');
	});

	test('rounds as the programme did in public, when the value allows it', async () => {
		const march = await article({ asOf: '2022-03-31' });
		expect(march).toContain('La marque compte plus de 500 ambassadeurs');
		expect(march).toContain(
			'Il a suivi plus de 400 foyers depuis le début ; 130 se sont installés.'
		);
		expect(await article({ asOf: '2023-06-30' })).toContain('près de 600 personnes arrivées');
	});

	test('reads as anyone would, whoever builds it: small counts are masked', async () => {
		const secret = {
			...edition,
			id: `${edition.id}-press`,
			manifest: {
				...edition.manifest,
				sources: {
					...edition.manifest.sources,
					'reports/press-article.md':
						'---\naudience: public\n---\n\n{% figure "households-settled" territory="200066371" /%}'
				}
			}
		};
		const { document } = await resolveReport(
			secret,
			'press-article',
			{ year: 2019, reader: localReader('test', 'fr') },
			() => ''
		);
		expect(document.blocks.map(wordsOf)).toEqual(['masqué (secret statistique)']);
	});

	test('holds on one accessible page', async () => {
		const query = { year: 2019, reader: localReader('test', 'fr') };
		const pdf = await openPdf(await renderReportPdf(edition, 'press-article', query));
		expect(pdf.pages).toHaveLength(1);
		expect(pdf.accessible).toBe('1');
		expect(pdf.pages[0]).toContain('La marque compte 320 ambassadeurs');
		const { document } = await resolveReport(edition, 'press-article', query, () => '');
		const written = document.blocks
			.map(wordsOf)
			.join('')
			.match(/\u00a0/g);
		expect(pdf.spaces.get('\u00a0')).toBe(written?.length);
	});
});
