import { describe, expect, it } from 'vitest';
import { openTables, rowsOf, type Received } from '../../../testing/example-tables.ts';
import type { Database } from '../duckdb.ts';
import { readProgramme } from '../programme/read-programme.ts';

const programme = await readProgramme(process.cwd());

const receive = (received: Received) => openTables(programme, received);
const facts = (database: Database, id: string) => rowsOf(database, programme.indicators, id);
const breaking = (database: Database, id: string) => rowsOf(database, programme.checks, id);

const ambassador = {
	email: 'a',
	sid: '1',
	validated: true,
	submitted_at: '2019-01-05 10:00:00',
	joined_on: '2019-01-05',
	commune: '46042',
	sector: 'tourism'
};

const household = {
	case_id: 'D0001',
	intercommunality: '200023737',
	commune: '46042',
	audience: 'city',
	first_contact_on: '2019-01-10',
	support_start_on: '2019-02-01',
	people: 2,
	adults: 2,
	children: 0
};

describe('ambassadors', () => {
	it('count once from their earliest validated sign-up', async () => {
		const database = await receive({
			ambassadors: [
				{ ...ambassador, sid: '2', joined_on: '2019-03-01', commune: '46001' },
				ambassador,
				{ ...ambassador, sid: '3', email: 'b', validated: false }
			]
		});
		expect(await facts(database, 'ambassadors-registered')).toMatchObject([
			{ start_on: '2019-01-05', end_on: null, territory: '46042', unit_key: 'a' }
		]);
	});

	it('are active for 12 months after an action, cut at departure', async () => {
		const database = await receive({
			ambassadors: [{ ...ambassador, left_on: '2020-03-01' }],
			ambassador_actions: [
				{ action_id: 'too-early', email: 'a', acted_on: '2019-01-04' },
				{ action_id: 'whole', email: 'a', acted_on: '2019-02-28' },
				{ action_id: 'cut', email: 'a', acted_on: '2019-06-15' },
				{ action_id: 'after', email: 'a', acted_on: '2020-03-01' },
				{ action_id: 'unknown', email: 'z', acted_on: '2019-06-15' }
			]
		});
		expect(await facts(database, 'ambassadors-active')).toMatchObject([
			{ start_on: '2019-02-28', end_on: '2020-02-28', key: 'a' },
			{ start_on: '2019-06-15', end_on: '2020-03-01', key: 'a' }
		]);
		expect(await breaking(database, 'actions-come-from-ambassadors')).toEqual([
			{ month: '2019-01-01', actions: 1 },
			{ month: '2019-06-01', actions: 1 },
			{ month: '2020-03-01', actions: 1 }
		]);
	});
});

