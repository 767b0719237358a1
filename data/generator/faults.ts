import type { Random } from './random.ts';
import { rowsPerFault } from './story.ts';

/** What people really type, by what the column should have held. */
const writings = {
	/** Impossible days, days far ahead, days in words. */
	frenchDate: ['31/02/2019', '30/02/2021', '12/13/2019', '15/06/2091', 'mi-juin', '31/04/2020'],
	isoDate: ['2019-02-31', '2091-06-15', '2021-06-31', '2020-13-05', 'printemps'],
	americanDate: ['02/30/19 10:15', '13/25/20 09:00', '11/31/21 14:20'],
	frenchTime: ['31/02/2019 10:12', '30/02/2021 17:45', '15/06/2091 09:30'],
	commune: ['Cahor', 'Fijac', 'Gourdon-en-Quercy-Sud', '46999', 'St Géré', 'Puy l Eveque (46)'],
	amount: ['environ 500', 'à préciser', '1 200 € HT ?', 'voir devis'],
	count: ['une dizaine', 'environ 500', '12 ou 13', '-'],
	word: ['autre', 'à voir', '??']
} as const;

export type FaultKind = keyof typeof writings;

/** True for one row in about two hundred; `share` raises or lowers it. */
export function isFaulty(random: Random, share = 1): boolean {
	return random.chance(share / rowsPerFault);
}

export function writeFault(kind: FaultKind, random: Random): string {
	return random.pick(writings[kind]);
}

/** A column and the believable mistake that stands in it. */
export type Fault = readonly [number, string];

export function pickFault(
	columns: readonly (readonly [number, FaultKind])[],
	random: Random
): Fault {
	const [at, kind] = random.pick(columns);
	return [at, writeFault(kind, random)];
}

/** The row with a mistake in one of the columns given. */
export function spoil<T>(
	row: readonly T[],
	columns: readonly (readonly [number, FaultKind])[],
	random: Random
): (T | string)[] {
	const [at, text] = pickFault(columns, random);
	return (row as readonly (T | string)[]).with(at, text);
}

/** Rows as people send them: one in about two hundred wrong in a column, or there twice. */
export function withFaults<T>(
	rows: readonly (readonly T[])[],
	columns: readonly (readonly [number, FaultKind])[],
	random: Random,
	share = 1
): (T | string)[][] {
	return rows.flatMap((row) => {
		if (!isFaulty(random, share)) return [[...row]];
		return random.chance(0.3) ? [[...row], [...row]] : [spoil(row, columns, random)];
	});
}
