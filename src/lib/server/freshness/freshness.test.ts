import { describe, expect, it } from 'vitest';
import { tinySettings } from '../../../testing/tiny-edition.ts';
import { contract, field } from '../ingest/reading-fixture.ts';
import type { Reading } from '../ingest/delivery.ts';
import type { Contract } from '../programme/contract.ts';
import type { Settings } from '../programme/programme.ts';
import { expectedFiles } from './expected-files.ts';
import { freshnessOf, lateOnes, type FreshEdition, type ReceivedFile } from './freshness.ts';
import {
	fileTitle,
	freshnessSentence,
	lateSentence,
	missingSentence
} from './freshness-sentence.ts';
import { todayIn } from './today.ts';

type Given = Partial<Omit<Contract, 'shape' | 'fields'>> & { readonly fields?: Contract['fields'] };

const dataset = ({ fields = [field('a')], ...rest }: Given): Contract => contract(fields, rest);

function reading(
	dataset: string,
	covers: readonly [string, string],
	rest: Partial<Reading> = {}
): Reading {
	return {
		dataset,
		sha256: '',
		name: `${dataset}_${covers[1]}.csv`,
		bytes: 0,
		understanding: null,
		rows: { read: 0, accepted: 0, rejected: 0, blank: 0 },
		deliveredOn: covers[1],
		covers: { from: covers[0], until: covers[1] },
		part: null,
		rejects: null,
		refused: null,
		...rest
	};
}

function edition(
	contracts: readonly Contract[],
	readings: readonly Reading[],
	settings: Partial<Settings> = {}
): FreshEdition {
	return {
		manifest: { readings },
		programme: { contracts, settings: { ...tinySettings, ...settings } }
	};
}

/** The state of one monthly dataset, with November 2023 received, at a date. */
const november = (on: string, given: Given = {}, settings: Partial<Settings> = {}) =>
	freshnessOf(
		edition(
			[dataset({ dataset: 'contacts', cadence: 'monthly', ...given })],
			[reading('contacts', ['2023-11-01', '2023-11-30'])],
			settings
		),
		on
	)[0]!;

