import { describe, expect, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { reportEdition } from '../../../testing/report-edition.ts';
import { nothingRecorded, type ReadCommittee } from '../meetings/committee-record.ts';
import type { Meeting } from '../meetings/meeting.ts';
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
});
