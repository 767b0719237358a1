import { levels, type Level } from '#lib/indicators/territory.ts';
import { unknownName } from './refusal.ts';

/** Words under which people write a level. */
const aliases: Readonly<Record<string, Level>> = {
	programme: 'programme',
	program: 'programme',
	department: 'department',
	departement: 'department',
	grouping: 'grouping',
	regroupement: 'grouping',
	intercommunality: 'intercommunality',
	intercommunalite: 'intercommunality',
	epci: 'intercommunality',
	commune: 'commune'
};

/** The level that a person names, in French or English, accents or not. */
export function parseLevel(text: string): Level {
	const word = text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
	const level = Object.hasOwn(aliases, word) ? aliases[word] : undefined;
	if (level) return level;
	throw unknownName('unknown-level', { fr: 'Niveau', en: 'level' }, text, [...levels, 'epci']);
}
