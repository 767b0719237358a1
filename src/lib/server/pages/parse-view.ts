import type { Grain } from '#lib/indicators/period.ts';
import { otherDate, otherDateParameter, viewParameters, type View } from '#lib/indicators/view.ts';
import { JalonError } from '../programme/problem.ts';

const isoDate = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const grains: readonly string[] = ['month', 'quarter', 'year'];

/** Reads a page's choices from its URL; an empty field of a form is no choice. Throws `bad-request` naming the parameter. */
export function parseView(parameters: URLSearchParams): View {
	const readNamed = (name: string) => {
		const [value, ...others] = parameters.getAll(name);
		if (others.length > 0) throw givenTwice(name);
		return value?.trim() || null;
	};
	const dateNamed = (name: string) => {
		const value = readNamed(name);
		if (value === null || isRealDate(value)) return value;
		throw badParameter(name, value, 'AAAA-MM-JJ', 'YYYY-MM-DD');
	};
	const read = (choice: keyof View) => readNamed(viewParameters[choice]);
	const grain = read('grain');
	if (grain !== null && !grains.includes(grain))
		throw badParameter('grain', grain, 'month, quarter ou year', 'month, quarter or year');
	const layout = read('layout');
	if (layout !== null && layout !== 'table')
		throw badParameter(viewParameters.layout, layout, 'table', 'table');
	return {
		asOf: dateNamed(viewParameters.asOf),
		compare: dateNamed(read('compare') === otherDate ? otherDateParameter : viewParameters.compare),
		territory: read('territory'),
		edition: read('edition'),
		grain: grain as Grain | null,
		by: read('by'),
		sort: read('sort'),
		meeting: read('meeting'),
		axis: read('axis'),
		audience: read('audience'),
		partner: read('partner'),
		where: read('where'),
		layout,
		events: read('events')
	};
}

function isRealDate(value: string): boolean {
	if (!isoDate.test(value)) return false;
	const day = new Date(`${value}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value;
}

function givenTwice(name: string) {
	return new JalonError('bad-request', {
		fr: `Le paramètre « ${name} » est donné plusieurs fois.`,
		en: `The parameter “${name}” is given several times.`
	});
}

function badParameter(name: string, found: string, expectedFr: string, expectedEn: string) {
	return new JalonError('bad-request', {
		fr: `Paramètre « ${name} » : « ${found} » n’est pas compris, attendu : ${expectedFr}.`,
		en: `Parameter “${name}”: “${found}” is not understood, expected ${expectedEn}.`
	});
}
