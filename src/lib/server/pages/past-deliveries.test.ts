import { expect, it } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { buildEdition } from '../editions/build-edition.ts';
import { openEdition } from '../editions/open-edition.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import { pastDeliveries } from './past-deliveries.ts';

it('a file taken in late in the evening is of the day that the programme’s clocks showed', async () => {
	const workspace = trialProgramme().open({ clock: () => new Date('2019-06-30T22:30:00Z') });
	await buildEdition(workspace);
	const edition = await openEdition(workspace);
	const { items } = pastDeliveries(workspace, edition, localReader('test', 'fr'), true);
	edition.database.close();
	expect(new Set(items.map(({ on }) => on))).toEqual(new Set(['2019-07-01']));
});
