import { describe, expect, onTestFinished, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { openPdf } from '../../../testing/open-pdf.ts';
import { buildEdition } from '../editions/build-edition.ts';
import { openEdition } from '../editions/open-edition.ts';
import { prune } from '../editions/prune.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import { createMeeting } from '../meetings/change-meeting.ts';
import { readCommitteeRecord } from '../meetings/committee-record.ts';
import { freezeMeeting, latestFreeze } from '../meetings/freezes.ts';
import { keptFigures } from '../meetings/kept-figures.ts';
import { renderReportHtml } from '../reports/build-report.ts';
import { ofMeeting, openReport } from '../slides/open-report.ts';
import { presentPage } from '../slides/present.ts';
import { takeAwayHtml, takeAwayPdf } from './take-away.ts';

const reader = localReader('essai', 'fr');
const drawn = () => '<svg viewBox="0 0 10 10" xmlns="http://www.w3.org/2000/svg"></svg>';
const plain = (html: string) => html.replaceAll(/[\u00a0\u202f]/g, ' ');
const whole = { asOf: null, territory: null };

const template = `---
title: Séance
layout: slides
---

{% slide "opening" form="opening" title="Comité" %}
{% opening /%}
{% /slide %}

{% slide "visitors" of="visitors" %}
{% spotlight "visitors" /%}
{% /slide %}

{% slide "told" subject="En chiffres" %}
# {% figure "visitors" /%}

Depuis janvier.
{% /slide %}

{% slide "places" title="Par lieu" %}
{% chart "visitors" form="map" /%}
{% /slide %}
`;

describe('a meeting whose frozen edition is gone', () => {
	test('is taken away and presented with the figures kept, and says what is missing', async () => {
		const { workspace, current, meeting, frozen } = await withoutItsEdition();
		const asked = { meeting, reader, drawChart: drawn, renderChart: drawn };
		const open = async (id: string | null) => {
			expect(id).toBeNull();
			return current;
		};
		const html = plain(await takeAwayHtml(workspace, open, asked));
		expect(html).toContain('n’est plus gardée');
		expect(html).toContain(`Version publiée ${frozen.slice(0, 12)}`);
		// 12 visitors when frozen, 25 by now.
		expect(html).toMatch(/<strong>12<\/strong> visiteurs/);
		expect(html).not.toMatch(/<strong>25<\/strong>|<h2>25 visiteurs/);
		const { pages } = await openPdf(await takeAwayPdf(workspace, open, asked));
		expect(pages).toHaveLength(4);
		expect(pages.join(' ')).not.toContain('25 visiteurs');
		expect(pages[3]).toMatch(/Par lieu[^]*n’est plus gardée/);

		const committee = readCommitteeRecord(workspace, { meeting });
		const { query } = await openReport(
			workspace,
			'committee-slides',
			ofMeeting(meeting),
			open,
			reader
		);
		const presented = plain(
			await presentPage(current, query, { drawChart: drawn, decide: '', back: '/' })
		);
		expect(presented).toMatch(/<h2>12 visiteurs/);
		expect(presented).toContain('Par lieu');
		const note = await openReport(workspace, 'note', ofMeeting(meeting), open, reader);
		const noted = plain(
			await renderReportHtml(current, 'note', { ...note.query, renderChart: drawn })
		);
		expect(noted).toMatch(/12 visiteurs/);
		expect(noted).toContain(frozen.slice(0, 12));
		await expect(
			renderReportHtml(current, 'article', { ...note.query, renderChart: drawn })
		).rejects.toMatchObject({ code: 'edition-gone' });
		for (const [view, whose] of [
			[{ ...whole, territory: '200067361' }, reader],
			[{ ...whole, asOf: '2019-01-31' }, reader],
			[whole, { ...reader, unsuppressed: false }]
		] as const)
			await expect(keptFigures(workspace, committee, view, whose)).rejects.toMatchObject({
				code: 'edition-gone'
			});

		const { number } = latestFreeze(workspace, meeting)!;
		workspace.records.run('update freezes set figures = null where number = ?', number);
		await expect(takeAwayHtml(workspace, open, asked)).rejects.toMatchObject({
			code: 'edition-gone'
		});
	});
});

test('a meeting frozen before there was such a template is presented with the one served', async () => {
	const trial = trialProgramme();
	const workspace = trial.open();
	const first = await openEdition(workspace, (await buildEdition(workspace)).edition);
	onTestFinished(() => first.database.close());
	const asked = { title: null, date: '2019-03-05', asOf: '2019-02-28', place: null, chair: null };
	const meeting = createMeeting(workspace, asked).id;
	await freezeMeeting(workspace, first, { meeting, reason: null, seen: null }, reader);
	trial.write('reports/committee-slides.md', template);
	await buildEdition(workspace);
	const current = await openEdition(workspace);
	onTestFinished(() => current.database.close());
	const open = async (id: string | null) => (id === first.id ? first : current);
	const { edition, query } = await openReport(
		workspace,
		'committee-slides',
		ofMeeting(meeting),
		open,
		reader
	);
	expect(edition.id).toBe(first.id);
	const shown = { drawChart: drawn, decide: '', back: '/' };
	expect(plain(await presentPage(edition, query, shown))).toMatch(/<h2>12 visiteurs/);
});

/** A meeting frozen on an edition that pruning dropped, as it does to one that no freeze is known of. */
async function withoutItsEdition() {
	const trial = trialProgramme();
	const workspace = trial.open();
	trial.write('reports/committee-slides.md', template);
	trial.write(
		'reports/note.md',
		'---\nfor: meeting\n---\n\n{% meeting /%}\n\n{% figure "visitors" /%}.\n'
	);
	trial.write('reports/article.md', '---\naudience: public\n---\n\nRien.\n');
	const first = await openEdition(workspace, (await buildEdition(workspace)).edition);
	const asked = { title: null, date: '2019-03-05', asOf: '2019-02-28', place: null, chair: null };
	const meeting = createMeeting(workspace, asked).id;
	await freezeMeeting(workspace, first, { meeting, reason: null, seen: null }, reader);
	first.database.close();
	for (const visitors of [6, 7]) {
		trial.write(
			`data/exports/visits/2019-02-bis-${visitors}.csv`,
			`Numéro;Date;Visiteurs\nd${visitors};04/02/2019;${visitors}\n`
		);
		await buildEdition(workspace);
	}
	await prune(workspace, { keep: 2 });
	const current = await openEdition(workspace);
	onTestFinished(() => current.database.close());
	return { workspace, current, meeting, frozen: first.id };
}
