import { closeSync, openSync, writeSync } from 'node:fs';
import { contract, field } from './large-contract.ts';

export const largeContract = contract([
	field('case_id', 'N° dossier', 'integer', { required: true }),
	field('filed_on', 'Date de dépôt', 'date', { required: true }),
	field('decided_on', 'Date de décision', 'date'),
	field('postal_code', 'Code postal', 'string'),
	field('commune', 'Commune', 'string'),
	field('aid', 'Type d’aide', 'string', {
		enum: ['Logement', 'Création', 'Reprise', 'Mobilité', 'Étude']
	}),
	field('applicant', 'Demandeur', 'string'),
	field('asked', 'Montant demandé', 'number', { minimum: 0 }),
	field('granted', 'Montant accordé', 'number'),
	field('rate', 'Taux', 'number'),
	field('jobs', 'Emplois', 'integer'),
	field('note', 'Observations', 'string')
]);

/** The same rows for `read_csv`, told the types. */
export const duckdbTypes = {
	case_id: 'BIGINT',
	filed_on: 'DATE',
	decided_on: 'DATE',
	postal_code: 'VARCHAR',
	commune: 'VARCHAR',
	aid: 'VARCHAR',
	applicant: 'VARCHAR',
	asked: 'DOUBLE',
	granted: 'DOUBLE',
	rate: 'DOUBLE',
	jobs: 'BIGINT',
	note: 'VARCHAR'
} as const;

const communes = [
	'Cahors',
	'Figeac',
	'Gourdon',
	'Saint-Céré',
	'Pradines',
	'Souillac',
	'Gramat',
	'Bagnac-sur-Célé',
	'Puy-l’Évêque',
	'Prayssac',
	'Lacapelle-Marival',
	'Vayrac',
	'Martel',
	'Biars-sur-Cère',
	'Labastide-Murat',
	'Crégols'
];
const aids = ['Logement', 'Création', 'Reprise', 'Mobilité', 'Étude'];
const names = ['Durand', 'Lefèvre', 'Bégué', 'Marty', 'Delpech', 'Vidal', 'Roux', 'Cœurdeuil'];
const notes = [
	'',
	'',
	'',
	'Pièces complètes',
	'À revoir avec l’élu',
	'"Relance ; sans réponse"',
	'"Dit ""le petit Lot"""',
	'Reçu par courriel'
];

const BATCH = 20_000;

/** The cells of some right rows, for a workbook: numbers and dates as such. */
export function largeRows(rows: number, seed = 46): (string | number | Date | null)[][] {
	const random = randomFrom(seed);
	return Array.from({ length: rows }, (_, at) =>
		rowOf(at, random).map((cell, column) => {
			const { type } = largeContract.fields[column]!;
			if (cell === '') return null;
			if (type === 'date') {
				const [day, month, year] = cell.split('/').map(Number);
				return new Date(Date.UTC(year!, month! - 1, day));
			}
			const plain = cell.replace(' ', '').replace(',', '.');
			return type === 'string' ? cell.replaceAll('"', '') : Number(plain);
		})
	);
}

/**
 * Writes an export as a French Excel saves it (`;`, CRLF, Windows-1252) and the same rows in
 * UTF-8, both from one seed. One row in a thousand is wrong: by turns a date that doesn't exist,
 * a word for a number, a required cell left empty, a cell too few, a word out of the list, a quotation mark
 * that is never closed, a key that comes back.
 */
export function writeLargeExport(
	paths: { readonly windows1252: string; readonly utf8: string },
	rows: number,
	seed = 46
): { rejected: number } {
	const random = randomFrom(seed);
	const files = [openSync(paths.windows1252, 'w'), openSync(paths.utf8, 'w')] as const;
	let text = `${largeContract.fields.map(({ title }) => title).join(';')}\r\n`;
	let rejected = 0;
	for (let at = 0; at < rows; at++) {
		const wrong = at % 1_000 === 999;
		if (wrong) rejected++;
		text += wrong ? wrongRow(at, random) : rowOf(at, random).join(';');
		text += '\r\n';
		if (at % BATCH === BATCH - 1 || at === rows - 1) {
			writeSync(files[0], asWindows1252(text));
			writeSync(files[1], Buffer.from(text));
			text = '';
		}
	}
	for (const file of files) closeSync(file);
	return { rejected };
}

type Random = (below: number) => number;

function rowOf(at: number, random: Random): string[] {
	const asked = random(5_000_000);
	const decided = random(4) > 0;
	return [
		String(100_000 + at),
		day(random),
		decided ? day(random) : '',
		`46${String(random(340)).padStart(3, '0')}`,
		communes[random(communes.length)]!,
		aids[random(aids.length)]!,
		`${names[random(names.length)]} ${String.fromCharCode(65 + random(26))}${random(100_000)}`,
		euros(asked),
		decided ? euros(Math.floor(asked * 0.4)) : '',
		`${random(100)},${random(10)}`,
		String(random(60)),
		notes[random(notes.length)]!
	];
}

function wrongRow(at: number, random: Random): string {
	const cells = rowOf(at, random);
	switch (Math.floor(at / 1_000) % 7) {
		case 0:
			cells[1] = '31/02/2019';
			break;
		case 1:
			cells[7] = 'douze';
			break;
		case 2:
			cells[1] = '';
			break;
		case 3:
			cells.pop();
			break;
		case 4:
			cells[5] = 'Autre';
			break;
		case 5:
			cells[11] = '"jamais refermé';
			break;
		case 6:
			cells[0] = String(100_000 + at - 500);
	}
	return cells.join(';');
}

function day(random: Random): string {
	const month = 1 + random(12);
	return `${two(1 + random(28))}/${two(month)}/${2012 + random(12)}`;
}

function two(value: number): string {
	return value < 10 ? `0${value}` : String(value);
}

/** `12345,67`, one in four with a space between thousands. */
function euros(cents: number): string {
	const whole = Math.floor(cents / 100);
	const text =
		cents % 4 === 0 && whole >= 1_000
			? `${Math.floor(whole / 1_000)} ${String(whole % 1_000).padStart(3, '0')}`
			: String(whole);
	return `${text},${two(cents % 100)}`;
}

const beyondLatin1: Readonly<Record<string, string>> = { '’': '\x92', œ: '\x9c', '€': '\x80' };

function asWindows1252(text: string): Buffer {
	return Buffer.from(
		text.replace(/[’œ€]/g, (character) => beyondLatin1[character]!),
		'latin1'
	);
}

/** mulberry32: the same numbers from the same seed on every machine. */
function randomFrom(seed: number): Random {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
	};
}