describe('the next delivery', () => {
	it('is not awaited before its period is over', () => {
		expect(november('2023-12-31')).toMatchObject({
			state: 'received',
			dueOn: '2024-01-15',
			period: { from: '2023-12-01', to: '2023-12-31' },
			days: null
		});
	});

	it('is due up to the day itself, then late, counted in days', () => {
		expect(november('2024-01-01')).toMatchObject({ state: 'due', days: 14 });
		expect(november('2024-01-15')).toMatchObject({ state: 'due', days: 0 });
		expect(november('2024-01-16')).toMatchObject({ state: 'late', days: 1 });
		expect(november('2024-01-27')).toMatchObject({ state: 'late', days: 12 });
	});

	it('covers, when late, all that is over and not covered', () => {
		expect(november('2024-03-31').period).toEqual({ from: '2023-12-01', to: '2024-02-29' });
		expect(november('2024-04-01').period).toEqual({ from: '2023-12-01', to: '2024-03-31' });
	});

	it('is due after the delay that the contract gives', () => {
		expect(november('2024-01-01', { delay: { months: 0, days: 40 } }).dueOn).toBe('2024-02-09');
		expect(november('2024-01-01', { delay: { months: 2, days: 0 } }).dueOn).toBe('2024-02-29');
	});

	it('is due on the day of the month that the contract gives', () => {
		expect(november('2024-01-01', { due: { day: 10, month: null } }).dueOn).toBe('2024-01-10');
		const end = { covers: { from: '2018-12-01', until: 'delivered' } } as const;
		const february = freshnessOf(
			edition(
				[dataset({ dataset: 'x', cadence: 'monthly', due: { day: 30, month: null }, ...end })],
				[reading('x', ['2022-12-01', '2022-12-31'])]
			),
			'2023-02-01'
		);
		expect(february[0]?.dueOn).toBe('2023-02-28');
	});

	it('is due on the day of the year that the contract gives', () => {
		const yearly = (day: number, month: number) =>
			freshnessOf(
				edition(
					[dataset({ dataset: 'bmo', cadence: 'yearly', due: { day, month } })],
					[reading('bmo', ['2022-01-01', '2022-12-31'])]
				),
				'2024-01-05'
			)[0]?.dueOn;
		expect(yearly(30, 4)).toBe('2024-04-30');
		expect(yearly(31, 2)).toBe('2024-02-29');
		expect(yearly(31, 12)).toBe('2024-12-31');
	});

	it('follows the rhythm: a quarter has one month, a year three', () => {
		const next = (cadence: 'quarterly' | 'yearly') =>
			freshnessOf(
				edition([dataset({ dataset: 'x', cadence })], [reading('x', ['2018-12-01', '2023-09-30'])]),
				'2023-12-20'
			)[0];
		expect(next('quarterly')).toMatchObject({ dueOn: '2024-01-31', state: 'received' });
		expect(next('yearly')).toMatchObject({ dueOn: '2024-12-30', state: 'received' });
	});

	it('of a kind never received is the one that covers the programme’s first days', () => {
		const [never] = freshnessOf(
			edition([dataset({ dataset: 'x', cadence: 'quarterly' })], [], { since: '2018-12-01' }),
			'2019-02-02'
		);
		expect(never).toMatchObject({
			state: 'late',
			period: { from: '2018-12-01', to: '2018-12-31' },
			dueOn: '2019-01-31',
			days: 2,
			lastOn: null
		});
	});

	it('is not due once the programme has ended, but for what it still lacks of its last days', () => {
		expect(november('2026-01-01', {}, { until: '2023-11-30' }).state).toBe('ended');
		expect(november('2026-01-01', {}, { until: '2023-12-01' }).state).toBe('late');
	});

	it('is not dated for what comes once, or has no rhythm', () => {
		expect(november('2026-01-01', { cadence: 'once' }).state).toBe('once');
		expect(november('2026-01-01', { cadence: null }).state).toBe('unknown');
		const [never] = freshnessOf(
			edition([dataset({ dataset: 'x', cadence: 'once' })], []),
			'2026-01-01'
		);
		expect(never).toMatchObject({ state: 'due', dueOn: null, days: null });
	});

	it('does not count a file that was refused', () => {
		const refused = { file: 'x', line: null, column: null, message: { fr: 'non', en: 'no' } };
		const [found] = freshnessOf(
			edition(
				[dataset({ dataset: 'x', cadence: 'monthly' })],
				[
					reading('x', ['2023-11-01', '2023-11-30']),
					reading('x', ['2023-12-01', '2023-12-31'], { refused })
				]
			),
			'2024-01-20'
		);
		expect(found).toMatchObject({ state: 'late', coveredUntil: '2023-11-30' });
	});

	it('counts a file that is about to be published', () => {
		const draft: ReceivedFile = reading('contacts', ['2023-12-01', '2023-12-31']);
		const given = edition(
			[dataset({ dataset: 'contacts', cadence: 'monthly' })],
			[reading('contacts', ['2023-11-01', '2023-11-30'])]
		);
		expect(freshnessOf(given, '2024-01-20')[0]?.state).toBe('late');
		expect(freshnessOf(given, '2024-01-20', [draft])[0]?.state).toBe('received');
	});

	it('tells the months never received between those that were', () => {
		const [found] = freshnessOf(
			edition(
				[dataset({ dataset: 'x', cadence: 'monthly', mode: 'append' })],
				[reading('x', ['2023-09-01', '2023-09-30']), reading('x', ['2023-12-01', '2023-12-31'])]
			),
			'2024-01-10'
		);
		expect(found?.state).toBe('received');
		expect(found?.gaps).toEqual([{ from: '2023-10-01', to: '2023-11-30' }]);
	});
});

describe('a contract that has one file a site', () => {
	const site = field('site', {
		filename: '_(choisir|oh-my)',
		values: [
			{ value: 'choisir', label: { fr: 'Choisir le Lot.fr' }, aliases: [] },
			{ value: 'oh-my-lot', label: { fr: 'oh-my-lot.fr' }, aliases: ['oh-my'] }
		]
	});
	const visits = dataset({
		dataset: 'visits',
		title: { fr: 'Visites' },
		cadence: 'monthly',
		fields: [site, field('visits')]
	});
	const file = (name: string, month: string) =>
		reading('visits', [`${month}-01`, `${month}-30`], { name });

	it('awaits each, by its name', () => {
		const list = freshnessOf(
			edition([visits], [file('m_choisir.csv', '2023-11'), file('m_OH-MY.csv', '2023-09')]),
			'2023-12-10'
		);
		expect(list.map(({ state, coveredUntil }) => [state, coveredUntil])).toEqual([
			['received', '2023-11-30'],
			['late', '2023-09-30']
		]);
		expect(fileTitle(list[1]!, 'fr')).toBe('Visites (oh-my-lot.fr)');
	});
});

