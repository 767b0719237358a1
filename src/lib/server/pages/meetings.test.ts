import { expect, onTestFinished, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { buildEdition } from '../editions/build-edition.ts';
import { openEdition } from '../editions/open-edition.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import { appraise } from '../meetings/appraise.ts';
import { createMeeting } from '../meetings/change-meeting.ts';
import { recordDecision } from '../meetings/record-decision.ts';
import { meetingPage, meetingsPage } from './meetings.ts';

const reader = localReader('essai', 'fr');

test('a meeting lacks the appraisal of an indicator whose axis of the same name has one, and decisions are late today', async () => {
	const trial = trialProgramme();
	const settings = 'data/programme.yaml';
	trial.write(settings, `${trial.read(settings)}  - { id: visitors, title: { fr: Visiteurs } }\n`);
	const workspace = trial.open();
	await buildEdition(workspace);
	const edition = await openEdition(workspace);
	onTestFinished(() => edition.database.close());
	const { programme } = edition;
	const written = { title: null, asOf: null, place: null, chair: null };
	const [past, next] = ['2019-01-31', '2019-02-28'].map(
		(date) => createMeeting(workspace, { ...written, date }).id
	) as [string, string];
	const said = { meeting: next, level: null, wording: 'Bien.' };
	appraise(workspace, programme, { ...said, subject: { kind: 'axis', id: 'visitors' } });
	const unappraised = async () => {
		const page = await meetingPage(workspace, next, edition, async () => edition, reader);
		return page.readiness.unappraised.map(({ id }) => id);
	};
	expect(await unappraised()).toContain('visitors');
	appraise(workspace, programme, { ...said, subject: { kind: 'indicator', id: 'visitors' } });
	expect(await unappraised()).not.toContain('visitors');

	// The figures stop in February 2019, the clock says 2024.
	recordDecision(workspace, programme, {
		...{ meeting: past, wording: 'Recenser.', kind: 'decision', axis: null, indicators: [] },
		...{ owner: null, deadline: '2019-09-30' }
	});
	expect(await meetingsPage(workspace, edition, reader)).toMatchObject({ late: 1 });
});
