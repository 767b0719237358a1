import { expect, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { buildEdition } from '../editions/build-edition.ts';
import { figuresWork } from '../values/figures-work.ts';
import { openEdition } from '../editions/open-edition.ts';
import { march, sent, startedRounds } from '../rounds/rounds-fixture.ts';
import { tellComparison } from './tell-comparison.ts';

test('what a round moves is told as its reader may see it', async () => {
	const { workspace, desk } = await startedRounds((trial) => {
		const query = 'queries/indicators/visitors.sql';
		const secret = trial.read(query).replace('owner:', 'confidential: { threshold: 20 }\nowner:');
		trial.write(query, secret);
	}, figuresWork);
	await buildEdition(workspace, figuresWork);
	const { draft } = await desk.add({ name: '2019-03.csv', from: sent(march) });
	await desk.idle();
	const trial = (await desk.trial(draft.round))!;
	const [move] = trial.comparison.indicators;
	expect(move).toMatchObject({ before: { value: 12, secret: true }, after: { value: 18 } });
	const edition = await openEdition(workspace);
	const everyone = localReader('test', 'fr');
	const told = (unsuppressed: boolean) =>
		tellComparison(trial.comparison, edition.programme, { ...everyone, unsuppressed });
	expect(told(true).moves[0]).toMatchObject({
		before: expect.stringMatching(/^12\svisiteurs$/),
		after: expect.stringMatching(/^18\svisiteurs$/),
		difference: '+6'
	});
	expect(told(true).datasets[0]?.samples).toHaveLength(1);
	expect(told(false).moves[0]).toMatchObject({
		before: 'masqué (secret statistique)',
		difference: null
	});
	expect(JSON.stringify(told(false).moves)).not.toMatch(/\b(12|18|6)\b/);
	expect(told(false).datasets[0]?.samples).toEqual([]);
	expect(told(false).datasets[0]?.sentence).toBe(told(true).datasets[0]?.sentence);
	edition.database.close();
});

test.each([
	[20, null, /trop peu pour être détaillé/],
	[6, '+6', /./]
])(
	'a difference of fewer than %i is not itemised for who does not see small counts',
	async (threshold, difference, note) => {
		const { workspace, desk } = await startedRounds((trial) => {
			const query = 'queries/indicators/visitors.sql';
			const secret = `confidential: { threshold: ${threshold} }\nowner:`;
			trial.write(query, trial.read(query).replace('owner:', secret));
		});
		await buildEdition(workspace);
		const { draft } = await desk.add({ name: '2019-03.csv', from: sent(march) });
		await desk.idle();
		const { comparison } = (await desk.trial(draft.round))!;
		const edition = await openEdition(workspace);
		const reader = { ...localReader('test', 'fr'), unsuppressed: false };
		// As where both figures are large enough to be shown.
		const shown = comparison.indicators.map((move) => ({
			...move,
			before: move.before && { ...move.before, secret: false },
			after: { ...move.after, secret: false }
		}));
		const [told] = tellComparison(
			{ ...comparison, indicators: shown },
			edition.programme,
			reader
		).moves;
		expect(told).toMatchObject({ before: expect.stringMatching(/^12/), difference });
		expect(told?.note ?? 'none').toMatch(note);
		edition.database.close();
	}
);
