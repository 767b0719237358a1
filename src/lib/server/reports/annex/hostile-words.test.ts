import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { openAnnex, partsOf } from '../../../../testing/read-annex.ts';
import { reportEdition } from '../../../../testing/report-edition.ts';
import { renderReport } from '../build-report.ts';

const long = 'long '.repeat(2_000);
const hostile = [
	'=1+1',
	'+33 6 12 34 56 78',
	'-1+1',
	'@SUM(A1)',
	'\t=1+1',
	"=cmd|'/c calc'!A0",
	'=HYPERLINK("https://example.org/?"&A1,"x")',
	'{% if true %}<script>alert(1)</script>#read("/etc/passwd")',
	'_x0041_ \u0001 \ud800 & < > "',
	'\u202eéciov \u{1f600} שלום',
	long
];

test('whatever the words, they are texts of cells and names that Excel takes, and nothing leads out of the file', async () => {
	const content = await hostileAnnex(hostile);
	const parts = await partsOf(content);
	for (const [name, xml] of Object.entries(parts)) {
		const elements: string[] = [];
		const parser = new SaxesParser();
		parser.on('opentag', (tag) => elements.push(tag.name));
		parser.write(xml).close();
		expect([name, elements.filter((element) => element === 'f')]).toEqual([name, []]);
		expect(xml).not.toMatch(/TargetMode|t="str"|ddeLink|oleLink/i);
		for (const [, head = ''] of xml.matchAll(/<odd(?:Header|Footer)>([^<]*)</g))
			expect(head.length).toBeLessThan(256);
	}
	const all = await openAnnex(content);
	const names = all.map(({ name }) => name);
	for (const name of names) expect(name).toMatch(/^(?!')[^\\/?*[\]:]{1,31}(?<!')$/u);
	expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
	const cells = all.flatMap(({ rows }) => rows.flat());
	for (const words of ['=1+1', '@SUM(A1)', "=cmd|'/c calc'!A0"]) expect(cells).toContain(words);
});

/** Parts, a table and an indicator named by each of the texts. */
async function hostileAnnex(texts: readonly string[]): Promise<Uint8Array> {
	const edition = await reportEdition(
		{
			'test.md': [
				'{% indicators %}',
				'',
				'# {% $indicator.title %}',
				'',
				'{% table $indicator.id by="sector" title=$indicator.title /%}',
				'',
				'{% /indicators %}'
			].join('\n')
		},
		{
			indicators: texts.map((words, at) => ({
				id: `members-${at}`,
				kind: 'stock',
				title: { fr: words },
				unit: { fr: [words, words] },
				definition: { fr: words },
				owner: words,
				dimensions: { sector: { fr: words } },
				facts: [{ start_on: '2019-02-01', sector: words }]
			}))
		}
	);
	const query = { year: 2019, reader: localReader('test', 'fr') };
	return (await renderReport(edition, 'test', 'xlsx', query)).content;
}
