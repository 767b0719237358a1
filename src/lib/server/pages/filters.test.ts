import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { defaultView } from '#lib/indicators/view.ts';
import type { Edition } from '../editions/edition.ts';
import { exampleEdition } from '../../../testing/example-edition.ts';
import { committeePage } from './committee.ts';
import { chosenOf, filterChoices, filterIndicators } from './filters.ts';

const reader = localReader('test', 'fr');
const asOf = '2022-12-16';
let edition: Edition;

beforeAll(async () => {
	edition = await exampleEdition();
});
afterAll(() => edition.database.close());

const none = { axis: null, audience: null, partner: null };
const idsOf = (filters: Partial<typeof none> | Record<string, string>) =>
	filterIndicators(edition, { ...none, ...filters }, reader).groups.flatMap(({ indicators }) =>
		indicators.map(({ id }) => id)
	);
const pageOf = (choices: Partial<typeof defaultView>) =>
	committeePage(edition, { ...defaultView, asOf, ...choices }, reader);
const figureOf = async (id: string, choices: Partial<typeof defaultView>) =>
	(await pageOf(choices)).axes
		.flatMap(({ rows }) => rows)
		.find(({ indicator }) => indicator.id === id);

describe('the choices of the example', () => {
	it('are its axes, its four audiences, and who answers for a figure or leads a part of one', () => {
		const { axes, audiences, partners } = filterChoices(edition, reader);
		expect(axes.map(({ id }) => id)).toEqual([
			'ambassadors',
			'welcome',
			'jobs',
			'attractiveness',
			'businesses',
			'steering',
			'context'
		]);
		expect(audiences.map(({ id }) => id)).toContain('city');
		expect(audiences.length).toBe(4);
		const ids = partners.map(({ id }) => id);
		expect(ids).toEqual(expect.arrayContaining(['departement', 'insee', 'lot-tourisme']));
		expect(ids).toContain('grand-figeac');
		expect(ids).toContain('chambres-consulaires-du-lot');
		expect(ids).not.toContain('ratier-figeac');
	});

	it('are none by a name that every object has', () => {
		const view = { ...defaultView, where: 'constructor:x' };
		expect(chosenOf(edition, view, reader).held).toEqual([
			{ dimension: 'constructor', value: 'x' }
		]);
	});

	it('leave what they do not hold, and nothing else', () => {
		const all = idsOf({});
		expect(idsOf({ axis: 'jobs' })).toContain('posts-filled');
		expect(idsOf({ axis: 'jobs' })).not.toContain('ambassadors-registered');
		const { axes } = filterChoices(edition, reader);
		expect(axes.flatMap(({ id }) => idsOf({ axis: id })).sort()).toEqual([...all].sort());
		const audience = filterIndicators(edition, { ...none, audience: 'city' }, reader);
		expect(idsOf({ audience: 'city' }).length + audience.withoutAudience).toBe(all.length);
		expect(idsOf({ partner: 'insee' })).toContain('population');
		expect(idsOf({ partner: 'prefecture', axis: 'steering' })).toEqual(['milestones-on-time']);
	});

	it('that do not exist are refused by name, with the nearest that does', () => {
		expect(() => idsOf({ axis: 'job' })).toThrow(
			expect.objectContaining({ code: 'unknown-axis', message: expect.stringContaining('jobs') })
		);
		expect(() => idsOf({ audience: "city' or 1=1" })).toThrow(
			expect.objectContaining({ code: 'unknown-audience' })
		);
		expect(() => idsOf({ partner: 'ratier-figeac' })).toThrow(
			expect.objectContaining({ code: 'unknown-partner' })
		);
	});

	it('are told by name', () => {
		const view = { ...defaultView, axis: 'jobs', partner: 'insee', territory: '200067361' };
		expect(chosenOf(edition, view, reader)).toMatchObject({
			axis: 'Emploi et mobilité résidentielle',
			partner: 'Insee',
			territory: expect.stringContaining('Grand-Figeac'),
			audience: null
		});
	});
});

describe('figures held to a choice', () => {
	it('of each audience add up to the whole, and have no target of their own', async () => {
		const { audiences } = filterChoices(edition, reader);
		const parts = await Promise.all(
			audiences.map(({ id }) => figureOf('contacts-received', { audience: id }))
		);
		const whole = await figureOf('contacts-received', {});
		const sum = parts.reduce((all, part) => all + (part?.value.value ?? Number.NaN), 0);
		expect(sum).toBe(whole?.value.value);
		expect(sum).toBeGreaterThan(0);
		expect(parts.map((part) => part?.value.target)).toEqual(parts.map(() => null));
		expect(parts.map((part) => part?.value.status)).toEqual(parts.map(() => null));
	});

	it('are a partner’s own whole, and its part of what others answer for', async () => {
		const [whole, own, led] = await Promise.all(
			[null, 'prefecture', 'lot-tourisme'].map((partner) =>
				figureOf('milestones-on-time', { partner })
			)
		);
		expect(own?.value).toEqual(whole?.value);
		expect(led?.value.dimensions).toEqual({ lead_partner: 'lot-tourisme' });
		expect(led?.value.denominator).toBeGreaterThan(0);
		expect(led?.value.denominator).toBeLessThan(whole?.value.denominator ?? 0);
	});

	it('say how many indicators are left out', async () => {
		const page = await pageOf({ audience: 'city', axis: 'welcome' });
		const shown = page.axes.flatMap(({ rows }) => rows);
		expect(page.axes.map(({ id }) => id)).toEqual(['welcome']);
		expect(shown.length + page.withoutAudience).toBe(idsOf({ axis: 'welcome' }).length);
		expect(page.attention).toEqual([]);
	});
});
