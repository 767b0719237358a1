import type { Localized } from '#lib/indicators/language.ts';
import type { Level } from '#lib/indicators/territory.ts';
import type { Edition } from '../editions/edition.ts';
import { foldText } from '../ingest/fold-text.ts';
import { french } from '../ingest/french.ts';
import {
	Fault,
	makeFieldReader,
	type Conventions,
	type FieldReader
} from '../ingest/read-field.ts';
import { isHidden, type Contract, type Field } from '../programme/contract.ts';
import { nearestNames } from '../programme/nearest.ts';
import { foldName, loadTerritories } from '../programme/territories.ts';
import { plausibleDates } from './plausible-dates.ts';
import { plausibleNumbers } from './plausible-numbers.ts';

/** A text that could be read in the place of one that was refused. */
export type Proposal = {
	/** Empty: the value is taken for missing. */
	readonly mended: string;
	readonly why: Required<Localized>;
	/** Rows that hold the wrong text: at most these come right, `tryMend` says how many do. */
	readonly rows: number;
};

/** What was refused: a group of rows, or one. */
export type Refused = {
	readonly dataset: string;
	readonly field: string | null;
	readonly value: string | null;
	readonly rows?: number;
};

const MOST = 4;

type Built = Pick<Edition, 'manifest' | 'programme'>;
type Idea = Omit<Proposal, 'rows'>;

/**
 * The plausible mends of a refused text, the likeliest first: each was read as the contract reads
 * it and is accepted by itself. None for personal columns and for rules on whole rows.
 */
export function proposeMends(built: Built, refused: Refused): readonly Proposal[] {
	const contract = built.programme.contracts.find(({ dataset }) => dataset === refused.dataset);
	const field = contract?.fields.find(({ name }) => name === refused.field);
	if (!contract || !field || isHidden(field) || refused.value === null) return [];
	const value = refused.value.trim();
	const read = fieldReader(built, contract, field);
	if (!(read(value) instanceof Fault) && value !== '') return [];
	const seen = new Set([value]);
	const proposals: Proposal[] = [];
	for (const idea of [...ideas(built, field, value), ...blank(field, value)]) {
		if (proposals.length >= MOST || seen.has(idea.mended)) continue;
		seen.add(idea.mended);
		if (!(read(idea.mended) instanceof Fault)) proposals.push({ ...idea, rows: refused.rows ?? 1 });
	}
	return proposals;
}

/** The likeliest text, to be said in a sentence; null when there is none. */
export function nearestMend(built: Built, refused: Refused): string | null {
	return proposeMends(built, refused).find(({ mended }) => mended !== '')?.mended ?? null;
}

function ideas(built: Built, field: Field, value: string): readonly Idea[] {
	if (value === '') return [];
	const { nomenclature } = field.constraints;
	if (nomenclature === 'siret' || nomenclature === 'rome' || nomenclature === 'naf')
		return codes(value);
	if (nomenclature !== null) return places(built, nomenclature, value);
	if (field.type === 'date' || field.type === 'datetime') return plausibleDates(field, value);
	if (field.type === 'number' || field.type === 'integer') return plausibleNumbers(value);
	return words(field, value);
}

