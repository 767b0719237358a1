import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { Language } from '#lib/indicators/language.ts';
import { localReader } from '#lib/indicators/reader.ts';
import { reportEdition } from '../../../testing/report-edition.ts';
import type { AgendaItem } from '../meetings/agenda.ts';
import { nothingRecorded, type CommitteeRecord } from '../meetings/committee-record.ts';
import type { Decision } from '../meetings/decisions.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { slidesOf } from './emit-slides.ts';
import { plainText } from './inline.ts';
import { resolveReport } from './resolve-report.ts';

const meeting = { id: '2019-02', date: '2019-12-20', asOf: '2019-12-20', state: 'held' } as Meeting;
const decision = (id: string, deadline: string | null, more: Partial<Decision> = {}) =>
	({
		id,
		meeting: id.slice(0, 7),
		decidedOn: '2019-06-28',
		wording: `Décision ${id}.`,
		kind: 'decision',
		indicators: [],
		owner: null,
		deadline,
		state: 'to-do',
		followUps: [],
		earlier: [],
		...more
	}) as unknown as Decision;
const item = (number: number, kind: AgendaItem['kind']) =>
	({
		number,
		kind,
		title: `Point ${number}`,
		detail: null,
		indicators: []
	}) as unknown as AgendaItem;

/** The shipped deck, but for the slides that are about the example's own indicators. */
function template(file: string): string {
	const written = readFileSync(resolve(import.meta.dirname, '../../../../reports', file), 'utf8');
	return written.replace(/\{% slide "territories"[^]*?\{% \/slide %\}\n/, '');
}

async function titlesOf(record: Partial<CommitteeRecord>, language: Language) {
	const indicators = [1, 2].map((rank) => ({
		id: `members-${rank}`,
		kind: 'stock',
		axis: 'people',
		headline: rank,
		title: { fr: `Adhérents ${rank}`, en: `Members ${rank}` },
		unit: { fr: ['adhérent', 'adhérents'], en: ['member', 'members'] },
		facts: [{ start_on: '2019-02-01' }]
	})) as Parameters<typeof reportEdition>[1]['indicators'];
	const targets = `indicator,territory,date,value,role,note\n${[1, 40]
		.map(
			(aim, at) =>
				`members-${at + 1},,2018-12-31,0,baseline,\nmembers-${at + 1},,2019-12-31,${aim},target,\n`
		)
		.join('')}`;
	const edition = await reportEdition(
		{
			'deck.md': template('committee-slides.md'),
			'deck.en.md': template('committee-slides.en.md')
		},
		{
			indicators,
			targets,
			settings: { axes: [{ id: 'people', title: { fr: 'Personnes' }, context: false }] }
		}
	);
	const committee = () => ({ ...nothingRecorded('2019-12-20'), meeting, ...record });
	const query = { meeting: '2019-02', committee, reader: localReader('test', language) };
	const { document } = await resolveReport(
		edition,
		'deck',
		query,
		() => '<svg viewBox="0 0 1 1"/>'
	);
	return Object.fromEntries(
		slidesOf(document).map(({ id, title }) => [id, plainText(title).replace(/\s/g, ' ')])
	);
}

const record: Partial<CommitteeRecord> = {
	agenda: [item(1, 'arbitration'), item(2, 'item'), item(3, 'item')],
	decisions: [
		decision('2019-01-01', '2019-09-30'),
		decision('2019-01-02', '2020-03-31'),
		decision('2019-01-03', '2019-09-30', { state: 'done' }),
		decision('2019-02-01', '2020-06-30'),
		decision('2019-02-02', '2020-01-31'),
		decision('2019-02-03', null)
	]
};

test('the titles of a meeting’s slides are sentences on what the committee has before it', async () => {
	expect(await titlesOf(record, 'fr')).toMatchObject({
		agenda: '3 points, dont 1 à arbitrer',
		'key-figures': '1 chiffre clé sur 2 tient le rythme prévu',
		weather: '1 indicateur sur 2 tient le rythme prévu',
		'standing-decisions': '2 décisions restent à tenir, dont 1 en retard',
		'decisions-taken': '3 décisions prises, la première à tenir pour le 31 janvier 2020'
	});
	expect(await titlesOf(record, 'en')).toMatchObject({
		agenda: '3 items, 1 of them to be decided',
		'key-figures': '1 of 2 key figures keeps the planned pace',
		weather: '1 of 2 indicators keeps the planned pace',
		'standing-decisions': '2 decisions are still to be done, 1 of them late',
		'decisions-taken': '3 decisions taken, the first due on 31 January 2020'
	});
});

test('what the committee does not have before it has no slide', async () => {
	const titles = await titlesOf({}, 'fr');
	expect(Object.keys(titles)).toEqual(
		expect.arrayContaining(['opening', 'key-figures', 'weather'])
	);
	for (const id of ['agenda', 'standing-decisions', 'decisions-taken'])
		expect(titles).not.toHaveProperty(id);
});
