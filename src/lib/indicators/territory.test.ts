import { expect, test } from 'vitest';
import { levels, levelTitles, parseLevel } from './territory.ts';

test('a level is read as people name it', () => {
	for (const level of levels) {
		expect(parseLevel(level)).toBe(level);
		expect(parseLevel(levelTitles[level].fr)).toBe(level);
	}
	for (const name of [
		'epci',
		'EPCI',
		'intercommunalite',
		'Intercommunalités',
		'intercommunalities'
	]) {
		expect(parseLevel(name)).toBe('intercommunality');
	}
	expect(parseLevel('Regroupements')).toBe('grouping');
	expect(parseLevel('départements')).toBe('department');
	expect(parseLevel(' Communes ')).toBe('commune');
});

test('anything else is no level', () => {
	for (const name of ['', 'region', 'constructor', '__proto__', '46'])
		expect(parseLevel(name)).toBeNull();
});
