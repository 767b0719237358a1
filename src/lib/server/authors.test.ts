import { localReader } from '#lib/indicators/reader.ts';
import { orderReader } from './report-builds/order-reader.ts';
import { expect, onTestFinished, test } from 'vitest';
import { openApplication } from './application.ts';
import { buildEdition } from './editions/build-edition.ts';
import { everyDelivery } from './editions/deliveries.ts';
import { listEditions } from './editions/publication.ts';
import { trialProgramme } from './editions/trial-programme.ts';
import { createMeeting } from './meetings/change-meeting.ts';
import { listMeetings } from './meetings/meeting.ts';
import { listDrafts } from './rounds/draft.ts';
import { march, sent } from './rounds/rounds-fixture.ts';

const somebody = (name: string) => ({ id: null, name });

/** A server on a programme that has published once. */
async function served() {
	const trial = trialProgramme();
	const workspace = trial.open();
	await buildEdition(workspace);
	const env = {
		JALON_PROGRAMME: trial.folder,
		JALON_VAR: trial.var,
		JALON_LOG: 'silent',
		JALON_USER: 'server'
	};
	const application = openApplication(env, trial.folder);
	onTestFinished(() => application.close());
	await application.prepared;
	return { trial, workspace, application };
}

test('what a signed-in person records is theirs, in each part of the application', async () => {
	const { workspace, application } = await served();
	const ines = application.as(somebody('Inès'));
	const bob = application.as(somebody('Bob'));
	expect(application.user).toBe('server');

	createMeeting(ines.workspace, {
		title: 'Première',
		date: '2019-04-05',
		asOf: null,
		place: null,
		chair: null
	});
	expect(workspace.records.all('select created_by from meetings')).toEqual([
		{ created_by: 'Inès' }
	]);
	expect(listMeetings(workspace)).toHaveLength(1);

	const { draft } = await ines.rounds.add({ name: '2019-03.csv', from: sent(march) });
	await application.rounds.idle();
	expect(listDrafts(workspace, draft.round)[0]?.addedBy).toBe('Inès');
	// Whoever publishes looked at the trial of what another brought.
	const trial = await bob.rounds.trial(draft.round);
	const { round } = await bob.rounds.publish(draft.round, { trial: trial!.edition });
	expect(round).toMatchObject({ openedBy: 'Inès', closedBy: 'Bob' });
	expect(everyDelivery(workspace).at(-1)).toMatchObject({
		name: '2019-03.csv',
		deliveredBy: 'Inès'
	});
	expect(listEditions(workspace)[0]?.publishedBy).toBe('Bob');

	const build = ines.reports.ask(
		{
			report: 'none',
			language: 'fr',
			edition: trial!.edition,
			meeting: null,
			year: null,
			asOf: null,
			indicator: null,
			filters: { axis: null, audience: null, partner: null, compare: null },
			territories: [null],
			formats: ['html'],
			reader: orderReader({ id: 'ines' }, localReader('Inès', 'fr'))
		},
		'Aucun'
	);
	expect(build.askedBy).toBe('Inès');
	application.reports.cancel(build.number);
	await application.reports.idle();
});

test('two people share what is open, and each their name', async () => {
	const { application } = await served();
	const [one, other] = [application.as(somebody('Inès')), application.as(somebody('Bob'))];
	expect(one.workspace.records).toBe(other.workspace.records);
	expect([one.workspace.user, other.workspace.user]).toEqual(['Inès', 'Bob']);
	expect(application.workspace.user).toBe('server');
	expect(one.as(somebody('Camille')).workspace.user).toBe('Camille');
});

test('what publishes by itself is published by who brought it', async () => {
	const { trial, workspace, application } = await served();
	const contract = trial.read('data/contracts/visits.yaml');
	trial.write('data/contracts/visits.yaml', `${contract}publish: automatic\n`);
	const { draft } = await application
		.as(somebody('Inès'))
		.rounds.add({ name: '2019-03.csv', from: sent(march) });
	await application.rounds.idle();
	expect(listDrafts(workspace, draft.round)[0]?.state).toBe('published');
	expect(listEditions(workspace)[0]?.publishedBy).toBe('Inès');
});
