import { expect, test } from 'vitest';
import { dayNumber, addDays } from '#lib/indicators/period.ts';
import { placeEvents, rulesOf } from './event-rules.ts';
import { paletteOf } from './palette.ts';
import type { NamedRule } from './rule-rows.ts';

const palette = paletteOf(null);
const from = '2019-01-01';

function rule(days: number, text: string): NamedRule {
	return { day: dayNumber(addDays(from, days)), until: null, kind: 'event', text };
}

/** A year over 900 px, from 60 on. */
function placed(rules: readonly NamedRule[], small = false) {
	const width = small ? 340 : 1000;
	const [left, right] = small ? [6, 300] : [60, 960];
	const room = { left, right, width, size: 16, small, taken: [], language: 'fr' as const };
	const place = (day: number) => left + ((day - dayNumber(from)) / 365) * (right - left);
	const events = placeEvents(rules, place, room, palette);
	const { labels, height } = events.list(400);
	return { over: events.labels.map(({ text }) => text), under: labels, listHeight: height };
}

test('a few events are named beside their rules, with no list', () => {
	const { over, under, listHeight } = placed([
		rule(180, 'Séance du 28 juin'),
		rule(190, 'Campagne')
	]);
	expect(over.toSorted()).toEqual(['Campagne', 'Séance du 28 juin']);
	expect(under).toEqual([]);
	expect(listHeight).toBe(0);
});

test('events whose names have no room are numbered in date order, and each number is explained', () => {
	const rules = Array.from({ length: 10 }, (_, at) =>
		rule(20 + at * 34, `Événement assez long ${at}`)
	);
	const { over, under, listHeight } = placed(rules);
	expect(over).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
	for (const [at, { text }] of rules.entries()) {
		const words = under.find((label) => label.text === text);
		const number = under.find((label) => label.text === String(at + 1));
		expect(words?.y).toBe(number?.y);
	}
	expect(listHeight).toBeGreaterThan(60);
});

test('numbers of events on one day, or nearly, share one label', () => {
	const long = 'Un nom qui ne tient pas, même sur une ligne entière du graphique, tant il est long';
	const { over } = placed([rule(10, long), rule(100, long), rule(100, long), rule(101, long)]);
	expect(over).toEqual(['1', '2–4']);
});

test('a small picture numbers all it tells, and sends to the table beyond a dozen', () => {
	expect(placed([rule(10, 'Séance')], true).over).toEqual(['1']);
	const many = placed(
		Array.from({ length: 13 }, (_, at) => rule(at * 20, 'Séance')),
		true
	);
	expect(many.over).toEqual([]);
	expect(many.under.map(({ text }) => text)).toEqual(['13 événements : voir le tableau']);
});

test('breaks in series are the indicator’s, and can be hidden', () => {
	const indicator = { breaks: [{ on: '2019-03-01', reason: { fr: 'Nouveau calcul' } }] };
	expect(rulesOf(indicator, [], false, 'fr')).toMatchObject([
		{ kind: 'break', text: 'Nouveau calcul' }
	]);
	expect(rulesOf(indicator, [], true, 'fr')).toEqual([]);
});
