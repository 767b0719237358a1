import { levels, parseLevel as levelNamed, type Level } from '#lib/indicators/territory.ts';
import { unknownName } from './refusal.ts';

/** The level that a person names, in French or English, accents or not. Throws `unknown-level`. */
export function parseLevel(text: string): Level {
	const level = levelNamed(text);
	if (level) return level;
	throw unknownName('unknown-level', { fr: 'Niveau', en: 'level' }, text, [...levels, 'epci']);
}
