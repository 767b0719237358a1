import { foldText } from '../ingest/fold-text.ts';
import { french } from '../ingest/french.ts';
import type { ColumnFacts } from './column-facts.ts';

/** What to do with a column that may name a person, and why, in a comment. */
export type PersonalGuess = {
	readonly personal: 'dropped' | 'pseudonym' | null;
	readonly why: string;
};

type Rule = {
	/** On the header, folded. */
	readonly header: RegExp;
	readonly personal: PersonalGuess['personal'];
	readonly why: string;
	/** Whether the column's texts agree. */
	readonly unless?: (facts: ColumnFacts) => boolean;
};

const isBoolean = ({ tally }: ColumnFacts) =>
	tally.known > 0 && tally.truths + tally.falsehoods === tally.known;
const isNumber = ({ tally }: ColumnFacts) => tally.known > 0 && tally.numbers === tally.known;
const isDate = ({ tally }: ColumnFacts) =>
	tally.known > 0 && Math.max(tally.dates.dayFirst, tally.dates.monthFirst) === tally.known;
const isPlace = ({ tally }: ColumnFacts) =>
	tally.known > 1 && tally.codes.commune >= tally.known * 0.8;

const plain = (facts: ColumnFacts) => isBoolean(facts) || isNumber(facts) || isDate(facts);

/** In this order: the first that holds. */
const rules: readonly Rule[] = [
	{
		header: /prenom|firstname|givenname/,
		personal: 'dropped',
		why: 'Prénom : retiré à la lecture.',
		unless: plain
	},
	{
		header:
			/^(nomde(famille|naissance|jeunefille|usage)|nom(d'usage|usuel|participant|payeur|contact|adherent|prenom)|nomdu(participant|payeur|contact|demandeur)|lastname|familyname|surname|fullname|identite|civilite)/,
		personal: 'dropped',
		why: 'Nom de personne : retiré à la lecture.',
		unless: plain
	},
	{
		header:
			/^(referent|conseill|contact$|interlocut|charge(e)?d|suivipar|responsable|agent$|auteur|owner|assigne)/,
		personal: 'dropped',
		why: 'Semble nommer une personne : retiré à la lecture. À garder si c’est un service.',
		unless: plain
	},
	{
		header: /naissance|birth|^nee?le|^age$/,
		personal: 'dropped',
		why: 'Naissance ou âge : retiré à la lecture.',
		unless: isPlace
	},
	{
		header: /telephone|^tel\b|^tel[.:n]|^tel$|portable|mobile|^sms$|gsm|phone/,
		personal: 'dropped',
		why: 'Téléphone : retiré à la lecture.',
		unless: ({ tally, filled }) => filled > 0 && tally.phones < tally.known / 2
	},
	{
		header: /adresse|address|^rue\b|^voie$|numerodevoie|nomdelavoie/,
		personal: 'dropped',
		why: 'Adresse : retirée à la lecture. La commune suffit au tableau de bord.',
		unless: (facts) => isPlace(facts) || isBoolean(facts) || facts.tally.emails > 0
	},
	{
		header: /securitesociale|^nir$|iban|rib$|passeport/,
		personal: 'dropped',
		why: 'Identifiant d’une personne : retiré à la lecture.'
	},
	{
		header: /commentaire|observation|remarque|message|^notes?$|precisez|precisions?$|comment$/,
		personal: 'dropped',
		why: 'Texte libre, où l’on parle souvent de personnes : retiré à la lecture.',
		unless: plain
	}
];

/** Whether a column seems to identify people, by its header and its texts; null when it does not. */
export function guessPersonal(
	facts: ColumnFacts,
	others: readonly ColumnFacts[]
): PersonalGuess | null {
	const { tally, filled } = facts;
	const header = foldText(facts.title);
	if (tally.emails > 0 && tally.emails >= tally.known * 0.6)
		return {
			personal: 'pseudonym',
			why: french`Adresse électronique : remplacée par un pseudonyme, le même d’un dépôt à l’autre. « dropped » la retirerait.`
		};
	if (filled === 0 && /mail|courriel/.test(header))
		return { personal: 'pseudonym', why: 'Adresse électronique, vide ici : pseudonyme.' };
	for (const { header: pattern, personal, why, unless } of rules)
		if (pattern.test(header) && !unless?.(facts)) return { personal, why };
	if (tally.known >= 5 && tally.phones === tally.known && tally.leadingZeros >= tally.known * 0.6)
		return { personal: 'dropped', why: 'Semble un téléphone : retiré à la lecture.' };
	if (/^(nom|name|noms)$/.test(header) && !plain(facts)) {
		const people = others.some(
			(other) => /prenom|firstname/.test(foldText(other.title)) || other.tally.emails > 0
		);
		return people
			? { personal: 'dropped', why: 'Nom de personne : retiré à la lecture.' }
			: {
					personal: null,
					why: french`Si ce sont des noms de personnes, ajouter « ${'personal: dropped'} ».`
				};
	}
	return null;
}
