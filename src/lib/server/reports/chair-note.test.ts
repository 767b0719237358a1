import { expect, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { reportEdition } from '../../../testing/report-edition.ts';
import type { AgendaItem } from '../meetings/agenda.ts';
import type { Appraisal } from '../meetings/appraisals.ts';
import { nothingRecorded, type CommitteeRecord } from '../meetings/committee-record.ts';
import type { Decision } from '../meetings/decisions.ts';
import { resolveReport } from './resolve-report.ts';

const template = '{% to-decide /%}\n\n{% points-in-brief /%}\n\n{% decisions-late /%}';

const decision = (id: string, deadline: string | null): Decision => ({
	id,
	meeting: '2019-01',
	decidedOn: '2019-06-28',
	wording: `Décision ${id}.`,
	kind: 'decision',
	axis: null,
	indicators: [],
	owner: 'CCI',
	deadline,
	state: 'to-do',
	followUps: [],
	earlier: [],
	at: '',
	writtenOn: '2019-06-28',
	by: ''
});

const item = (fields: Partial<AgendaItem>): AgendaItem => ({
	number: 1,
	meeting: '2019-02',
	kind: 'item',
	title: '',
	detail: null,
	indicators: [],
	...fields
});

async function told(committee: Partial<CommitteeRecord>): Promise<string> {
	const edition = await reportEdition(
		{ 'note.md': template },
		{
			indicators: [
				{
					id: 'late',
					kind: 'stock',
					facts: [{ start_on: '2019-01-01' }],
					title: { fr: 'Inscrits' }
				}
			],
			targets:
				'indicator,territory,date,value,role,note\nlate,,2018-12-31,0,baseline,\nlate,,2019-12-31,10,target,\n'
		}
	);
	const record = { ...nothingRecorded('2019-12-20'), ...committee };
	const query = { asOf: '2019-12-20', committee: () => record, reader: localReader('test', 'fr') };
	const { document } = await resolveReport(edition, 'note', query, () => '');
	return JSON.stringify(document.blocks).replace(/[\u00a0\u202f]/g, ' ');
}

test('the chair’s note says what is to be arbitrated, what is late, and what is said of each point', async () => {
	const appraisal = {
		subject: { kind: 'indicator', id: 'late' },
		level: 'support-needed',
		wording: 'Il faut un poste.'
	} as Appraisal;
	const note = await told({
		agenda: [
			item({ number: 2, kind: 'item', title: 'Pour information' }),
			item({ kind: 'arbitration', title: 'Le poste', detail: '24 000 €' })
		],
		appraisals: [appraisal],
		decisions: [decision('2019-01-01', '2019-09-30'), decision('2019-01-02', '2020-09-30')]
	});
	expect(note).toContain('Le poste');
	expect(note).toContain('24 000 €');
	expect(note).not.toContain('Pour information');
	expect(note).toContain('Appuis nécessaires : Il faut un poste.');
	expect(note).toContain('Décision 2019-01-01. (CCI, 30 septembre 2019, À faire)');
	expect(note).not.toContain('2019-01-02');
});

test('the chair’s note says so when there is nothing', async () => {
	const note = await told({});
	expect(note).toContain('Rien à arbitrer pour cette séance.');
	expect(note).toContain('(appréciation non renseignée)');
	expect(note).toContain('Aucune décision en retard.');
});
