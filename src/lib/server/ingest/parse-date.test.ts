import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	orderEvidence,
	orderOfFormat,
	parseMoment,
	parseSerial,
	toIsoDate,
	toIsoDateTime,
	type DateOrder
} from './parse-date.ts';

const paris = 'Europe/Paris';

function day(text: string, order: DateOrder | null = 'DMY'): string {
	const moment = parseMoment(text, order);
	return typeof moment === 'string' ? moment : toIsoDate(moment, paris);
}

function clock(text: string, order: DateOrder | null = 'DMY'): string {
	const moment = parseMoment(text, order);
	return typeof moment === 'string' ? moment : toIsoDateTime(moment, paris);
}

describe('a date is read in every shape that exports have', () => {
	test.each([
		['31/12/2019', '2019-12-31'],
		['1/2/2019', '2019-02-01'],
		['31-12-2019', '2019-12-31'],
		['31.12.2019', '2019-12-31'],
		['31/12/19', '2019-12-31'],
		['2019-12-31', '2019-12-31'],
		['2019/12/31', '2019-12-31'],
		['20191231', '2019-12-31'],
		['09/10/2025 21:59', '2025-10-09'],
		['20 décembre 2019', '2019-12-20'],
		['1er janvier 2020', '2020-01-01'],
		['mardi 3 août 2021', '2021-08-03'],
		['20-déc-19', '2019-12-20'],
		['43819', '2019-12-20']
	])('%s', (text, expected) => expect(day(text)).toBe(expected));

	test('Brevo: day, month, year with dashes, then the time', () => {
		expect(clock('20-12-2019 14:30')).toBe('2019-12-20T14:30:00');
	});
	test('Google: a 12-hour clock and an offset', () => {
		expect(clock('2026/07/29 9:00:00 AM UTC+3')).toBe('2026-07-29T08:00:00');
		expect(clock('2026/07/29 12:05:00 AM UTC+2')).toBe('2026-07-29T00:05:00');
		expect(clock('2026/07/29 12:05:00 PM UTC+2')).toBe('2026-07-29T12:05:00');
	});
	test('Démarches simplifiées: an offset without colon', () => {
		expect(clock('2019-12-20 14:30:00 +0100')).toBe('2019-12-20T14:30:00');
	});
	test('Eventbrite: American, when the column or the contract says so', () => {
		expect(clock('11/29/24 22:28', 'MDY')).toBe('2024-11-29T22:28:00');
		expect(day('03/04/24', 'MDY')).toBe('2024-03-04');
	});
	test('France Travail: ISO with Z is the local day of the programme’s time zone', () => {
		expect(day('2019-12-31T23:30:00.000Z')).toBe('2020-01-01');
		expect(day('2019-06-30T21:59:59Z')).toBe('2019-06-30');
		expect(day('2019-06-30T22:00:00Z')).toBe('2019-07-01');
	});
	test('the hour that the clocks skip and the one that they repeat', () => {
		expect(clock('2019-03-31T01:00:00Z')).toBe('2019-03-31T03:00:00');
		expect(clock('2019-10-27T00:30:00Z')).toBe('2019-10-27T02:30:00');
		expect(clock('2019-10-27T01:30:00Z')).toBe('2019-10-27T02:30:00');
	});
});

describe('what is no date says why', () => {
	test.each(['31/02/2019', '29/02/2019', '31/04/2020', '2019-13-01', '00/01/2019'])(
		'%s does not exist',
		(text) => expect(day(text)).toBe('calendar')
	);
	test.each([
		'au printemps',
		'',
		'12/2019',
		'2019',
		'31/12',
		'1/2/0025',
		'1/2/199',
		'31/12/2019 25:00',
		'31/12/2019 demain',
		'99999',
		'12345.678.9'
	])('“%s” is not a date', (text) => expect(day(text)).toBe('date'));
	test('03/04/2019 is two days when nothing settles the order', () => {
		expect(day('03/04/2019', null)).toBe('order');
		expect(day('03/04/2019', 'YMD')).toBe('order');
		expect(day('05/05/2019', null)).toBe('2019-05-05');
		expect(day('25/12/2019', null)).toBe('2019-12-25');
		expect(day('12/25/2019', null)).toBe('2019-12-25');
	});
	test('a two-digit year is never the year 25', () => {
		expect(day('07/01/25')).toBe('2025-01-07');
		expect(day('07/01/85')).toBe('1985-01-07');
	});
});

test('Excel counts from 1900 or from 1904', () => {
	const at = (serial: number, epoch: 1900 | 1904) => {
		const moment = parseSerial(serial, epoch);
		return typeof moment === 'string' ? moment : toIsoDateTime(moment, paris);
	};
	expect(at(43819, 1900)).toBe('2019-12-20T00:00:00');
	expect(at(43819.604166667, 1900)).toBe('2019-12-20T14:30:00');
	expect(at(42357, 1904)).toBe('2019-12-20T00:00:00');
	expect(at(12, 1900)).toBe('date');
});

test('a format gives an order', () => {
	expect(orderOfFormat('DD/MM/YYYY HH:mm')).toBe('DMY');
	expect(orderOfFormat('MM/DD/YY HH:mm')).toBe('MDY');
	expect(orderOfFormat('YYYY-MM-DD')).toBe('YMD');
	expect(orderOfFormat('JJ/MM/AAAA')).toBe('DMY');
	expect(orderOfFormat('YYYY-MM')).toBeNull();
});

test('a text tells the order of its column, or leaves it open', () => {
	expect(orderEvidence('31/12/2019')).toBe('DMY');
	expect(orderEvidence('12/31/2019')).toBe('MDY');
	expect(orderEvidence('03/04/2019')).toBe('either');
	expect(orderEvidence('05/05/2019')).toBeNull();
	expect(orderEvidence('2019-05-05')).toBe('YMD');
});

test('every day written in French or American order is read back', () => {
	const days = fc.date({
		min: new Date('1950-01-01'),
		max: new Date('2099-12-31'),
		noInvalidDate: true
	});
	fc.assert(
		fc.property(days, fc.constantFrom('/', '-', '.'), (date, mark) => {
			const iso = date.toISOString().slice(0, 10);
			const [year, month, dayOfMonth] = iso.split('-');
			expect(day([dayOfMonth, month, year].join(mark), 'DMY')).toBe(iso);
			expect(day([month, dayOfMonth, year].join(mark), 'MDY')).toBe(iso);
		})
	);
});
