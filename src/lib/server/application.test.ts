import { expect, onTestFinished, test } from 'vitest';
import { openApplication } from './application.ts';
import { buildEdition } from './editions/build-edition.ts';
import { trialProgramme } from './editions/trial-programme.ts';
import { listMeetings } from './meetings/meeting.ts';

const history = `version: 1
meetings:
  - { id: "2019-01", date: 2019-01-31 }
  - { id: "2019-02", date: 2019-02-28 }
`;

/** A server on a programme that has published once, without history; then with one, as the web publishes. */
async function publishedWithHistory(before: (records: { run(sql: string): unknown }) => void) {
	const trial = trialProgramme();
	const workspace = trial.open();
	await buildEdition(workspace);
	const env = { JALON_PROGRAMME: trial.folder, JALON_VAR: trial.var, JALON_LOG: 'silent' };
	const application = openApplication(env, trial.folder);
	onTestFinished(() => application.close());
	await application.prepared;
	before(workspace.records);
	trial.write('data/meetings.yaml', history);
	const { edition } = await buildEdition(workspace);
	await application.untilServed(edition);
	const lease = application.lease();
	const served = (await lease.open(null)).id;
	lease.release();
	return { served, edition, meetings: listMeetings(workspace).map(({ id }) => id) };
}

test('a history published from the web is taken over before its edition is served', async () => {
	const { served, edition, meetings } = await publishedWithHistory(() => {});
	expect(served).toBe(edition);
	expect(meetings).toEqual(['2019-02', '2019-01']);
});

test('an edition is served although its history cannot be written down', async () => {
	const { served, edition, meetings } = await publishedWithHistory((records) =>
		records.run(`create trigger full before insert on meetings begin
			select raise(abort, 'database or disk is full'); end`)
	);
	expect(served).toBe(edition);
	expect(meetings).toEqual([]);
});
