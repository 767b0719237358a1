import { describe, expect, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { reportEdition } from '../../../testing/report-edition.ts';
import { nothingRecorded, type ReadCommittee } from '../meetings/committee-record.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { plainText } from './inline.ts';
import { resolveReport } from './resolve-report.ts';

const meeting: Meeting = {
	id: '2019-02',
	title: null,
	date: '2019-12-20',
	asOf: '2019-11-30',
	place: 'Parnac',
	chair: null,
	state: 'held',
	createdAt: '2019-12-01T09:00:00.000Z',
	createdBy: 'essai',
	openedAt: '2019-12-20T08:00:00.000Z',
	openedBy: 'essai',
	takenOver: false
};
const committee: ReadCommittee = (when) =>
	'asOf' in when
		? nothingRecorded(when.asOf)
		: {
				...nothingRecorded(meeting.date),
				meeting,
				freeze: {
					number: 1,
					meeting: '2019-02',
					edition: 'tiny',
					asOf: '2019-11-15',
					at: '2019-12-19T22:00:00.000Z',
					frozenOn: '2019-12-19',
					by: 'essai',
					reason: null
				}
			};

async function resolve(template: string, asked: { meeting?: string; committee?: ReadCommittee }) {
	const edition = await reportEdition({ 'test.md': template }, { indicators: [] });
	const query = { ...asked, reader: localReader('essai', 'fr') };
	return resolveReport(edition, 'test', query, () => '');
}

describe('a report of a meeting', () => {
	const template = '---\ntitle: Relevé\nfor: meeting\n---\nRien.';

	test('speaks of the date that its figures were frozen at, and is named by its day', async () => {
		const { document, asOf, year } = await resolve(template, { meeting: '2019-02', committee });
		expect({ asOf, year }).toEqual({ asOf: '2019-11-15', year: 2019 });
		expect(document.title).toBe('Relevé · séance du 20 décembre 2019 · Petit programme');
		expect(document.situation).toBe('Situation au 15 novembre 2019');
	});

	test('is refused without a meeting, or with one that does not exist', async () => {
		await expect(resolve(template, { committee })).rejects.toMatchObject({
			code: 'meeting-needed'
		});
		await expect(resolve(template, { meeting: '2019-09' })).rejects.toMatchObject({
			code: 'unknown-meeting'
		});
	});

	test('a report of a year may be asked at a meeting’s date too', async () => {
		const { document } = await resolve('Rien.', { meeting: '2019-02', committee });
		expect(document.title).toBe('test 2019 · Petit programme');
	});

	test('is arranged as picked though its headings begin at the second level', async () => {
		const edition = await reportEdition(
			{ 'note.md': '## Un\n\nun\n\n## Deux\n\ndeux' },
			{
				indicators: []
			}
		);
		const unit = (id: string) => ({ id, shown: true, title: null, note: null });
		const { document } = await resolveReport(
			edition,
			'note',
			{ choices: [unit('deux'), unit('un')], reader: localReader('essai', 'fr') },
			() => ''
		);
		const words = document.blocks.flatMap((block) =>
			'content' in block ? [plainText(block.content)] : []
		);
		expect(words).toEqual(['Deux', 'deux', 'Un', 'un']);
	});

	test('compares with the committee’s last meeting, written down in Jalon alone', async () => {
		const edition = await reportEdition(
			{ 'note.md': '{% key-figures /%}', 'open.md': '---\naudience: public\n---\n{% meetings /%}' },
			{
				asOf: '2019-12-31',
				indicators: [
					{
						id: 'visitors',
						kind: 'stock',
						headline: 1,
						publish: true,
						facts: ['2019-01-01', '2019-10-01', '2019-12-01'].map((start_on) => ({ start_on }))
					}
				]
			}
		);
		const recorded: ReadCommittee = (when) => ({
			...nothingRecorded('asOf' in when ? when.asOf : meeting.date),
			meetings: [{ ...meeting, date: '2019-11-08', asOf: '2019-11-08' }]
		});
		const asked = {
			asOf: '2019-12-31',
			committee: recorded,
			reader: localReader('essai', 'fr')
		};
		const { document } = await resolveReport(edition, 'note', asked, () => '<svg/>');
		const told = JSON.stringify(document.blocks).replace(/[\u00a0\u202f]/g, ' ');
		expect(told).toContain('1 de plus qu’à la séance du 8 novembre 2019');
		// Anyone may know the day, not the place.
		const open = JSON.stringify((await resolveReport(edition, 'open', asked, () => '')).document);
		expect(open).toMatch(/8\u00a0novembre 2019|8 novembre 2019/);
		expect(open).not.toContain('Parnac');
	});
});
