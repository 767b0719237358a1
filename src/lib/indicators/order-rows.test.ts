import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleIndicator, exampleValue } from './example-figure.ts';
import type { Indicator } from './indicator.ts';
import { orderKeys, orderRows, parseOrder, type OrderedRow, type OrderKey } from './order-rows.ts';
import { statuses, type Status } from './status.ts';
import { paceOf } from './trend.ts';
import { weathers, type Weather } from './weather.ts';

type Told = {
	status?: Status | null;
	behind?: number | null;
	value?: number | null;
	before?: number | null;
	better?: Indicator['better'];
	weather?: Weather | null;
	figureOn?: string | null;
};

function row(id: string, told: Told = {}): OrderedRow {
	const { behind = null, weather = null, figureOn = null } = told;
	return {
		indicator: exampleIndicator({ id, title: { fr: id }, better: told.better ?? 'up' }),
		value: exampleValue({
			value: told.value === undefined ? 320 : told.value,
			status: told.status ?? null,
			plan: { baselineOn: null, targetOn: null, gap: null, behind, statusMissing: null }
		}),
		yearEarlier: exampleValue({ value: told.before ?? null, to: '2018-12-20' }),
		figureOn,
		nextOn: null,
		weather
	};
}

const ids = (rows: readonly OrderedRow[]) => rows.map(({ indicator }) => indicator.id).join(' ');
const inOrder = (sort: string, rows: readonly OrderedRow[]) =>
	ids(orderRows(rows, parseOrder(sort)!, 'fr'));

describe('rows in order', () => {
	it('of status begin with the worst, and end with what has none', () => {
		const rows = [
			row('none', { status: 'no-target' }),
			row('ahead', { status: 'ahead' }),
			row('late', { status: 'off-track' }),
			row('watched', { status: 'at-risk' }),
			row('unknown'),
			row('fine', { status: 'on-track' })
		];
		expect(inOrder('status', rows)).toBe('late watched fine ahead none unknown');
		expect(inOrder('-status', rows)).toBe('ahead fine watched late none unknown');
	});

	it('of gap go by how far behind the plan they are, whatever their unit', () => {
		const rows = [
			row('near', { behind: 3 }),
			row('far', { behind: 40 }),
			row('before', { behind: -9 })
		];
		expect(inOrder('gap', rows)).toBe('far near before');
		expect(inOrder('-gap', rows)).toBe('before near far');
	});

	it('of trend begin with what gets worse fastest, less being better where it is', () => {
		const rows = [
			row('grows', { value: 120, before: 100 }),
			row('longer', { value: 90, before: 60, better: 'down' }),
			row('shorter', { value: 30, before: 60, better: 'down' }),
			row('context', { value: 10, before: 60, better: 'none' }),
			row('new', { value: 10, before: 0 })
		];
		expect(inOrder('trend', rows)).toBe('longer grows shorter context new');
	});

	it('of appraisal, name and date have their own sense', () => {
		const rows = [
			row('é', { weather: 'secured', figureOn: '2019-12-15' }),
			row('f', { weather: 'compromised', figureOn: '2019-01-01' }),
			row('d')
		];
		expect(inOrder('appraisal', rows)).toBe('f é d');
		expect(inOrder('indicator', rows)).toBe('d é f');
		expect(inOrder('figure-on', rows)).toBe('f é d');
		expect(inOrder('-figure-on', rows)).toBe('é f d');
	});

	it('keep every row, the place of equal ones, and nothing to order by at the end', () => {
		const told = fc.record({
			status: fc.option(fc.constantFrom(...statuses)),
			behind: fc.option(fc.integer({ min: -3, max: 3 })),
			value: fc.option(fc.integer({ min: 0, max: 3 })),
			before: fc.option(fc.integer({ min: 0, max: 3 })),
			weather: fc.option(fc.constantFrom(...weathers)),
			figureOn: fc.option(fc.constantFrom('2019-12-15', '2019-11-30'))
		});
		fc.assert(
			fc.property(fc.array(told), fc.constantFrom(...orderKeys), (all, key) => {
				const rows = all.map((one, at) => row(String(at).padStart(3, '0'), one));
				const once = orderRows(rows, { key, reversed: false }, 'fr');
				expect(orderRows(once, { key, reversed: false }, 'fr')).toEqual(once);
				expect(new Set(once)).toEqual(new Set(rows));
				const back = orderRows(rows, { key, reversed: true }, 'fr');
				const silent = rows.filter((one) => isSilent(one, key));
				expect(once.slice(rows.length - silent.length)).toEqual(silent);
				expect(back.slice(rows.length - silent.length)).toEqual(silent);
			})
		);
	});
});

/** Has nothing to be put in order by. */
function isSilent({ indicator, value, yearEarlier, ...rest }: OrderedRow, key: OrderKey): boolean {
	switch (key) {
		case 'indicator':
			return false;
		case 'gap':
			return value.plan?.behind === null;
		case 'status':
			return value.status === null || value.status === 'no-target';
		case 'trend':
			return paceOf(value, yearEarlier, indicator) === null;
		case 'appraisal':
			return rest.weather === null;
		case 'figure-on':
			return rest.figureOn === null;
		case 'next-on':
			return rest.nextOn === null;
	}
}

describe('an order asked for', () => {
	it('is one of those that exist, either way', () => {
		expect(parseOrder('-gap')).toEqual({ key: 'gap', reversed: true });
		expect(parseOrder('figure-on')).toEqual({ key: 'figure-on', reversed: false });
		expect(parseOrder('--gap')).toBeNull();
		expect(parseOrder('constructor')).toBeNull();
	});
});
