import { expect, onTestFinished, test } from 'vitest';
import { localReader, publicReader } from '#lib/indicators/reader.ts';
import { publishEdition } from '../declared/publish-edition.ts';
import { buildEdition } from '../editions/build-edition.ts';
import { openEdition } from '../editions/open-edition.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import { appraise } from '../meetings/appraise.ts';
import { createMeeting } from '../meetings/change-meeting.ts';
import { recordDecision } from '../meetings/record-decision.ts';
import { figuresWork } from '../values/figures-work.ts';
import { computeHeadlines } from '../values/headlines.ts';
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

test('a meeting recorded after the edition waits for the next one, which tells its date to who sees no small counts', async () => {
	const trial = trialProgramme();
	const query = 'queries/indicators/visitors.sql';
	trial.write(query, trial.read(query).replace('owner:', 'confidential: { threshold: 2 }\nowner:'));
	const workspace = trial.open();
	const { edition: first } = await buildEdition(workspace, figuresWork);
	const written = { title: null, asOf: null, place: null, chair: null };
	const ids = ['2019-02-14', '2019-02-28', '2019-06-14'].map(
		(date) => createMeeting(workspace, { ...written, date }).id
	);
	const told = async () => {
		const edition = await openEdition(workspace);
		onTestFinished(() => edition.database.close());
		const pages = await Promise.all(
			ids.map((id) => meetingPage(workspace, id, edition, async () => edition, reader))
		);
		const asked = { indicators: ['visitors'], dates: ['2019-02-14'], asOf: '2019-02-14' };
		const official = { ...publicReader('fr'), publishedOnly: false };
		const found = await computeHeadlines(edition, { ...asked, territory: null }, official);
		return {
			id: edition.id,
			waits: pages.map(({ waits }) => waits),
			value: found.get('visitors')![0]
		};
	};
	// An end of month is told in any edition, and a date after the last file has no figure.
	expect(await told()).toMatchObject({
		id: first,
		waits: [true, false, false],
		value: { missing: 'secret' }
	});
	await publishEdition(workspace);
	expect(await told()).toMatchObject({ waits: [false, false, false], value: { value: 12 } });
});
