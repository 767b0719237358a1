import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { exampleEdition, openExampleWorkspace } from '../../../testing/example-edition.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { takeAwayHtml } from './take-away.ts';

let edition: Edition;
let workspace: Workspace;
beforeAll(async () => {
	edition = await exampleEdition();
	workspace = openExampleWorkspace();
});
afterAll(() => {
	edition.database.close();
	workspace.close();
});

const open = async () => edition;
const drawn = () => '<svg viewBox="0 0 10 10"></svg>';
const asked = { meeting: '2019-02', drawChart: drawn, renderChart: drawn };
const everything = localReader('test', 'fr');
const plain = (html: string) => html.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('a meeting taken away', () => {
	test('holds figures, splits and decisions, and the key of no person', async () => {
		const html = await takeAwayHtml(workspace, open, { ...asked, reader: everything });
		const words = plain(html);
		expect(words).toContain('Usage interne');
		expect(words).toContain('2019-02-01');
		expect(words).toMatch(/Fichier fait le 5 janvier 2024 à 10:00/);
		expect(words).toContain('Par intercommunalité');
		const keys = await edition.database.all(
			'select distinct unit_key from facts."ambassadors-registered" union select distinct unit_key from facts."people-in-support"'
		);
		expect(keys.length).toBeGreaterThan(300);
		const shown = keys.map((row) => String(row['unit_key'])).filter((key) => html.includes(key));
		expect(shown).toEqual([]);
	});

	test('asks nothing of a network, and runs no script but its own', async () => {
		const html = await takeAwayHtml(workspace, open, { ...asked, reader: everything });
		expect(html).toMatch(
			/content="default-src 'none'; script-src 'sha256-[^;]+; style-src 'sha256-/
		);
		expect(html.match(/<script\b/g)).toHaveLength(1);
		expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\/|url\((?!data:)[^#]/);
	});

	test('is masked for who may not see small counts', async () => {
		const reader = { ...everything, unsuppressed: false };
		const html = plain(await takeAwayHtml(workspace, open, { ...asked, reader }));
		expect(html).toContain('Les petits effectifs sont masqués.');
		expect(html).toContain('masqué (secret statistique)');
	});
});