function places(
	{ programme }: Built,
	level: 'commune' | 'intercommunality' | 'department',
	value: string
): readonly Idea[] {
	const within = level === 'department' ? null : programme.settings.territory;
	// Of two names as near, the one where more people live was likelier meant.
	const names = loadTerritories()
		.list(level, within)
		.toSorted((a, b) => (b.population ?? 0) - (a.population ?? 0))
		.map(({ name }) => name);
	const byLetters = new Map(names.toReversed().map((name) => [letters(name, level), name]));
	const typed = letters(value, level);
	const exact = byLetters.get(typed);
	const begins = [...byLetters.keys()]
		.filter((name) => name.length >= 5 && typed.startsWith(name))
		.toSorted((a, b) => b.length - a.length)
		.slice(0, 1);
	const inside = nearestNames(typed, [...byLetters.keys()].toReversed(), 3);
	const idea = (mended: string, fr: string, en: string): Idea => ({ mended, why: { fr, en } });
	return [
		...(exact === undefined
			? []
			: [
					idea(
						exact,
						'le nom, sans les signes ni les chiffres',
						'the name, without signs or figures'
					)
				]),
		...inside.map((name) =>
			idea(
				byLetters.get(name)!,
				'le nom le plus proche dans le territoire du programme',
				'the nearest name in the programme’s territory'
			)
		),
		...begins.map((name) =>
			idea(
				byLetters.get(name)!,
				'le nom par lequel le texte commence',
				'the name that the text begins with'
			)
		)
	];
}

/** A name's letters alone: neither figures nor what stands between words. */
function letters(name: string, level: Exclude<Level, 'programme'>): string {
	return foldName(name.slice(0, 80), level).replace(/[^a-z]/g, '');
}

function words(field: Field, value: string): readonly Idea[] {
	const known = new Map<string, string>();
	for (const { value: code, label, aliases } of field.values)
		for (const word of [code, ...aliases, label.en ?? label.fr, label.fr])
			known.set(word, label.fr);
	for (const word of field.constraints.enum ?? []) known.set(word, word);
	if (field.type === 'boolean' && known.size === 0)
		for (const word of ['oui', 'non', 'vrai', 'faux', 'yes', 'no']) known.set(word, word);
	const starting = [...known.keys()].filter(
		(word) => value.length >= 3 && foldText(word).startsWith(foldText(value))
	);
	return [...(starting.length === 1 ? starting : []), ...closest(value, [...known.keys()])].map(
		(word) => ({
			mended: known.get(word)!,
			why: { fr: 'la valeur la plus proche de la liste', en: 'the nearest value of the list' }
		})
	);
}

/** Letters typed for figures, and the signs between them. */
function codes(value: string): readonly Idea[] {
	const compact = value.replace(/[\s\u00a0\u202f.\-_/]/g, '');
	const figures =
		compact.slice(0, 1) + compact.slice(1).replace(/[oO]/g, '0').replace(/[lI]/g, '1');
	const all = compact.replace(/[oO]/g, '0').replace(/[lI]/g, '1');
	return [figures, all].map((mended) => ({
		mended,
		why: {
			fr: 'le code sans ses signes, les lettres O et l lues 0 et 1',
			en: 'the code without its signs, the letters O and l read as 0 and 1'
		}
	}));
}

function blank(field: Field, value: string): readonly Idea[] {
	if (field.constraints.required || value === '') return [];
	return [
		{
			mended: '',
			why: {
				fr: french`laisser vide : la valeur est inconnue`,
				en: 'leave empty: the value is unknown'
			}
		}
	];
}

/** Names compared without accents, case or spaces. */
function closest(value: string, names: readonly string[]): readonly string[] {
	const byFold = new Map(names.toReversed().map((name) => [foldText(name).slice(0, 80), name]));
	return nearestNames(foldText(value).slice(0, 80), [...byFold.keys()], 3).map((folded) =>
		byFold.get(folded)!
	);
}

/** Reads as the dataset's latest file was read. */
function fieldReader(
	{ manifest, programme }: Built,
	contract: Contract,
	field: Field
): FieldReader {
	const understanding = manifest.readings.findLast(
		(reading) => reading.dataset === contract.dataset && reading.understanding !== null
	)?.understanding;
	const conventions: Conventions = {
		decimal: contract.shape.decimal ?? understanding?.decimal ?? null,
		dateOrder: contract.shape.dateOrder ?? understanding?.dateOrder ?? null,
		epoch: 1900,
		timeZone: programme.settings.timeZone,
		pseudonym: () => '',
		places: loadTerritories,
		territory: programme.settings.territory
	};
	return makeFieldReader(field, conventions);
}
