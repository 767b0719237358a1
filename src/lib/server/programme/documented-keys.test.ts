import { describe, expect, it } from 'vitest';
import { changedSources } from '../../../testing/starter-programme.ts';
import { documentedKeys } from './documented-keys.ts';
import { parseProgramme } from './parse-programme.ts';

const indicator = 'queries/indicators/members.sql';
const settings = 'data/programme.yaml';
const contract = 'data/contracts/registrations.yaml';

const keysOf = (id: string) => documentedKeys.find((group) => group.id === id)?.keys ?? [];

/** The programme without its texts, which differ. */
function read(sources: Record<string, string>) {
	const { settings: read, contracts, indicators } = parseProgramme(sources, '/programme');
	return { read, contracts, indicators: indicators.map((query) => query.indicator) };
}

describe('the keys that the documentation lists', () => {
	it('each have a name of their own and a meaning in both languages', () => {
		for (const { id, keys } of documentedKeys) {
			const names = keys.map(({ name }) => name);
			expect(new Set(names).size, id).toBe(names.length);
			for (const { name, meaning, required, default: fallback } of keys) {
				expect(meaning.fr && meaning.en, `${id}.${name}`).toBeTruthy();
				expect(required && fallback !== null, `${id}.${name}`).toBe(false);
			}
		}
	});

	const bare = changedSources({
		[settings]: (text) =>
			text
				.replace('languages: [fr]\n', '')
				.replace('fictitious: true\n', '')
				.replace(/meetings:\n {2}- .*\n/, '')
				.replace(/partners:[^]*?(?=\n# Dates)/, ''),
		[contract]: (text) => text.replace('partner: association\n', '').replace('key: [member]\n', ''),
		[indicator]: (text) =>
			text.replace('publish: true\n', '').replace('confidential: { threshold: 5 }\n', '')
	});

	it.each(keysOf('indicator').filter((key) => key.default !== null && key.name !== 'across'))(
		'of an indicator mean the default they state: $name',
		({ name, default: fallback }) => {
			const stated = {
				...bare,
				[indicator]: bare[indicator]!.replace('axis:', `${name}: ${fallback}\naxis:`)
			};
			expect(read(stated)).toEqual(read(bare));
		}
	);

	it.each(keysOf('programme').filter((key) => key.default !== null))(
		'of the programme mean the default they state: $name',
		({ name, default: fallback }) => {
			const stated = { ...bare, [settings]: `${bare[settings]}\n${name}: ${fallback}\n` };
			expect(read(stated)).toEqual(read(bare));
		}
	);

	it.each(keysOf('contract.fields').filter((key) => key.default !== null))(
		'of a field mean the default they state: $name',
		({ name, default: fallback }) => {
			const stated = {
				...bare,
				[contract]: bare[contract]!.replace(
					'title: Commune\n',
					`title: Commune\n    ${name}: ${fallback}\n`
				)
			};
			expect(read(stated)).toEqual(read(bare));
		}
	);
});
