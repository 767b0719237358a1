import { describe, expect, it } from 'vitest';
import { buildEdition } from './build-edition.ts';
import { openEdition } from './open-edition.ts';
import { trialProgramme } from './trial-programme.ts';

describe('a break in series that a contract declares', () => {
	it('is carried by every indicator that stands on the dataset, and by formulas through their parts', async () => {
		const trial = trialProgramme();
		const visits = 'data/contracts/visits.yaml';
		trial.write(
			visits,
			`${trial.read(visits)}breaks:\n  - { on: 2019-02-01, reason: { fr: 'Compté en groupes, plus en personnes', en: 'Counted in groups' } }\n`
		);
		const visitors = 'queries/indicators/visitors.sql';
		trial.write(
			visitors,
			trial
				.read(visitors)
				.replace('owner: Essai', 'owner: Essai\nbreaks: [{ on: 2019-01-15, reason: Compteur }]')
		);
		const workspace = trial.open();
		await buildEdition(workspace);
		const edition = await openEdition(workspace);
		const breaks = (id: string) =>
			edition.programme.indicators
				.find((query) => query.id === id)
				?.indicator.breaks.map(({ on, reason }) => [on, reason.fr]);
		const own = ['2019-01-15', 'Compteur'];
		const declared = ['2019-02-01', 'Compté en groupes, plus en personnes'];
		expect(breaks('visitors')).toEqual([own, declared]);
		expect(breaks('visitors-per-member')).toEqual([own, declared]);
		expect(breaks('members-registered')).toEqual([]);
		edition.database.close();
	});
});