describe('households', () => {
	it('have a new interval when their members change, until support closes', async () => {
		const database = await receive({
			welcome_cases: [
				{ ...household, closed_on: '2019-12-01' },
				{ ...household, case_id: 'D0002', support_start_on: null }
			],
			welcome_changes: [
				{ case_id: 'D0001', changed_on: '2019-06-10', people: 3, adults: 2, children: 1 },
				{ case_id: 'D0001', changed_on: '2020-01-10', people: 4, adults: 2, children: 2 },
				{ case_id: 'D0002', changed_on: '2019-06-10', people: 9, adults: 2, children: 7 }
			]
		});
		expect(await facts(database, 'people-in-support')).toMatchObject([
			{ start_on: '2019-02-01', end_on: '2019-06-10', quantity: 2, unit_key: 'D0001' },
			{ start_on: '2019-06-10', end_on: '2019-12-01', quantity: 3, unit_key: 'D0001' }
		]);
		expect(await facts(database, 'households-in-support')).toMatchObject([
			{ start_on: '2019-02-01', end_on: '2019-12-01', unit_key: 'D0001' }
		]);
		expect(await breaking(database, 'support-periods-do-not-overlap')).toEqual([]);
	});

	it('arrive as they are on the day they settle, each member in one situation', async () => {
		const database = await receive({
			welcome_cases: [
				{ ...household, settled_on: '2019-07-01', adults_working: 1 },
				{ ...household, case_id: 'D0002' }
			],
			welcome_changes: [
				{ case_id: 'D0001', changed_on: '2019-07-01', people: 3, adults: 2, children: 1 },
				{ case_id: 'D0001', changed_on: '2019-08-01', people: 4, adults: 2, children: 2 }
			]
		});
		const arrived = await facts(database, 'people-arrived');
		expect(arrived.map(({ situation, quantity }) => [situation, quantity])).toEqual(
			expect.arrayContaining([
				['working', 1],
				['child', 1],
				['other', 1]
			])
		);
		expect(arrived).toHaveLength(3);
	});

	it('settle in time until the day before the 18 months are over', async () => {
		const settled = (case_id: string, settled_on: string | null) => ({
			...household,
			case_id,
			settled_on
		});
		const database = await receive({
			welcome_cases: [
				settled('D0001', '2020-07-31'),
				settled('D0002', '2020-08-01'),
				settled('D0003', null)
			]
		});
		const cohort = await facts(database, 'cohort-settled-18m');
		expect(cohort.map(({ unit_key, numerator }) => [unit_key, numerator]).toSorted()).toEqual([
			['D0001', 1],
			['D0002', 0],
			['D0003', 0]
		]);
	});
});

describe('first replies', () => {
	const reply = (contact_id: string, contacted_at: string, first_reply_on: string | null) => ({
		contact_id,
		contacted_at,
		first_reply_on,
		status: 'qualified'
	});

	it('count working days after the day of contact: the same day is 0', async () => {
		const database = await receive({
			contacts: [
				reply('same-day', '2019-04-29 09:00:00', '2019-04-29'),
				reply('across-1-May', '2019-04-30 23:59:00', '2019-05-02'),
				reply('saturday', '2019-04-26 12:00:00', '2019-04-27'),
				reply('weekend', '2019-04-26 12:00:00', '2019-04-29'),
				reply('unanswered', '2019-04-26 12:00:00', null),
				{ ...reply('off-topic', '2019-04-26 12:00:00', '2019-05-26'), status: 'off-topic' }
			]
		});
		const replies = await facts(database, 'days-to-first-reply');
		expect(Object.fromEntries(replies.map((fact) => [fact['unit_key'], fact['value']]))).toEqual({
			'same-day': 0,
			'across-1-May': 1,
			saturday: 0,
			weekend: 1
		});
		const waiting = await facts(database, 'contacts-unanswered');
		expect(waiting.filter(({ end_on }) => end_on === null)).toMatchObject([
			{ unit_key: 'unanswered', start_on: '2019-04-26' }
		]);
	});
});

describe('newsletter subscribers', () => {
	const seen = (
		_delivered_on: string,
		email: string,
		more: Record<string, string | boolean> = {}
	) => ({
		email,
		_delivered_on,
		unsubscribed: false,
		added_at: '2019-01-15 08:00:00',
		...more
	});

	it('subscribe and leave as successive snapshots show it', async () => {
		const gone = { unsubscribed: true, modified_at: '2019-05-20 08:00:00' };
		const database = await receive({
			newsletter_subscribers_history: [
				seen('2019-03-31', 'stays'),
				seen('2019-06-30', 'stays'),
				seen('2019-09-30', 'stays'),
				seen('2019-03-31', 'removed'),
				seen('2019-03-31', 'left'),
				seen('2019-06-30', 'left', gone),
				seen('2019-03-31', 'back'),
				seen('2019-06-30', 'back', gone),
				seen('2019-09-30', 'back', { modified_at: '2019-08-01 08:00:00' }),
				seen('2019-03-31', 'one-bad-row'),
				seen('2019-09-30', 'one-bad-row'),
				seen('2019-06-30', 'between', { ...gone, added_at: '2019-04-02 08:00:00' })
			]
		});
		const subscriptions = await facts(database, 'newsletter-subscribers');
		const periods = subscriptions.map((fact) =>
			[fact['unit_key'], fact['start_on'], fact['end_on']].join(' ')
		);
		expect(periods.toSorted()).toEqual([
			'back 2019-01-15 2019-05-20',
			'back 2019-09-30 ',
			'between 2019-04-02 2019-05-20',
			'left 2019-01-15 2019-05-20',
			'one-bad-row 2019-01-15 ',
			'removed 2019-01-15 2019-06-30',
			'stays 2019-01-15 '
		]);
	});
});

