import type { Random } from './random.ts';

const firstNames = [
	...['Adèle', 'Agathe', 'Alban', 'Alice', 'Amandine', 'Anaïs', 'Antoine', 'Arthur', 'Aurélie'],
	...['Baptiste', 'Benoît', 'Camille', 'Caroline', 'Céline', 'Charlotte', 'Chloé', 'Clément'],
	...['Damien', 'Delphine', 'Élise', 'Émilie', 'Éric', 'Fanny', 'Florian', 'François', 'Gaëlle'],
	...['Guillaume', 'Hélène', 'Hugo', 'Inès', 'Jérôme', 'Julie', 'Julien', 'Karim', 'Laure'],
	...['Léa', 'Loïc', 'Lucie', 'Manon', 'Marc', 'Marion', 'Mathilde', 'Maxime', 'Mehdi'],
	...['Nadia', 'Nicolas', 'Noémie', 'Olivier', 'Pauline', 'Quentin', 'Romain', 'Sarah'],
	...['Sébastien', 'Simon', 'Sofia', 'Thomas', 'Valentin', 'Victor', 'Yann', 'Zoé']
];

/** Made of pieces, so that they are nobody's in particular. */
const nameBeginnings = [
	...['Bar', 'Bel', 'Bous', 'Cal', 'Cas', 'Cos', 'Del', 'Fab', 'Fon', 'Gar', 'Gri', 'Lab', 'Lac'],
	...['Lar', 'Mar', 'Mal', 'Mon', 'Par', 'Pey', 'Por', 'Ram', 'Roc', 'Sal', 'Ser', 'Tes', 'Val']
];
const nameEndings = [
	...[
		'adou',
		'agnol',
		'ayrac',
		'bessou',
		'couzy',
		'dalou',
		'diguet',
		'goursat',
		'lanthe',
		'leyrou'
	],
	...[
		'mazel',
		'nardou',
		'peyrol',
		'quiérou',
		'rigal',
		'sagnès',
		'tenoux',
		'thézou',
		'vergnol',
		'zergue'
	]
];

export type Person = {
	readonly firstName: string;
	readonly lastName: string;
	readonly email: string;
};

/** Invented people; no two share an address. */
export function peopleOf(domain: string): (random: Random) => Person {
	const taken = new Map<string, number>();
	return (random) => {
		const firstName = random.pick(firstNames);
		const lastName = random.pick(nameBeginnings) + random.pick(nameEndings);
		const local = plain(`${firstName}.${lastName}`);
		const before = taken.get(local) ?? 0;
		taken.set(local, before + 1);
		return { firstName, lastName, email: `${local}${before || ''}@${domain}` };
	};
}

function plain(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z.]/g, '');
}

export type Employer = {
	readonly name: string;
	readonly siret: string;
	readonly size: string;
	/** SIREN of the intercommunalité where it is. */
	readonly place: string;
	readonly trades: readonly string[];
};

const workshop = ['H1206', 'H1404', 'H1506', 'H2903', 'H2902', 'I1304'];
const small = 'Moins de 50 salariés';
const medium = 'De 50 à 249 salariés';
const large = '250 salariés et plus';

/** Invented establishments, named after places that don't exist. */
export const employers: readonly Employer[] = [
	employer(1, 'Mécanique Vireboule', large, '200067361', workshop),
	employer(2, 'Précision Courtevielle', medium, '200067361', workshop),
	employer(3, 'Tôlerie Sabrazac', medium, '200067361', ['H2902', 'H2903', 'I1304']),
	employer(4, 'Usinage Cantelorgue', medium, '200067361', ['H2903', 'H1506', 'H1404']),
	employer(5, 'Outillage Peyrolune', small, '200067361', ['H2903', 'I1304']),
	employer(6, 'Composites Montfaribel', medium, '200066371', ['H1206', 'H1404', 'H1506']),
	employer(7, 'Salaisons Bourdaquit', medium, '200066371', ['I1304', 'N4101', 'M1203']),
	employer(8, 'Conserverie Garrissol', medium, '200066371', ['I1304', 'H1506', 'N4101']),
	employer(9, 'Électronique Escanterre', medium, '200023737', ['H1206', 'M1805', 'H1404']),
	employer(10, 'Informatique Lunebarde', small, '200023737', ['M1805']),
	employer(11, 'Clinique du Clos-Vermeillou', large, '200023737', ['J1506', 'J1102']),
	employer(12, 'Maison de santé du Vieux-Tilleul', small, '200066371', ['J1102', 'J1506']),
	employer(13, 'Maison de santé des Trois-Fontanelles', small, '244600482', ['J1102', 'J1506']),
	employer(14, 'Résidence Valfontel', medium, '244600433', ['J1506', 'K1304', 'G1602']),
	employer(15, 'Aide à domicile Roquebrisse', medium, '200067361', ['K1304']),
	employer(16, 'Maçonnerie Malemartre', small, '244600532', ['F1703']),
	employer(17, 'Charpente Castelbrousse', small, '200039519', ['F1703', 'N4101']),
	employer(18, 'Transports Vayssagrande', medium, '200023737', ['N4101', 'M1203']),
	employer(19, 'Auberge de la Combe-Fleurade', small, '200035327', ['G1602']),
	employer(20, 'Hôtel du Pont-Escargolat', small, '200066371', ['G1602']),
	employer(21, 'Cabinet comptable Ferrandoux', small, '200023737', ['M1203']),
	employer(22, 'Domaine de Puech-Serrat', small, '244600433', ['M1203', 'N4101']),
	employer(23, 'Fonderie Laborgade', medium, '200067361', ['I1304', 'H2902', 'H1404']),
	employer(24, 'Atelier Causse-Renaude', small, '244600573', ['H2902', 'F1703']),
	employer(25, 'Biscuiterie Tournemirac', small, '244600482', ['I1304', 'N4101']),
	employer(26, 'Plastiques Combenègre', medium, '200066371', ['I1304', 'H1404', 'H1506'])
];

function employer(
	number: number,
	name: string,
	size: string,
	place: string,
	trades: readonly string[]
): Employer {
	return { name, siret: invented14(number), size, place, trades };
}

/** A SIRET in a range of SIREN that INSEE never gave (0000…), right by Luhn's sum. */
function invented14(number: number): string {
	const siren = withLuhn(`0000${String(4600 + number * 7)}`);
	return withLuhn(`${siren}0001`);
}

function withLuhn(digits: string): string {
	const sum = (text: string) =>
		[...text].reverse().reduce((total, digit, at) => {
			const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
			return total + (value > 9 ? value - 9 : value);
		}, 0);
	return `${digits}${(10 - (sum(`${digits}0`) % 10)) % 10}`;
}
