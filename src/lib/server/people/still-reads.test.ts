import { expect, test } from 'vitest';
import { roles } from '#lib/indicators/reader.ts';
import { orderReader } from '../report-builds/order-reader.ts';
import { localPerson, readerOf, type Person } from './person.ts';
import { stillReads } from './still-reads.ts';

const camille: Person = { ...localPerson('Camille'), id: 'camille', roles: ['analyst'] };
const asked = orderReader(camille, readerOf(camille, 'fr', roles));

test('reports are made for somebody as long as they may ask for them and read as much', () => {
	expect(stillReads(camille, asked, roles)).toBe(true);
	expect(stillReads({ ...camille, roles: ['analyst', 'administrator'] }, asked, roles)).toBe(true);
	expect(stillReads(null, asked, roles)).toBe(false);
	expect(stillReads({ ...camille, roles: ['official'] }, asked, roles)).toBe(false);
	expect(stillReads({ ...camille, unsuppressed: false }, asked, roles)).toBe(false);
	expect(stillReads({ ...camille, territories: ['46102'] }, asked, roles)).toBe(false);
	expect(
		stillReads(
			camille,
			orderReader(camille, { ...asked, unsuppressed: false, language: 'fr' }),
			roles
		)
	).toBe(true);
	expect(stillReads(camille, asked, ['administrator'])).toBe(false);
});
