import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Language } from '#lib/indicators/language.ts';
import { localReader } from '#lib/indicators/reader.ts';
import { reportReaders } from '../../../testing/read-report.ts';
import { openPdf, walkPdf } from '../../../testing/open-pdf.ts';
import { reportEdition } from '../../../testing/report-edition.ts';
import type { Edition } from '../editions/edition.ts';
import { appraise } from '../meetings/appraise.ts';
import { addAttendees, listAttendees, markPresences } from '../meetings/attendees.ts';
import { readCommitteeRecord, type CommitteeMoment } from '../meetings/committee-record.ts';
import { followUp } from '../meetings/follow-up.ts';
import { openCommittee, type Committee } from '../meetings/meetings-fixture.ts';
import { recordDecision } from '../meetings/record-decision.ts';
import { renderReport, renderReportHtml, renderReportPdf } from './build-report.ts';
import { plainText } from './inline.ts';
import { resolveReport } from './resolve-report.ts';
import type { ReportFormat } from './template-front-matter.ts';

const template = (file: string) =>
	readFileSync(resolve(import.meta.dirname, '../../../../reports', file), 'utf8');

let committee: Committee;
let edition: Edition;
beforeEach(async () => {
	committee = await openCommittee();
	edition = await reportEdition(
		{
			'minutes.md': template('minutes.md'),
			'minutes.en.md': template('minutes.en.md'),
			'review.md': '{% decisions /%}\n\n{% appraisals /%}\n\n{% meetings /%}'
		},
		{
			indicators: [{ id: 'visitors', kind: 'stock', axis: 'people' }],
			settings: { axes: [{ id: 'people', title: { fr: 'Personnes' }, context: false }] }
		}
	);
});

const asked = (more: object) => ({
	committee: (when: CommitteeMoment) => readCommitteeRecord(committee.workspace, when),
	reader: localReader('essai', 'fr'),
	renderChart: () => '',
	...more
});
const decide = (changes: object) =>
	recordDecision(committee.workspace, committee.programme, {
		meeting: '2019-02',
		wording: 'Recenser les logements d’accueil.',
		kind: 'decision',
		...changes
	});

/** A meeting with members, a decision of its own, an earlier one told of and one that is not. */
function fill() {
	const { workspace } = committee;
	addAttendees(
		workspace,
		'2019-02',
		'Préfecture du Lot\nDépartement du Lot\nVille <b>de</b> Cahors'
	);
	const marks = listAttendees(workspace, '2019-02').map(({ number, presence }, at) => ({
		number,
		seen: presence,
		now: at === 1 ? ('excused' as const) : ('present' as const)
	}));
	markPresences(workspace, '2019-02', marks);
	decide({ meeting: '2019-01', wording: 'Ouvrir un poste à Figeac.', deadline: '2019-09-30' });
	decide({ meeting: '2019-01', wording: 'Étendre l’expérimentation.', kind: 'orientation' });
	followUp(workspace, {
		decision: '2019-01-01',
		meeting: '2019-02',
		state: 'done',
		note: 'Poste ouvert en octobre.'
	});
	decide({ owner: 'Département du Lot', deadline: '2020-03-31', kind: 'request' });
}

