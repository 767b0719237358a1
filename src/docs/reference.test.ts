import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { environmentKeys } from '#lib/server/programme/environment.ts';
import { commands } from '../cli/commands.ts';
import { pages, referenceText } from './reference.ts';
import { thirdPartyText } from './third-party.ts';

const reference = readFileSync('REFERENCE.md', 'utf8');

describe('the documentation', () => {
	it('is what the program’s own tables say', async () => {
		expect(reference).toBe(await referenceText());
	});

	it('names every command, setting and page', () => {
		for (const { name } of commands) expect(reference).toContain(`jalon ${name}`);
		for (const { name } of environmentKeys) expect(reference).toContain(`\`${name}\``);
		for (const page of pages()) expect(reference).toContain(`\`${page}\``);
	});

	it('says of each setting what who hosts it needs to know', () => {
		const hosting = readFileSync('HOSTING.md', 'utf8');
		for (const { name } of environmentKeys) expect(hosting, name).toContain(`\`${name}\``);
	});

	it('names every package with its licence', () => {
		expect(readFileSync('THIRD-PARTY.md', 'utf8')).toBe(thirdPartyText());
	});

	it('says in the README the two commands, and in CONTRIBUTING where each folder is', () => {
		const readme = readFileSync('README.md', 'utf8');
		for (const words of ['npm start', 'npm test', 'jalon init', 'REFERENCE.md'])
			expect(readme).toContain(words);
		const contributing = readFileSync('CONTRIBUTING.md', 'utf8');
		for (const folder of ['queries/indicators', 'data/contracts', 'src/lib/charts', 'src/messages'])
			expect(contributing).toContain(folder);
	});
});
