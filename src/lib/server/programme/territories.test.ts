import { describe, expect, it } from 'vitest';
import { loadTerritories, placesAround } from './territories.ts';

const map = loadTerritories();
const nameOf = (code: string | null | undefined) => (code ? map.byCode(code)?.name : undefined);

describe('the administrative map', () => {
	it('says its vintage', () => {
		expect(map.vintage).toBe('@etalab/decoupage-administratif 6.0.0 (COG 2026)');
	});

	it('has 312 communes in the Lot', () => {
		expect(map.list('commune', '46')).toHaveLength(312);
		expect(map.members('46')).toHaveLength(312);
		expect(map.byCode('46')).toMatchObject({
			name: 'Lot',
			level: 'department',
			population: 176_473
		});
	});

	it('has ten intercommunalités with a commune in the Lot', () => {
		expect(map.list('intercommunality', '46').map(({ name }) => name)).toEqual([
			'Grand Cahors',
			'Cazals-Salviac',
			'Quercy Blanc',
			'Causses et Vallée de la Dordogne',
			'Grand-Figeac',
			'Ouest Aveyron Communauté',
			'Vallée du Lot et du Vignoble',
			'Quercy-Bouriane',
			'Pays de Lalbenque-Limogne',
			'Causse de Labastide Murat'
		]);
	});

	it('puts 86 of the 92 communes of Grand-Figeac and 2 of the 29 of Ouest Aveyron in the Lot', () => {
		const inLot = (code: string) =>
			map.members(code).filter((commune) => map.byCode(commune)?.department === '46').length;
		expect([map.members('200067361').length, inLot('200067361')]).toEqual([92, 86]);
		expect([map.members('200069383').length, inLot('200069383')]).toEqual([29, 2]);
		expect(map.byCode('200067361')?.department).toBeNull();
		expect(map.list('department', '200067361').map(({ name }) => name)).toEqual(['Aveyron', 'Lot']);
	});

	it('gives a commune its department and intercommunalité', () => {
		expect(map.byCode('46102')).toEqual({
			code: '46102',
			name: 'Figeac',
			level: 'commune',
			department: '46',
			intercommunality: '200067361',
			population: 9793
		});
		expect(map.members('46102')).toEqual(['46102']);
	});

	it('maps a commune of old to today’s', () => {
		expect(nameOf(map.currentCommune('46138'))).toBe('Cœur de Causse');
		expect(nameOf(map.currentCommune('46019'))).toBe('Cœur de Causse');
		expect(nameOf(map.currentCommune('46158'))).toBe('Lendou-en-Quercy');
		expect(nameOf(map.currentCommune('75101'))).toBe('Paris');
		expect(map.currentCommune('99999')).toBeNull();
		expect(map.currentCommune('46')).toBeNull();
		expect(map.byCode('46019')).toBeNull();
	});

	it('maps every commune of old to one of today, and none of today away', () => {
		for (const { code, current } of map.formerRows()) {
			expect(map.byCode(current)?.level, code).toBe('commune');
			expect(map.byCode(code), code).toBeNull();
		}
	});

	it('finds by name whatever the accents, case, hyphens and St', () => {
		for (const written of ['Saint-Cirq-Lapopie', 'SAINT CIRQ LAPOPIE', 'St Cirq-Lapopie', '46256'])
			expect(map.find(written, 'commune')?.code, written).toBe('46256');
		expect(map.find('COEUR DE CAUSSE', 'commune')?.code).toBe('46138');
		expect(map.find('Labastide-Murat', 'commune')?.code).toBe('46138');
		expect(map.find('communauté de communes du Grand Figeac', 'intercommunality')?.code).toBe(
			'200067361'
		);
		expect(map.find('lot', 'department')?.code).toBe('46');
	});

	it('finds nothing where two share a name, but the one inside the territory', () => {
		expect(map.find('Gourdon', 'commune')).toBeNull();
		expect(map.find('Gourdon', 'commune', '46')?.code).toBe('46127');
		expect(map.find('Sarrazac', 'commune', '46')?.name).toBe('Cressensac-Sarrazac');
		expect(map.find('Le Vigan', 'commune', '46')?.code).toBe('46334');
		expect(map.find('Le Vigan', 'commune')?.code).toBe('30350');
		expect(map.find('Bordeaux', 'commune', '46')?.code).toBe('33063');
		expect(map.find('Nulle-Part', 'commune', '46')).toBeNull();
		expect(map.find('46', 'intercommunality')).toBeNull();
	});
});

describe('what a territory lies in', () => {
	it.each([
		['a commune', '46102', ['46102', '200067361', '46']],
		['a commune of old, by the one it is part of now', '46099', ['46033', '200039519', '46']],
		['an intercommunalité, which may lie across departments', '200067361', ['200067361']],
		['a department', '46', ['46']],
		['the whole programme', null, []],
		['nothing that is known', '99999', []],
		['what looks like it', ' 46102', []]
	])('is known of %s', (_, code, around) => {
		expect(placesAround(code)).toEqual(around);
	});
});