describe('the minutes of a meeting', () => {
	test('have an annex where a number of a decision is a text, and its deadline a date', async () => {
		fill();
		const { content, fileName } = await renderReport(
			edition,
			'minutes',
			'xlsx',
			asked({ meeting: '2019-02' })
		);
		expect(fileName).toBe('minutes-2019-02.xlsx');
		const { sheets } = await readXlsx(content, { readStyles: true });
		// No indicator is told: there is nothing to define.
		expect(sheets.map(({ name }) => name)).toEqual([
			'À propos',
			'Décisions de la séance',
			'Suivi des décisions antérieures'
		]);
		const taken = sheets.find(({ name }) => name === 'Décisions de la séance')!;
		const at = taken.rows.findIndex(([number]) => number === '2019-02-01');
		expect(taken.rows[at]!.slice(0, 4)).toEqual([
			'2019-02-01',
			'Recenser les logements d’accueil. (demande)',
			'Département du Lot',
			new Date('2020-03-31')
		]);
		expect(taken.cells?.get(`${at},0`)?.style?.numFmt).toBe('@');
	});

	test('end with a line for the chair to sign, in every format and language', async () => {
		const { workspace } = committee;
		const read = async (format: ReportFormat, language: Language, place: string | null) => {
			const record = (when: CommitteeMoment) => {
				const known = readCommitteeRecord(workspace, when);
				return { ...known, meeting: known.meeting && { ...known.meeting, place } };
			};
			const reader = localReader('essai', language);
			const query = asked({ meeting: '2019-02', committee: record, reader });
			const { content } = await renderReport(edition, 'minutes', format, query);
			const { text } = await reportReaders[format].read(content, language);
			return text.replace(/[\s\u00a0\u202f]+/g, ' ');
		};
		for (const format of ['html', 'pdf', 'docx', 'md'] as const) {
			expect(await read(format, 'fr', 'Parnac'), format).toMatch(
				/Fait à Parnac, le …+ Signature de la présidence ?: …+/
			);
			expect(await read(format, 'en', 'Parnac'), format).toMatch(
				/Signed at Parnac on …+ Signature of the chair: …+/
			);
			expect(await read(format, 'fr', null), format).toMatch(/Fait le …+ Signature/);
		}
	});

	test('stand members in two columns when they are many', async () => {
		const { workspace } = committee;
		const names = Array.from({ length: 9 }, (_, at) => `Membre ${at + 1}`);
		addAttendees(workspace, '2019-02', names.join('\n'));
		const marks = listAttendees(workspace, '2019-02').map(({ number, presence }) => ({
			number,
			seen: presence,
			now: 'present' as const
		}));
		markPresences(workspace, '2019-02', marks);
		const query = asked({ meeting: '2019-02' });
		const { document } = await resolveReport(edition, 'minutes', query, () => '');
		const columns = document.blocks.flatMap((block) =>
			block.type === 'columns' ? block.columns.map((own) => JSON.stringify(own)) : []
		);
		const told = columns.map((own) =>
			[...own.matchAll(/Membre (\d)/g)].map(([, at]) => Number(at))
		);
		expect(told).toEqual([
			[1, 2, 3, 4, 5],
			[6, 7, 8, 9]
		]);
	});

	test('tell who was there, what was decided, and what became of earlier decisions', async () => {
		fill();
		const html = await renderReportHtml(edition, 'minutes', asked({ meeting: '2019-02' }));
		const words = html
			.replace(/<style>[^]*?<\/style>/g, '')
			.replace(/<[^>]+>/g, ' ')
			.replace(/[\s\u00a0\u202f]+/g, ' ');
		expect(words).toContain('Relevé de décisions · séance du 20 décembre 2019');
		expect(words).toMatch(/Présents Préfecture du Lot .*Excusés Département du Lot/);
		expect(words).toMatch(
			/2019-02-01 Recenser les logements d’accueil\. \(demande\) Département du Lot 31 mars 2020 À faire/
		);
		const [, earlier = ''] = words.split('Suivi des décisions antérieures');
		expect(earlier).toMatch(
			/2019-01-01 Ouvrir un poste à Figeac\. .* 30 sept\. 2019 Faite Poste ouvert en octobre\./
		);
		expect(earlier).toMatch(/2019-01-02 Étendre l’expérimentation\. .* À faire non évoquée/);
		expect(html).toContain('Ville &lt;b&gt;de&lt;/b&gt; Cahors');
	});

	test('say so where nothing was noted', async () => {
		const html = await renderReportHtml(edition, 'minutes', asked({ meeting: '2019-01' }));
		expect(html).toContain('Aucune décision notée.');
		expect(html).toContain('Aucune décision antérieure n’attend de suivi.');
	});

	test('are a PDF/UA-1 file with headings, named tables and the date of the figures', async () => {
		fill();
		const pdf = await openPdf(
			await renderReportPdf(edition, 'minutes', asked({ meeting: '2019-02' }))
		);
		expect(pdf).toMatchObject({ accessible: '1', language: 'fr-FR' });
		const nodes = walkPdf(pdf.structure);
		const heads = nodes
			.filter(({ role }) => /^H\d$/.test(role))
			.map(({ role, text }) => `${role} ${text.trim()}`);
		expect(heads).toEqual([
			'H1 Membres',
			'H2 Présents',
			'H2 Excusés',
			'H1 Décisions de la séance',
			'H1 Suivi des décisions antérieures'
		]);
		const tables = nodes.filter(({ role }) => role === 'Table');
		expect(tables).toHaveLength(2);
		for (const table of tables)
			expect(
				walkPdf([table]).filter(({ role, text }) => role === 'TH' && text.trim() !== '').length
			).toBeGreaterThan(4);
		for (const page of pdf.pages) expect(page).toContain('Situation au 20 décembre 2019');
	});

	test('are in English too', async () => {
		fill();
		const reader = localReader('essai', 'en');
		const html = await renderReportHtml(edition, 'minutes', asked({ meeting: '2019-02', reader }));
		expect(html).toContain('Minutes · meeting of 20');
		expect(html).toContain('not mentioned');
	});
});

test('a yearly report tells the year’s decisions, appraisals and meetings as they stood', async () => {
	fill();
	const write = (wording: string, at: string) =>
		appraise(committee.as('Anne Martin', at), committee.programme, {
			subject: { kind: 'axis', id: 'people' },
			meeting: null,
			level: 'support-needed',
			wording
		});
	write('Deux postes vacants.', '2019-12-10T10:00:00Z');
	write('Écrit plus tard.', '2020-02-01T10:00:00Z');
	const query = asked({ asOf: '2019-12-20' });
	const { document } = await resolveReport(edition, 'review', query, () => '');
	const said = document.blocks
		.flatMap((block) => (block.type === 'list' ? block.items.flat() : [block]))
		.map((block) =>
			block.type === 'table'
				? block.rows.map(([number]) => plainText(number ?? [])).join(' ')
				: 'content' in block
					? plainText(block.content)
					: ''
		)
		.join('\n')
		.replace(/[\u00a0\u202f]/g, ' ');
	expect(said).toContain('2019-01-01 2019-01-02 2019-02-01');
	expect(said).toContain(
		'Personnes : appuis nécessaires. Deux postes vacants. (Anne Martin, le 10 décembre 2019)'
	);
	expect(said).not.toContain('Écrit plus tard');
	expect(said).toContain('Séance du comité, 28 juin 2019');
});
