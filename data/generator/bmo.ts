import type { ExportFile } from './files.ts';
import { createRandom } from './random.ts';
import { workbook, type SheetCell } from './xlsx.ts';

const industry = ['O', 'Ouvriers de l’industrie'] as const;
const construction = ['B', 'Ouvriers de la construction et du bâtiment'] as const;
const managers = ['E', 'Encadrement et ingénierie'] as const;
const care = ['F', 'Fonctions sociales et médico-sociales'] as const;
const sales = ['V', 'Fonctions liées à la vente, au tourisme et aux services'] as const;
const administrative = ['A', 'Fonctions administratives'] as const;
const other = ['X', 'Autres métiers'] as const;

/** Family, code, name, projects in a year, part that is hard, part that is seasonal. */
const occupations = [
	[
		industry,
		'D1Z40',
		'Régleurs, ouvriers qualifiés travaillant par enlèvement de métal',
		62,
		0.74,
		0.02
	],
	[industry, 'D2Z41', 'Chaudronniers, tôliers, serruriers', 34, 0.78, 0.01],
	[industry, 'G0A40', 'Ouvriers qualifiés de la maintenance en mécanique', 28, 0.7, 0.02],
	[industry, 'E1Z43', 'Ouvriers non qualifiés des industries agro-alimentaires', 58, 0.38, 0.55],
	[industry, 'D6Z70', 'Techniciens et agents de maîtrise des industries mécaniques', 26, 0.66, 0],
	[construction, 'B2Z40', 'Maçons', 44, 0.62, 0.06],
	[construction, 'B2Z43', 'Charpentiers (bois)', 17, 0.7, 0.02],
	[construction, 'B4Z41', 'Plombiers, chauffagistes', 21, 0.72, 0.01],
	[construction, 'B1Z40', 'Ouvriers non qualifiés du gros œuvre du bâtiment', 26, 0.44, 0.12],
	[managers, 'H0Z90', 'Ingénieurs et cadres techniques de l’industrie', 22, 0.64, 0],
	[managers, 'M2Z90', 'Ingénieurs et cadres d’étude en informatique', 9, 0.68, 0],
	[managers, 'N0Z90', 'Ingénieurs et cadres d’études, recherche et développement', 14, 0.6, 0],
	[care, 'T2A60', 'Aides à domicile et aides ménagères', 96, 0.76, 0.14],
	[care, 'V0Z60', 'Aides-soignants', 72, 0.66, 0.12],
	[care, 'V1Z80', 'Infirmiers, cadres infirmiers et puéricultrices', 40, 0.68, 0.08],
	[care, 'V2Z90', 'Médecins', 8, 0.9, 0],
	[care, 'V5Z81', 'Professionnels de l’animation', 64, 0.34, 0.72],
	[sales, 'S1Z40', 'Cuisiniers', 88, 0.62, 0.68],
	[sales, 'S1Z20', 'Apprentis et aides de cuisine', 78, 0.44, 0.74],
	[sales, 'S2Z60', 'Serveurs de cafés et de restaurants', 132, 0.48, 0.78],
	[sales, 'S2Z61', 'Employés de l’hôtellerie', 66, 0.42, 0.76],
	[sales, 'R1Z61', 'Vendeurs en produits alimentaires', 46, 0.32, 0.4],
	[sales, 'R0Z60', 'Caissiers, employés de libre-service', 54, 0.24, 0.46],
	[administrative, 'L0Z60', 'Secrétaires bureautiques et assimilés', 24, 0.22, 0.1],
	[administrative, 'L1Z60', 'Employés de la comptabilité', 12, 0.46, 0.04],
	[other, 'A0Z40', 'Agriculteurs salariés, ouvriers agricoles', 116, 0.36, 0.7],
	[other, 'A1Z40', 'Maraîchers, horticulteurs salariés', 42, 0.38, 0.72],
	[other, 'A1Z42', 'Viticulteurs, arboriculteurs salariés, cueilleurs', 104, 0.34, 0.9],
	[other, 'J3Z41', 'Conducteurs de véhicules légers', 12, 0.4, 0.12],
	[other, 'J3Z43', 'Conducteurs routiers', 36, 0.68, 0.08]
] as const;

/** The survey's employment basins, with their part of the Lot's projects. */
const basins = [
	['7651', 'CAHORS', 0.44],
	['7652', 'FIGEAC', 0.33],
	['7653', 'SOUILLAC', 0.23]
] as const;

/** Year, how many projects beside an ordinary year, how much harder; published in April. */
const years = [
	['2018', 0.96, 0.94],
	['2019', 1.02, 1.0],
	['2020', 1.04, 1.05],
	['2021', 0.94, 0.96],
	['2022', 1.22, 1.12],
	['2023', 1.18, 1.16]
] as const;

/** The survey's file of each year; the header's suffix changes, small numbers are a star. */
export function bmoFiles(): ExportFile[] {
	const random = createRandom('bmo');
	return years.map(([year, volume, hardness]) => {
		const suffix = year.slice(2);
		const header = [
			...['annee', 'Code métier BMO', 'Nom métier BMO', 'Famille_met', 'Lbl_fam_met', 'REG'],
			...['NOM_REG', 'Dept', 'NomDept', `BE${suffix}`, `NOMBE${suffix}`, 'met', 'xmet', 'smet']
		];
		const rows: SheetCell[][] = basins.flatMap(([basin, name, share]) =>
			occupations.map(([family, code, occupation, usual, hard, seasonal]) => {
				const projects = Math.round(2 * usual * share * volume * (0.7 + random.next() * 0.6));
				const part = (rate: number) =>
					Math.min(projects, Math.round(projects * rate * (0.9 + random.next() * 0.2)));
				return [
					...[Number(year), code, occupation, family[0], family[1], '76', 'OCCITANIE'],
					...['46', 'LOT', basin, name],
					secret(projects),
					projects < 5 ? '*' : secret(part(Math.min(0.97, hard * hardness))),
					projects < 5 ? '*' : secret(part(seasonal))
				];
			})
		);
		// A line sent twice, and one whose number is in words.
		const again = rows[random.between(3, 40)]!;
		const words = rows[random.between(41, 80)]!.with(1, 'W0Z99').with(11, 'une dizaine');
		const sheet = [
			header,
			...rows,
			...(year === '2020' ? [again] : []),
			...(year === '2022' ? [words] : [])
		];
		return { path: `bmo/BMO_Lot_${year}-04.xlsx`, bytes: workbook(`BMO_${year}`, sheet) };
	});
}

/** France Travail hides numbers under five, but for zero. */
function secret(count: number): SheetCell {
	return count > 0 && count < 5 ? '*' : count;
}
