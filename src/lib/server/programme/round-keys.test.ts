import { describe, expect, it } from 'vitest';
import { starterSources } from '../../../testing/starter-programme.ts';
import { parseProgramme } from './parse-programme.ts';

const [indicator] = Object.keys(starterSources).filter((path) =>
	path.startsWith('queries/indicators/')
);
const [contract] = Object.keys(starterSources).filter((path) => path.startsWith('data/contracts/'));

function withText(path: string, change: (text: string) => string) {
	const text = starterSources[path]!;
	return parseProgramme({ ...starterSources, [path]: change(text) }, '/programme');
}

const withLimit = (limit: string) => {
	const id = /([^/]+)\.sql$/.exec(indicator!)![1];
	const programme = withText(indicator!, (text) =>
		text.replace('owner:', `limit: ${limit}\nowner:`)
	);
	return programme.indicators.find((query) => query.id === id)!.indicator.limit;
};

describe('what a programme says of publishing deliveries', () => {
	it.each([
		['20 %', { share: 0.2 }],
		['2,5%', { share: 0.025 }],
		['12.5', { amount: 12.5 }],
		['400', { amount: 400 }]
	])('reads the limit %s of an indicator', (written, limit) => {
		expect(withLimit(written)).toEqual(limit);
	});

	it.each(['0', '-5', '20 pour cent', '20 %%', '[1]'])('refuses the limit %s', (written) => {
		expect(() => withLimit(written)).toThrow();
		try {
			withLimit(written);
		} catch (error) {
			expect(
				(error as { problems: { message: { fr: string } }[] }).problems[0]!.message.fr
			).toContain('une part telle que 20 %');
		}
	});

	it('reads whether a contract publishes by itself, and the breaks that it declares', () => {
		const { contracts } = withText(
			contract!,
			(text) => `${text}\npublish: automatic\nbreaks: [{ on: 2021-01-01, reason: En euros }]\n`
		);
		expect(contracts.find(({ file }) => file === contract)).toMatchObject({
			publish: 'automatic',
			breaks: [{ on: '2021-01-01', reason: { fr: 'En euros' } }]
		});
		expect(() => withText(contract!, (text) => `${text}\npublish: always\n`)).toThrow();
	});
});