describe('the files of a month', () => {
	const lot = { id: 'lot', name: 'Lot', role: null, contact: null };
	const cci = { id: 'cci', name: 'CCI', role: null, contact: null };
	const contracts = [
		dataset({ dataset: 'contacts', cadence: 'monthly', partner: 'lot' }),
		dataset({ dataset: 'actions', cadence: 'monthly', partner: 'lot' }),
		dataset({ dataset: 'takeovers', cadence: 'quarterly', partner: 'cci' }),
		dataset({ dataset: 'bmo', cadence: 'yearly', partner: null }),
		dataset({ dataset: 'map', cadence: 'once' }),
		dataset({ dataset: 'spare', cadence: null })
	];
	const readings = [
		reading('contacts', ['2023-12-01', '2023-12-31']),
		reading('actions', ['2023-11-01', '2023-11-30']),
		reading('takeovers', ['2023-07-01', '2023-09-30']),
		reading('bmo', ['2023-01-01', '2023-12-31'], { deliveredOn: '2023-04-30' })
	];
	const expected = (on: string) =>
		expectedFiles(edition(contracts, readings, { partners: [cci, lot] }), on);
	const names = (list: readonly { dataset: string }[]) => list.map(({ dataset }) => dataset);

	it('are those that came for the period just over, and those that did not', () => {
		const january = expected('2024-01-10');
		expect(names(january.received)).toEqual(['contacts', 'bmo']);
		expect(names(january.missing)).toEqual(['actions', 'takeovers', 'map']);
		expect(missingSentence(january, 'fr')).toBe('Il manque 3 fichiers sur 5.');
		expect(missingSentence(january, 'en')).toBe('3 files of 5 missing.');
	});

	it('leave out what is neither awaited nor just received', () => {
		const november = expectedFiles(
			edition(contracts.slice(2, 4), readings.slice(2), { partners: [cci] }),
			'2023-11-20'
		);
		expect([...names(november.received), ...names(november.missing)]).toEqual([]);
		expect(missingSentence(november, 'fr')).toBe('Aucun fichier n’est attendu.');
	});

	it('are grouped by partner, in the programme’s order', () => {
		expect(
			expected('2024-01-10').byPartner.map(({ partner, received, missing }) => [
				partner?.id,
				names(received),
				names(missing)
			])
		).toEqual([
			['cci', [], ['takeovers']],
			['lot', ['contacts'], ['actions']],
			[undefined, ['bmo'], ['map']]
		]);
	});
});

describe('freshness in words', () => {
	const on = (date: string) => november(date, { title: { fr: 'Contacts', en: 'Contacts' } });

	it('says when, and how long', () => {
		expect(freshnessSentence(on('2023-12-10'), 'fr')).toBe(
			'Prochain dépôt attendu le 15 janv. 2024'
		);
		expect(freshnessSentence(on('2024-01-05'), 'fr')).toBe(
			'Attendu le 15 janv. 2024, dans 10\u00a0jours'
		);
		expect(freshnessSentence(on('2024-01-15'), 'fr')).toBe('Attendu aujourd’hui');
		expect(freshnessSentence(on('2024-01-16'), 'fr')).toBe(
			'En retard de 1\u00a0jour, attendu le 15 janv. 2024'
		);
		expect(freshnessSentence(on('2024-01-27'), 'en')).toBe(
			'12\u00a0days late, was due on 15 Jan 2024'
		);
	});

	it('says what is late in one line, the longest first', () => {
		const late = lateOnes([on('2024-01-16'), on('2024-01-27'), on('2023-12-10')]);
		expect(lateSentence(late, 'fr')).toBe(
			'2 fichiers en retard\u202f: «\u00a0Contacts\u00a0» (12\u00a0jours), «\u00a0Contacts\u00a0» (1\u00a0jour).'
		);
		expect(lateSentence([], 'fr')).toBeNull();
	});
});

describe('today', () => {
	it('is the day in the programme’s time zone', () => {
		const clock = () => new Date('2024-06-30T22:30:00Z');
		expect(todayIn('Europe/Paris', clock)).toBe('2024-07-01');
		expect(todayIn('America/Martinique', clock)).toBe('2024-06-30');
	});
});
