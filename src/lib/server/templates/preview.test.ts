import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { buildEdition } from '../editions/build-edition.ts';
import { openEdition } from '../editions/open-edition.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import { createMeeting } from '../meetings/change-meeting.ts';
import { freezeMeeting } from '../meetings/freezes.ts';
import { inTurn } from '../reports/in-turn.ts';
import { lastAsked } from './last-asked.ts';
import type { Moment } from './preview-choices.ts';
import { previewTemplate, type PreviewAsked } from './preview.ts';
import { startDraft } from './drafts.ts';

const moment: Moment = { year: null, asOf: null, territory: null, indicator: null, meeting: null };
const never = new AbortController().signal;

async function trial(files: Readonly<Record<string, string>> = {}) {
	const programme = trialProgramme({
		'reports/review.md': '# Bilan\n\n{% partial file="parts/one.md" /%}\n',
		'reports/review.en.md': '# Review\n',
		'reports/parts/one.md': 'Une partie.\n',
		'reports/parts/two.md': 'Une autre.\n',
		...files
	});
	const workspace = programme.open();
	await buildEdition(workspace);
	const edition = await openEdition(workspace);
	onTestFinished(() => edition.database.close());
	const show = (asked: Partial<PreviewAsked>, signal: AbortSignal = never) =>
		previewTemplate(
			workspace,
			{
				name: 'review',
				path: 'reports/review.md',
				text: '',
				moment,
				reader: localReader('essai', 'fr'),
				open: () => Promise.resolve(edition),
				renderChart: () => '<svg viewBox="0 0 1 1"></svg>',
				...asked
			},
			signal
		);
	return { workspace, edition, show };
}

