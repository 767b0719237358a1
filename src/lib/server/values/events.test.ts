import { describe, expect, it, onTestFinished } from 'vitest';
import { localReader, publicReader } from '#lib/indicators/reader.ts';
import { buildEdition } from '../editions/build-edition.ts';
import { openEdition } from '../editions/open-edition.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import { eventsAround, type EventsAsked } from './events.ts';

const front = (rest = '') => `/*---
title: { fr: [Portes ouvertes, Portes ouvertes], en: [Open day, Open days] }
${rest}---*/
`;
const openDays = `select date '2019-01-12' as on_date, date '2019-01-13' as end_on,
	'Portes ouvertes de Figeac' as label, 'Open days in Figeac' as label_en, '46102' as territory
union all
select date '2019-02-09', null, 'Portes ouvertes de Cahors', null, '46042'
union all
select date '2019-02-20', null, 'Tournée du département', null, null
union all
select null, null, 'Sans date', null, null
`;
const reader = localReader('essai', 'fr');

async function told(
	events: Readonly<Record<string, string>>,
	asked: Partial<EventsAsked> = {},
	indicatorId = 'members-registered',
	who = reader
) {
	const files = Object.entries(events).map(([kind, text]) => [`queries/events/${kind}.sql`, text]);
	const workspace = trialProgramme(Object.fromEntries(files)).open();
	await buildEdition(workspace);
	const edition = await openEdition(workspace);
	onTestFinished(() => edition.database.close());
	const { indicator } = edition.programme.indicators.find(({ id }) => id === indicatorId)!;
	const about = { asOf: '2019-12-31', territory: null, meetings: [], ...asked };
	return eventsAround(edition, indicator, about, who);
}

describe('events from the data', () => {
	it('are told in date order with the meetings, those without a day left out', async () => {
		const { events, kinds } = await told(
			{ 'open-days': front() + openDays },
			{ meetings: ['2019-01-20', '2020-06-01'] }
		);
		expect(events.map(({ on, until, label }) => [on, until, label.fr])).toEqual([
			['2019-01-12', '2019-01-13', 'Portes ouvertes de Figeac'],
			['2019-01-20', null, 'Séance du 20 janvier'],
			['2019-02-09', null, 'Portes ouvertes de Cahors'],
			['2019-02-20', null, 'Tournée du département']
		]);
		expect(events[0]?.label.en).toBe('Open days in Figeac');
		expect(kinds.map(({ title }) => title.en)).toEqual(['Meetings', 'Open days']);
	});

	it('are those known at the date, in the territory looked at or around it', async () => {
		const grandFigeac = { territory: '200067361' };
		const labels = async (asked: Partial<EventsAsked>) =>
			(await told({ 'open-days': front() + openDays }, asked)).events.map(({ label }) => label.fr);
		expect(await labels({ asOf: '2019-02-10' })).toEqual([
			'Portes ouvertes de Figeac',
			'Portes ouvertes de Cahors'
		]);
		expect(await labels(grandFigeac)).toEqual([
			'Portes ouvertes de Figeac',
			'Tournée du département'
		]);
	});

	it('concern the axes and indicators that they name, and one axis by row', async () => {
		const rows = `select date '2019-02-01' as on_date, 'Ici' as label, 'people' as axis
			union all select date '2019-02-02', 'Ailleurs', 'other'`;
		const named = front('indicators: [visitors]\n') + openDays;
		const both = { 'by-row': front() + rows, named };
		expect((await told(both)).events.map(({ kind, label }) => `${kind} ${label.fr}`)).toEqual([
			'by-row Ici'
		]);
		expect((await told(both, {}, 'visitors')).kinds.map(({ id }) => id)).toEqual([
			'by-row',
			'named'
		]);
	});

	it('take their words from a field, and leave for the public only where it is said', async () => {
		const labelled = `/*---
title: { fr: [Sorte, Sortes] }
labels: { a: { fr: Sorte A, en: Kind A } }
publish: true
---*/
select date '2019-02-01' as on_date, 'a' as label`;
		const { events } = await told(
			{ labelled, inside: front() + openDays },
			{},
			'members-registered',
			publicReader('en')
		);
		expect(events).toEqual([
			{
				on: '2019-02-01',
				until: null,
				kind: 'labelled',
				name: { fr: 'Sorte' },
				label: { fr: 'Sorte A', en: 'Kind A' }
			}
		]);
	});

	it('refuse a query that gives facts rather than events', async () => {
		const facts = `${front()}select date '2019-01-01' + n as on_date, 'Visite ' || n as label
			from (select unnest(range(6000))::int as n)`;
		await expect(told({ facts })).rejects.toMatchObject({
			problems: [
				{ file: 'queries/events/facts.sql', message: { fr: expect.stringContaining('6000') } }
			]
		});
	});
});
