import { expect, it } from 'vitest';
import { describeChoices, type Chosen } from './chosen.ts';

const nothing: Chosen = {
	axis: null,
	audience: null,
	partner: null,
	territory: null,
	compareOn: null,
	held: []
};

it('nothing chosen has nothing to tell', () => {
	expect(describeChoices(nothing, 'fr')).toEqual([]);
});

it('every choice in force is told, places first and the comparison last', () => {
	const chosen: Chosen = {
		axis: 'Emploi',
		audience: 'Jeunes',
		partner: 'Lot Tourisme',
		territory: 'Grand-Figeac',
		compareOn: '2019-06-28',
		held: [{ dimension: 'Canal', value: 'Salon' }]
	};
	expect(describeChoices(chosen, 'fr')).toEqual([
		'Territoire\u202f: Grand-Figeac',
		'Axe\u202f: Emploi',
		'Public\u202f: Jeunes',
		'Partenaire\u202f: Lot Tourisme',
		'Canal\u202f: Salon',
		'Comparé au 28 juin 2019'
	]);
	expect(describeChoices({ ...nothing, compareOn: '2019-06-28' }, 'en')).toEqual([
		'Compared with 28 June 2019'
	]);
});