describe('a preview', () => {
	test('shows the text in the place of its file, and changes nothing', async () => {
		const { show } = await trial();
		const { html } = await show({ text: 'Nous sommes {% figure "members-registered" /%}.\r\n' });
		expect(html).toContain('Nous sommes 2\u00a0membres.');
		expect(html).not.toContain('Bilan</h');
		expect((await show({ text: '# Bilan\n' })).html).not.toContain('Nous sommes');
	});

	test('of a part is that of a report that includes it, else the part alone', async () => {
		const { show } = await trial();
		const one = await show({ path: 'reports/parts/one.md', text: 'Changée.' });
		expect(one.html).toContain('Bilan');
		expect(one.html).toContain('Changée.');
		const two = await show({ path: 'reports/parts/two.md', text: 'Seule.' });
		expect(two.html).not.toContain('Une partie.');
		expect(two.html).toContain('Seule.');
	});

	test('speaks the language that the file is in, whatever was asked', async () => {
		const { show } = await trial();
		const variant = { path: 'reports/review.en.md', text: 'Only {% $language %}.' };
		expect((await show(variant)).html).toContain('Only en.');
		const english = localReader('essai', 'en');
		expect((await show({ text: 'Langue {% $language %}.', reader: english })).html).toContain(
			'Langue fr.'
		);
	});

	test('of a report that is only a draft is drawn too', async () => {
		const { workspace, show } = await trial();
		const path = 'reports/fresh.md';
		startDraft(workspace, { path, text: 'x', hand: 'page', basedOn: '' });
		expect((await show({ name: 'fresh', path, text: 'Neuf.' })).html).toContain('Neuf.');
	});

	test('tells what is wrong with its place', async () => {
		const { show } = await trial();
		const wrong = await show({ text: 'a\n\n{% figure "member-registered" /%}' });
		expect(wrong).toMatchObject({ html: null, problems: [{ line: 3, column: 12 }] });
	});

	test('of a sheet is drawn for what is chosen, else for the first there is', async () => {
		const { show } = await trial();
		const sheet = (kind: string, name: string) =>
			`---\nfor: ${kind}\n---\nFiche de {% $${name} %}.\n`;
		const ofIndicator = { text: sheet('indicator', 'indicator.id') };
		const first = await show(ofIndicator);
		expect(first.html).toContain('Fiche de members-registered.');
		expect(first.choices).toMatchObject({
			needs: 'indicator',
			chosen: { indicator: 'members-registered', year: 2019, meeting: null }
		});
		const asked = (changes: Partial<Moment>) => ({ moment: { ...moment, ...changes } });
		const other = await show({ ...ofIndicator, ...asked({ indicator: 'visitors' }) });
		expect(other.html).toContain('Fiche de visitors.');
		const unknown = await show({ ...ofIndicator, ...asked({ indicator: 'nobody' }) });
		expect(unknown.choices.chosen.indicator).toBe('members-registered');

		const ofTerritory = { text: sheet('territory', 'territory.name') };
		expect((await show(ofTerritory)).html).toMatch(/Fiche de Causse de Labastide.Murat\./);
		const figeac = await show({ ...ofTerritory, ...asked({ territory: '200067361' }) });
		expect(figeac.html).toMatch(/Fiche de Grand.Figeac\./);
	});

	test('takes of what is chosen what its text takes', async () => {
		const { show } = await trial();
		const all = { ...moment, territory: '200067361', indicator: 'visitors', year: 2019 };
		const { html, choices } = await show({ text: 'Bilan {% $year %}.', moment: all });
		expect(html).toContain('Bilan 2019.');
		expect(choices).toMatchObject({ needs: null, chosen: { indicator: null, meeting: null } });
	});

	test.each([
		[{ year: 1900 }, 2019],
		[{ asOf: '2018-06-30', year: 2019 }, 2018],
		[{ asOf: '2019-01-31', year: null }, 2019]
	])('is of a year that goes with its date: %o', async (asked, year) => {
		const { show } = await trial();
		const shown = await show({ text: '{% $year %}.', moment: { ...moment, ...asked } });
		expect(shown.choices.chosen.year).toBe(year);
		expect(shown.html).toContain(`${year}.`);
	});

	test('for a meeting is of the last one whose figures are frozen, and says when there is none', async () => {
		const { show, workspace, edition } = await trial();
		const minutes = { text: '---\nfor: meeting\n---\n{% meeting /%}\n' };
		const none = await show(minutes);
		expect(none).toMatchObject({ html: null, problems: [], refusal: { code: 'meeting-needed' } });
		expect(none.refusal?.describe('fr')).toBe(
			'Il n’y a encore rien à montrer : aucune séance n’est notée.'
		);
		for (const date of ['2019-01-31', '2019-02-20'])
			createMeeting(workspace, { title: null, date, asOf: date, place: null, chair: null });
		const shown = await show(minutes);
		expect(shown.choices.chosen.meeting).toBe('2019-02');
		expect(shown.html).toContain('20 février 2019');
		const freeze = { meeting: '2019-01', reason: null, seen: null };
		await freezeMeeting(workspace, edition, freeze, localReader('essai', 'fr'));
		expect((await show(minutes)).html).toContain('31 janvier 2019');
		const asked = await show({ ...minutes, moment: { ...moment, meeting: '2019-02' } });
		expect(asked.html).toContain('20 février 2019');
	});

	test('holds no script, no address and no tag that the text brings', async () => {
		const { show } = await trial();
		const hostile = [
			'---',
			'title: "</title><script>alert(1)</script>"',
			'---',
			'<script>alert(1)</script> <img src=x onerror=alert(1)> </style></iframe>',
			'',
			'# <svg onload=alert(1)>',
			'',
			'[clic](https://example.org/"onmouseover="alert(1))',
			'',
			'`{% if true %}` & {% small %}"\'><b>gras</b>{% /small %}',
			'',
			'<meta http-equiv="refresh" content="0;url=//evil">'
		].join('\n');
		const { html, problems } = await show({
			text: hostile.replace('{% small %}', '').replace('{% /small %}', '')
		});
		expect(problems).toEqual([]);
		expect(html).not.toMatch(/<script|<img|<iframe|<\/iframe|<b>|\son[a-z]+=(?![^<]*&)/i);
		expect(html?.match(/<meta http-equiv/g)).toHaveLength(1);
		expect(html).toContain("default-src 'none'");
		expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
	});
});

describe('previews one after the other', () => {
	let free: () => void = () => {};
	afterEach(() => free());

	test('wait while a report is built, and only the last one of a page is drawn', async () => {
		const { show } = await trial();
		const building = inTurn(() => new Promise<void>((done) => (free = done)));
		const first = lastAsked('page', (signal) => show({ text: 'Un.' }, signal));
		const refused = expect(first).rejects.toMatchObject({ code: 'superseded' });
		await new Promise((later) => setTimeout(later, 50));
		let drawn = false;
		const second = lastAsked('page', (signal) => show({ text: 'Deux.' }, signal)).finally(
			() => (drawn = true)
		);
		await new Promise((later) => setTimeout(later, 200));
		expect(drawn).toBe(false);
		free();
		await building;
		await refused;
		expect((await second).html).toContain('Deux.');
	});

	test('what is wrong is told without waiting', async () => {
		const { show } = await trial();
		const building = inTurn(() => new Promise<void>((done) => (free = done)));
		expect((await show({ text: '{% figur /%}' })).problems).toHaveLength(1);
		free();
		await building;
	});

	test('those that are given up leave their place', async () => {
		const building = inTurn(() => new Promise<void>((done) => (free = done)));
		for (let at = 0; at < 60; at++) {
			const given = new AbortController();
			const waiting = inTurn(() => Promise.resolve(), given.signal);
			waiting.catch(() => {});
			given.abort();
		}
		await new Promise((later) => setTimeout(later, 10));
		free();
		await building;
	});
});
