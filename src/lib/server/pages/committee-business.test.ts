import { localReader } from '#lib/indicators/reader.ts';
import { beforeEach, expect, it } from 'vitest';
import { addAgendaItem } from '../meetings/agenda.ts';
import { appraise } from '../meetings/appraise.ts';
import { openCommittee, type Committee } from '../meetings/meetings-fixture.ts';
import { recordDecision } from '../meetings/record-decision.ts';
import { committeeBusiness } from './committee-business.ts';

let committee: Committee;
const everything = { meeting: null, axis: null };

beforeEach(async () => {
	committee = await openCommittee();
	const { workspace, programme } = committee;
	const item = { detail: null, indicators: [] };
	addAgendaItem(workspace, '2019-02', { ...item, kind: 'item', title: 'Tour de table' });
	addAgendaItem(workspace, '2019-02', {
		...item,
		kind: 'arbitration',
		title: 'Prolonger le poste'
	});
	recordDecision(workspace, programme, {
		meeting: '2019-01',
		wording: 'Recenser les logements',
		kind: 'decision',
		axis: null,
		indicators: [],
		owner: 'Intercommunalités',
		deadline: '2019-10-31'
	});
});

const reader = localReader('essai', 'fr');

it('what is to be decided is the next meeting’s, and late is told by the page’s date', () => {
	const before = committeeBusiness(committee.workspace, everything, '2019-10-15', reader);
	expect(before.meeting?.id).toBe('2019-02');
	expect(before.arbitrations.map(({ title }) => title)).toEqual(['Prolonger le poste']);
	expect(before.late).toEqual([]);
	const [late] = committeeBusiness(committee.workspace, everything, '2019-12-20', reader).late;
	expect(late).toMatchObject({ id: '2019-01-01', daysLate: 50 });
	const held = committeeBusiness(committee.workspace, everything, '2019-06-28', reader);
	expect([held.meeting?.id, held.arbitrations, held.late]).toEqual(['2019-01', [], []]);
});

it('a meeting sees the appraisal written for it, and a page of an earlier day does not', () => {
	const { workspace, programme } = committee;
	const [{ indicator } = { indicator: null }] = programme.indicators;
	if (!indicator) throw new Error('The trial programme has an indicator.');
	appraise(workspace, programme, {
		subject: { kind: 'indicator', id: indicator.id },
		meeting: '2019-02',
		level: 'support-needed',
		wording: 'Deux sous-traitants ont suspendu leurs recrutements.'
	});
	const seen = committeeBusiness(
		workspace,
		{ ...everything, meeting: '2019-02' },
		'2019-11-30',
		reader
	);
	expect(seen.appraisals.indicator[indicator.id]?.level).toBe('support-needed');
	const onTheDay = committeeBusiness(workspace, everything, '2019-12-20', reader);
	expect(onTheDay.appraisals.indicator[indicator.id]?.wording).toContain('sous-traitants');
	const earlier = committeeBusiness(workspace, everything, '2019-06-28', reader);
	expect(earlier.appraisals.indicator).toEqual({});
});

it('what the committee says is kept from communication staff, and from who reads a part of the programme', () => {
	for (const held of [
		{ ...reader, roles: ['communication'] as const, publishedOnly: true },
		{ ...reader, roles: ['contributor'] as const, territories: ['200067361'] }
	])
		expect(committeeBusiness(committee.workspace, everything, '2019-12-20', held)).toEqual({
			meeting: null,
			arbitrations: [],
			late: [],
			appraisals: { indicator: {}, axis: {} }
		});
});
