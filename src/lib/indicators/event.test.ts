import { expect, test } from 'vitest';
import {
	breakEvent,
	eventLine,
	meetingEvent,
	shownKinds,
	toggledKinds,
	type DatedEvent
} from './event.ts';

const kinds = ['meetings', 'campaigns', 'breaks'];

test('without a choice every kind is shown, and a choice shows its kinds in their order', () => {
	expect(shownKinds(null, kinds)).toEqual(kinds);
	expect(shownKinds('breaks,meetings,unknown', kinds)).toEqual(['meetings', 'breaks']);
	expect(shownKinds('none', kinds)).toEqual([]);
});

test('toggling each kind away leaves none, and toggling each back leaves the default', () => {
	let choice: string | null = null;
	for (const kind of kinds) choice = toggledKinds(choice, kinds, kind);
	expect(choice).toBe('none');
	choice = toggledKinds(choice, kinds, 'campaigns');
	expect(choice).toBe('campaigns');
	for (const kind of ['breaks', 'meetings']) choice = toggledKinds(choice, kinds, kind);
	expect(choice).toBeNull();
});

test('an event is told with its kind and its days, a meeting with its day alone', () => {
	const campaign: DatedEvent = {
		on: '2019-06-17',
		until: '2019-09-01',
		kind: 'campaigns',
		name: { fr: 'Campagne', en: 'Campaign' },
		label: { fr: '« Et si vous restiez ? »', en: '“What if you stayed?”' }
	};
	expect(eventLine(campaign, 'fr')).toBe(
		'Campagne\u202f: « Et si vous restiez ? » (du 17 juin au 1er septembre 2019)'
	);
	expect(eventLine({ ...campaign, until: null }, 'en')).toBe(
		'Campaign: “What if you stayed?” (17 June 2019)'
	);
	expect(eventLine(meetingEvent('2019-06-28'), 'fr')).toBe('Séance du 28 juin');
	expect(eventLine(breakEvent({ on: '2021-04-01', reason: { fr: 'Nouveau calcul' } }), 'fr')).toBe(
		'Rupture de série\u202f: Nouveau calcul (1er avril 2021)'
	);
});
