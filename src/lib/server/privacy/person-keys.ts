import { foldName, digestOfText, isName, spellingsOf, type Erasures } from '../ingest/erasures.ts';
import { JalonError } from '../programme/problem.ts';

/** What somebody is asked for by: e-mail addresses, numbers, names, all of one person. */
export type PersonKeys = {
	/** They tell one person from another. */
	readonly identifiers: readonly string[];
	readonly names: readonly string[];
};

const mostKeys = 20;
const longestKey = 200;

/** Reads what was typed, a key a line. Throws `person-not-said`. */
export function readPersonKeys(text: string): PersonKeys {
	const lines = [
		...new Set(
			text
				.split(/\r?\n/)
				.map((line) => line.normalize('NFC').trim())
				.filter((line) => line !== '')
		)
	];
	if (lines.length === 0)
		throw new JalonError('person-not-said', {
			fr: 'Dites qui est cherché : une adresse électronique, un numéro ou un nom, un par ligne, tous de la même personne.',
			en: 'Say who is looked for: an e-mail address, a number or a name, one a line, all of the same person.'
		});
	if (lines.length > mostKeys || lines.some((line) => line.length > longestKey))
		throw new JalonError('person-not-said', {
			fr: `Au plus ${mostKeys} lignes de ${longestKey} caractères.`,
			en: `At most ${mostKeys} lines of ${longestKey} characters.`
		});
	return {
		identifiers: lines.filter((line) => !isName(line)),
		names: lines.filter(isName)
	};
}

/** The keys as files and parts are searched by them, under each pseudonym key. */
export function erasuresOfKeys(
	{ identifiers }: PersonKeys,
	keys: readonly string[]
): readonly Erasures[] {
	return keys.map((key) => ({
		key,
		values: identifiers.flatMap((text) =>
			spellingsOf(text).map((one) => ({ digest: digestOfText(key, one), token: null, until: null }))
		),
		rows: []
	}));
}

export function foldedNames({ names }: PersonKeys): readonly string[] {
	return names.map(foldName);
}
