import { describe, expect, it } from 'vitest';
import { defaultView, viewQuery } from '#lib/indicators/view.ts';
import { parseView } from './parse-view.ts';

const parsed = (query: string) => parseView(new URLSearchParams(query));

describe('the choices of an address', () => {
	it('are read back as they were written', () => {
		const view = {
			...defaultView,
			asOf: '2019-12-20',
			compare: '2019-06-28',
			axis: 'jobs',
			audience: 'city',
			partner: 'insee',
			sort: '-gap',
			layout: 'table'
		} as const;
		expect(parsed(viewQuery(view))).toEqual(view);
		expect(parsed('axis=&audience=+&compare=')).toEqual(defaultView);
	});

	it('take another date to compare with from the field beside the list, and only then', () => {
		expect(parsed('compare=other&compare-on=2019-03-31').compare).toBe('2019-03-31');
		expect(parsed('compare=other&compare-on=').compare).toBeNull();
		expect(parsed('compare=2019-06-28&compare-on=2019-03-31').compare).toBe('2019-06-28');
		expect(parsed('compare-on=2019-03-31').compare).toBeNull();
		expect(() => parsed('compare=other&compare-on=31/03/2019')).toThrow('compare-on');
	});

	it('that are not understood are refused by the parameter’s name', () => {
		expect(() => parsed('layout=cards')).toThrow('layout');
		expect(() => parsed('axis=jobs&axis=welcome')).toThrow('axis');
	});
});
