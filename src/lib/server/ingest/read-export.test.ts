import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract, field, openFixture, type ReadingFixture } from './reading-fixture.ts';

let fixture: ReadingFixture;
beforeAll(async () => {
	fixture = await openFixture();
});
afterAll(() => fixture.close());

test('first', async () => {
	const c = contract(
		[
			field('id', { type: 'integer' }),
			field('joined_on', { title: 'Date d’adhésion', type: 'date' }),
			field('commune', { constraints: { nomenclature: 'commune' } }),
			field('email', { title: 'Courriel', personal: 'pseudonym' }),
			field('amount', { title: 'Montant', type: 'number' })
		],
		{ key: ['id'] }
	);
	const r = await fixture.read(
		Buffer.from(
			'ID;Date d\'adhesion;COMMUNE;Courriel;Montant;Autre\r\n1;31/12/2019;Cahors;A@example.org;1 234,5;z\r\n2;31/02/2019;Cahors;b@example.org;12;\r\n2;01/02/2019;St Céré;"c@exa\nmple.org";12;\r\n;;;;;\r\n',
			'latin1'
		),
		c
	);
	console.log(JSON.stringify(r, null, 1));
	console.log(await fixture.accepted(r), await fixture.rejects(r));
	expect(r.refused).toBeNull();
});
