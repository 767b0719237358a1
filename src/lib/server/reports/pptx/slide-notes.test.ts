import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleEdition } from '../../../../testing/example-edition.ts';
import { exampleDeck, openDeck, type OpenedDeck } from '../../../../testing/read-deck.ts';
import type { Edition } from '../../editions/edition.ts';
import type { ReportDocument } from '../document.ts';
import { emitSlides, slidesOf } from '../emit-slides.ts';
import { plainText } from '../inline.ts';

let edition: Edition;
let document: ReportDocument;
let deck: OpenedDeck;
beforeAll(async () => {
	edition = await exampleEdition();
	document = await exampleDeck(edition, 'fr');
	deck = await openDeck(document);
});
afterAll(() => edition.database.close());

const notesUnder = (title: RegExp) => {
	const path = deck.slidePaths.find((one) => title.test(deck.titleOf(one) ?? ''));
	return deck.notesOf(path ?? '');
};

describe('the notes of a slide', () => {
	test('carry what is said, then where each figure comes from', () => {
		const said = notesUnder(/le rythme prévu$/);
		expect(said[0]).toMatch(/^Lire chaque chiffre avec son unité/);
		const sources = said.slice(said.indexOf('D’où viennent les chiffres') + 1);
		expect(sources.length).toBeGreaterThanOrEqual(4);
		expect(sources.pop()).toBe(
			`${document.situation}. Version publiée ${edition.id.slice(0, 12)}.`
		);
		for (const source of sources) expect(source).toMatch(/Source\s?: .*dépôt/);
	});

	test('tell a source and a definition once', () => {
		let told = 0;
		for (const path of deck.slidePaths) {
			const words = deck.notesOf(path).join('\n');
			for (const { indicator } of edition.programme.indicators)
				for (const once of [`${indicator.title.fr}. `, indicator.definition.fr]) {
					const times = words.replaceAll(/\s/g, ' ').split(once.replaceAll(/\s/g, ' ')).length - 1;
					expect([deck.titleOf(path), once, times > 1]).toEqual([deck.titleOf(path), once, false]);
					told += times;
				}
		}
		expect(told).toBeGreaterThan(60);
	});

	test('have something to say under every slide of the course', () => {
		const silent = slidesOf(document)
			.filter(({ annex, said }) => !annex && said.length === 0)
			.map(({ id }) => id);
		expect(silent).toEqual([]);
	});

	test('name what is behind under the slide of an axis', () => {
		const said = notesUnder(/^Personnes accompagnées/);
		expect(said[0]).toMatch(/^Une minute par axe/);
		expect(said).toContainEqual(
			expect.stringMatching(/^– Foyers installés\s: il manque 7\sfoyers installés/)
		);
		expect(said.some((line) => line.includes('Contacts reçus'))).toBe(false);
	});

	test('are those of the page of slides', () => {
		const html = emitSlides(document, { fontFaces: '', scripted: false });
		const words = html.replace(/<[^>]+>/g, '').replaceAll(/\s/g, ' ');
		for (const [at, { said }] of slidesOf(document).entries())
			for (const block of said)
				if ('content' in block)
					expect(words, String(at)).toContain(
						plainText(block.content).replaceAll(/\s/g, ' ').replaceAll("'", '&#39;')
					);
		expect(words).toMatch(
			/Ambassadeurs inscrits\. Personnes ayant signé la charte .* Source : Formulaire d’adhésion en ligne \(Framaforms\) \(Ambassadeurs, 21 dépôts/
		);
	});
});
