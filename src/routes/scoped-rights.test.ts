import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildEdition } from '#lib/server/editions/build-edition.ts';
import { trialProgramme, type TrialProgramme } from '#lib/server/editions/trial-programme.ts';
import type { PersonTerms } from '#lib/server/people/person-terms.ts';
import { routeRights } from '#lib/server/people/route-rights.ts';
import { roles } from '#lib/indicators/reader.ts';
import { may } from '#lib/indicators/rights.ts';
import { apiRights } from '#lib/server/api/api-rights.ts';
import { buildWeb } from '../setup/build-web.ts';
import { addressOf } from '../testing/route-address.ts';
import { signInForTest } from '../testing/sign-in-for-test.ts';
import { startServer, type StartedServer } from '../testing/start-server.ts';

const figeac = '200067361';

/** What somebody may be held to; the trial programme has one axis. */
const scopes: Readonly<Record<string, Partial<PersonTerms>>> = {
	'the whole programme': {},
	'a territory': { territories: [figeac] },
	'an axis': { axes: ['people'] },
	'a territory, reading all': { territories: [figeac], readsAll: true }
};
const everyone = roles.flatMap((role) => Object.keys(scopes).map((scope) => ({ role, scope })));
const routes = Object.entries(routeRights);

/** Of something that the trial programme has, where a route speaks of an indicator. */
const ofTrial = (address: string) => address.replace('ambassadors-registered', 'visitors');

let trial: TrialProgramme;
let server: StartedServer;
let drop = () => {};
const env = () => ({ JALON_PROGRAMME: trial.folder, JALON_RATE_LIMIT: '0' });

beforeAll(async () => {
	await buildWeb();
	trial = trialProgramme({}, (cleanUp) => (drop = cleanUp));
	const query = 'queries/indicators/visitors.sql';
	trial.write(query, trial.read(query).replace('owner:', 'publish: true\nowner:'));
	const workspace = trial.open();
	await buildEdition(workspace);
	workspace.close();
	server = await startServer(env());
});
afterAll(async () => {
	await server.stop();
	drop();
});

describe.each(everyone)('$role, of $scope', ({ role, scope }) => {
	test('is refused what the table of rights refuses, on each route and form, and nothing else', async () => {
		const url = server.url.replace(/\/$/, '');
		const email = `${role}-${Object.keys(scopes).indexOf(scope)}@lot.example`;
		const { person, cookie } = signInForTest(url, env(), [role], { ...scopes[scope], email });
		const ask = async (address: string, init: RequestInit = {}) => {
			const headers = { cookie, origin: new URL(url).origin, accept: 'text/html' };
			const { status, body } = await fetch(url + address, { redirect: 'manual', headers, ...init });
			await body?.cancel();
			return status === 403;
		};
		const wrong: string[] = [];
		let refused = 0;
		for (const [route, { read, write = {}, bare }] of routes) {
			const address = ofTrial(addressOf(route));
			const held = read !== 'anyone' && !may(person, read);
			if ((await ask(address)) !== held) wrong.push(`${held ? 'reads' : 'does not read'} ${route}`);
			if (held) refused++;
			for (const [form, right] of Object.entries(write)) {
				if (right === 'anyone' || may(person, right)) continue;
				refused++;
				const sent = address + (bare || form === 'default' ? '' : `?/${form}`);
				if (!(await ask(sent, { method: 'POST', body: new URLSearchParams() })))
					wrong.push(`sends ${form} to ${route}`);
			}
		}
		for (const [route, right] of Object.entries(apiRights)) {
			const held = right !== 'anyone' && !may(person, right);
			const answered = await ask(
				`${route.replace(':id', 'visitors')}?indicator=visitors&territory=${figeac}`
			);
			if (answered !== held) wrong.push(`${held ? 'reads' : 'does not read'} ${route}`);
		}
		expect(wrong).toEqual([]);
		// Nobody has all of them.
		expect(refused).toBeGreaterThan(10);
	});
});