describe('jobs and context', () => {
	it('drop secret BMO numbers from both parts, and tell their share', async () => {
		const line = { year: 2019, department: '46', family: 'care', _delivered_on: '2019-04-30' };
		const database = await receive({
			bmo: [
				{ ...line, occupation_code: 'A', projects: 100, projects_hard: 40 },
				{ ...line, occupation_code: 'B', projects: 30, projects_hard: null },
				{ ...line, occupation_code: 'C', projects: null, projects_hard: null },
				{ ...line, occupation_code: 'D', projects: 20, projects_hard: 20 }
			]
		});
		const lines = await facts(database, 'hard-to-fill');
		expect(lines.map(({ numerator, denominator }) => [numerator, denominator])).toEqual([
			[20, 20],
			[40, 100]
		]);
		expect(lines[0]).toMatchObject({ on_date: '2019-12-31', known_on: '2019-04-30' });
		expect(await breaking(database, 'bmo-lines-are-all-published')).toEqual([
			{ year: 2019, lines: 4, secret_lines: 2, secret_percent: 50 }
		]);
	});

	it('fill a post only through the programme', async () => {
		const post = (post_id: string, outcome: string | null, closed_on: string | null) => ({
			post_id,
			outcome,
			closed_on,
			filled_on: outcome?.startsWith('filled') ? closed_on : null,
			entrusted_on: '2019-02-01'
		});
		const database = await receive({
			posts: [
				post('P001', 'filled', '2019-03-03'),
				post('P002', 'filled-elsewhere', '2019-04-01'),
				post('P003', 'withdrawn', '2019-05-01'),
				post('P004', null, null)
			]
		});
		expect(await facts(database, 'posts-filled')).toMatchObject([{ unit_key: 'P001' }]);
		expect(await facts(database, 'days-to-fill')).toMatchObject([{ value: 30 }]);
		const rate = await facts(database, 'posts-fill-rate');
		expect(rate.map(({ numerator }) => numerator)).toEqual([1, 0, 0]);
		const open = await facts(database, 'posts-open');
		expect(open.map(({ end_on }) => end_on).filter((end) => end === null)).toHaveLength(1);
	});

	it('add up the population of communes merged since, and of the department', async () => {
		const commune = {
			year: 2019,
			people_60_74: 10,
			people_75_over: 5,
			_delivered_on: '2022-01-31'
		};
		const database = await receive({
			population: [
				{ ...commune, commune: '46042', people: 100 },
				{ ...commune, commune: '46001', people: 50 },
				{ ...commune, commune: '12007', people: 9 },
				{ ...commune, commune: '12007', year: 2018, people: 8 }
			]
		});
		const counted = { on_date: '2019-01-01', known_on: '2022-01-31' };
		expect(await facts(database, 'population')).toEqual([
			{ ...counted, on_date: '2018-01-01', value: 8, territory: '12007' },
			{ ...counted, value: 9, territory: '12007' },
			{ ...counted, value: 150, territory: '46' },
			{ ...counted, value: 150, territory: '46042' }
		]);
		const older = await facts(database, 'population-over-60');
		expect(older.find(({ territory }) => territory === '46')).toMatchObject({ value: 30 });
	});
});
