import { describe, expect, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import type { TerritoryMap } from '#lib/indicators/territory-map.ts';
import { reportEdition } from '../../../testing/report-edition.ts';
import type { TinyIndicator } from '../../../testing/tiny-edition.ts';
import type { Block, Inline } from './document.ts';
import { plainText } from './inline.ts';
import { resolveReport } from './resolve-report.ts';

const noBreak = '\u00a0';
const narrow = '\u202f';

const members: TinyIndicator = {
	id: 'members',
	kind: 'stock',
	title: { fr: 'Adhérents', en: 'Members' },
	unit: { fr: ['adhérent', 'adhérents'], en: ['member', 'members'] },
	dimensions: { sector: { fr: 'Secteur' } },
	headline: 1,
	facts: Array.from({ length: 12 }, (_, at) => ({
		start_on: '2019-02-01',
		territory: at < 5 ? '46042' : '46102',
		sector: at < 5 ? 'farm' : 'school',
		unit_key: `m${at}`
	}))
};
const visits: TinyIndicator = {
	id: 'visits',
	kind: 'flow',
	unit: { fr: ['visite', 'visites'] },
	facts: [{ on_date: '2019-03-01', quantity: 12_345 }]
};
const unknown: TinyIndicator = { id: 'unknown', kind: 'level', facts: [] };

const targets =
	'indicator,territory,date,value,role,note\nmembers,,2018-12-31,0,baseline,\nmembers,,2019-12-31,20,target,\n';

async function resolve(
	template: string,
	language: 'fr' | 'en' = 'fr',
	parts = {},
	map: TerritoryMap = []
) {
	const edition = await reportEdition(
		{ 'test.md': template, ...parts },
		{ indicators: [members, visits, unknown], targets, settings: { map } }
	);
	const { document } = await resolveReport(
		edition,
		'test',
		{ reader: localReader('test', language) },
		() => '<svg viewBox="0 0 10 10"></svg>'
	);
	return document;
}

async function blocksOf(template: string, language: 'fr' | 'en' = 'fr', parts = {}) {
	return (await resolve(template, language, parts)).blocks;
}

function words(block: Block | undefined): string {
	return block && 'content' in block ? plainText(block.content) : '';
}

async function say(template: string, language: 'fr' | 'en' = 'fr'): Promise<string> {
	return (await blocksOf(template, language)).map(words).join('|');
}

describe('figures and sentences', () => {
	test('a figure is written with its unit and the spaces of its language', async () => {
		expect(await say('Il y a {% figure "members" /%} et {% figure "visits" /%}.')).toBe(
			`Il y a 12${noBreak}adhérents et 12${narrow}345${noBreak}visites.`
		);
		expect(await say('There are {% figure "members" /%}.', 'en')).toBe(
			`There are 12${noBreak}members.`
		);
	});

	test('a figure can be its number, its unit, its target, or that of a part', async () => {
		expect(await say('{% figure "members" format="number" /%}')).toBe('12');
		expect(await say('x {% figure "members" format="unit" /%}')).toBe('x adhérents');
		expect(await say('{% figure "members" of="target" /%}')).toBe(`20${noBreak}adhérents`);
		expect(await say('{% figure "members" territory="46042" /%}')).toBe(`5${noBreak}adhérents`);
		expect(await say('{% figure "members" where={ sector: "school" } /%}')).toBe(
			`7${noBreak}adhérents`
		);
		expect(await say('{% figure "members" at="2019-01-15" /%}')).toBe(`0${noBreak}adhérent`);
	});

	test('a comment is read by nobody, and a report of a year has no meeting', async () => {
		expect(await say('Un.<!-- {% figur /%} -->\n\n<!-- à revoir -->\n\nDeux.')).toBe('Un.|Deux.');
		expect(await say('{% if $meeting %}Séance{% else /%}{% $year %}{% /if %}')).toBe('2019');
	});

	test('a figure that is missing is said in words, never as zero', async () => {
		expect(await say('{% figure "unknown" /%}')).toBe('non disponible');
	});

	test('the author’s words stand instead of the generated sentence', async () => {
		expect(await say('{% sentence "members" kind="gap" /%}')).toBe(
			`Il manque 7${noBreak}adhérents pour être dans le rythme.`
		);
		expect(await say('{% sentence "members" %}Une belle *année*.{% /sentence %}')).toBe(
			'Une belle année.'
		);
	});

	test.each([
		['{% axis-sentence "axis" %}Une année *de semis*.{% /axis-sentence %}', 'Une année de semis.'],
		['{% comment "axis" %}\nLes semis ont pris.\n{% /comment %}', 'Les semis ont pris.'],
		['{% sentence "members" kind="trajectory" %}Au plus bas.{% /sentence %}', 'Au plus bas.']
	])('the author’s words win in %s', async (template, said) => {
		expect(await say(template)).toBe(said);
		const alone = template.replace(/ %\}[^]*?\{% \/.*$/, ' /%}');
		const generated = await say(alone);
		expect(generated).not.toBe('');
		expect(generated).not.toContain(said);
	});

	test('a place against the trajectory is a sentence of its own', async () => {
		expect(await say('{% sentence "members" kind="trajectory" /%}')).toBe(
			`7${noBreak}adhérents au-dessous de la trajectoire.`
		);
	});

	test('a rounded wording that does not hold is refused, with what it may be said of', async () => {
		const refused = say('{% wording "members" words="près de" round=20 /%}');
		await expect(refused).rejects.toMatchObject({
			problems: [{ message: { fr: expect.stringMatching(/ne tient pas.*se dit de 19 à 20/) } }]
		});
	});

	test('a rounded wording that holds is written with its unit', async () => {
		expect(await say('{% wording "members" words="plus de" round=10 /%}')).toBe(
			`plus de${noBreak}10${noBreak}adhérents`
		);
	});
});

describe('conditions, loops and parts', () => {
	test('if and else choose by a figure, a date or the year', async () => {
		const template = (condition: string) => `{% if ${condition} %}oui{% else /%}non{% /if %}`;
		expect(await say(template('gt(value("members"), 10)'))).toBe('oui');
		expect(await say(template('gt(value("members"), 12)'))).toBe('non');
		expect(await say(template('known("unknown")'))).toBe('non');
		expect(await say(template('and(equals($year, 2019), not($territory))'))).toBe('oui');
		expect(await say(template('lt($as-of, "2019-12-01")'))).toBe('non');
		expect(await say(template('equals(status("members"), "off-track")'))).toBe('oui');
	});

	test('a variable is written as it is read: a date in words, a year ungrouped', async () => {
		expect(await say('Au {% $as-of %}, {% $year %}.')).toBe(`Au 20${noBreak}décembre 2019, 2019.`);
	});

	test('loops repeat their text, and items make one list', async () => {
		const template =
			'{% indicators %}\n- {% $indicator.title %} : {% figure $indicator.id /%}\n{% /indicators %}';
		const [list, ...rest] = await blocksOf(template);
		expect(rest).toEqual([]);
		expect(list?.type === 'list' && list.items.map(([item]) => words(item))).toEqual([
			`Adhérents${narrow}: 12${noBreak}adhérents`,
			`visits${narrow}: 12${narrow}345${noBreak}visites`,
			`unknown${narrow}: non disponible`
		]);
	});

	test('intercommunalités come as the programme’s map has them, then by name', async () => {
		const template = '{% territories %}\n{% $territory.name %}\n{% /territories %}';
		const named = async (map?: TerritoryMap) =>
			(await resolve(template, 'fr', {}, map)).blocks.map(words);
		const byName = await named();
		expect(byName).toHaveLength(10);
		expect(byName).toEqual(byName.toSorted((one, other) => one.localeCompare(other, 'fr')));
		const [south, north] = ['Grand Cahors', 'Quercy-Bouriane'];
		const placed = await named([
			{ code: '200023737', column: 0, row: 1 },
			{ code: '244600482', column: 0, row: 0 }
		]);
		expect(placed).toEqual([
			north,
			south,
			...byName.filter((name) => name !== north && name !== south)
		]);
	});

	test('a map is drawn with the programme’s places, and is dots and a table without any', async () => {
		const template = '{% chart "members" form="map" /%}';
		const figure = async (map: TerritoryMap) => {
			const [block] = (await resolve(template, 'fr', {}, map)).blocks;
			return block?.type === 'figure' ? block : null;
		};
		const none = await figure([]);
		const rows = none?.data?.rows ?? [];
		expect(rows).toHaveLength(10);
		expect(rows.map(([name]) => plainText(name ?? []))).toContain('Grand Cahors');
		const some = await figure([{ code: '244600482', column: 0, row: 0 }]);
		expect(plainText(some?.data?.rows[0]?.[0] ?? [])).toBe('Quercy-Bouriane');
	});

	test('a part of another file reads the variables around it', async () => {
		const parts = { 'parts/one.md': '{% $axis.title %} et {% $more %}' };
		const template =
			'{% axes %}\n{% partial file="parts/one.md" variables={ more: "plus" } /%}\n{% /axes %}';
		expect((await blocksOf(template, 'fr', parts)).map(words)).toEqual(['Axe et plus']);
	});
});

describe('the document', () => {
	test('text gets the typography of its language', async () => {
		expect(await say("Vraiment ? L'été : « 12 % ».")).toBe(
			`Vraiment${narrow}? L’été${narrow}: «${noBreak}12${noBreak}%${noBreak}».`
		);
		expect(await say('Really ? "12%": yes.', 'en')).toBe('Really? “12%”: yes.');
	});

	test('notes are numbered in reading order, and the same note keeps its number', async () => {
		const template =
			'a{% note %}une{% /note %} b{% provenance "members" /%}\n\nc{% provenance "members" /%} d{% note %}deux{% /note %}';
		const notes = (await blocksOf(template)).flatMap((block) =>
			'content' in block
				? block.content.flatMap((run: Inline) => (run.type === 'note' ? [run.note] : []))
				: []
		);
		expect(notes.map(({ number, first }) => [number, first])).toEqual([
			[1, true],
			[2, true],
			[2, false],
			[3, true]
		]);
	});

	test('headings are numbered on demand and skip no level, one that a condition leaves out neither', async () => {
		const later = '{% if gt($year, 2050) %}\n## Plus tard\n{% /if %}';
		const headings = (
			await blocksOf(`---\nnumbered: true\n---\n\n# A\n\n${later}\n\n### B\n\n### C\n\n# D\n\n## E`)
		).flatMap((block) => (block.type === 'heading' ? [[block.number, block.level]] : []));
		expect(headings).toEqual([
			['1', 1],
			['1.1', 2],
			['1.2', 2],
			['2', 1],
			['2.1', 2]
		]);
	});

	test('a table in Markdown keeps its header', async () => {
		const [table] = await blocksOf('| A | B |\n|---|---|\n| {% figure "members" /%} | b |');
		expect(table).toMatchObject({ type: 'table', columns: [{}, {}] });
		expect(table?.type === 'table' && table.rows.map((row) => row.map(plainText))).toEqual([
			[`12${noBreak}adhérents`, 'b']
		]);
	});

	test('a report says whose figures, of which day, and that they are fictitious', async () => {
		expect(await resolve('---\ntitle: { fr: Bilan, en: Review }\n---\n\nx')).toMatchObject({
			title: 'Bilan 2019 · Petit programme',
			situation: 'Situation au 20 décembre 2019',
			stamps: ['Données fictives'],
			date: '2019-12-20'
		});
		expect(await resolve('---\ntitle: { fr: Bilan, en: Review }\n---\n\nx', 'en')).toMatchObject({
			title: 'Review 2019 · Small programme',
			stamps: ['Fictitious data']
		});
	});

	test('without decisions it says so', async () => {
		expect(await say('{% decisions /%}')).toBe('Aucune décision notée.');
	});

	test('a table has seven columns at the most', async () => {
		const ids = Array.from({ length: 7 }, () => '"members"').join(', ');
		await expect(say(`{% table indicators=[${ids}] /%}`)).rejects.toThrow(
			'Le rapport a une erreur'
		);
	});
});
