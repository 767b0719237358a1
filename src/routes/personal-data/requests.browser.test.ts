import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { buildEdition } from '#lib/server/editions/build-edition.ts';
import { openEdition } from '#lib/server/editions/open-edition.ts';
import { peopleProgramme } from '#lib/server/privacy/people-fixture.ts';
import { startServer } from '../../testing/start-server.ts';
import { useBrowser } from '../../testing/use-browser.ts';

const example = useBrowser();

async function served() {
	const trial = peopleProgramme();
	mkdirSync(join(trial.folder, 'reports'), { recursive: true });
	writeFileSync(
		join(trial.folder, 'data/targets.csv'),
		'indicator,territory,date,value,role,note\n'
	);
	const workspace = trial.open();
	await buildEdition(workspace);
	const env = { JALON_PROGRAMME: trial.folder };
	const server = await startServer(env);
	await example.signIn(server.url, env);
	onTestFinished(async () => void (await server.stop()));
	return { workspace, url: server.url.replace(/\/$/, '') };
}

it('a request is answered on its page: found, given as a file, erased, without script', async () => {
	const { workspace, url } = await served();
	const page = await example.open({ script: false });
	await page.goto(`${url}/personal-data`);
	await page.getByRole('link', { name: 'Répondre à une demande' }).click();
	const field = page.getByLabel('Qui, une ligne par adresse');
	await field.fill('Zoé Martin-Quéré');
	await page.getByRole('button', { name: 'Chercher' }).click();
	// Her name alone shows who bears it, and under what.
	const found = page.locator('#found');
	expect(await found.innerText()).toContain('Zoe.Martin@example.org');
	expect(await found.innerText()).toContain('zoe@other.example');
	expect(page.url()).not.toContain('Martin');
	await page.getByLabel('Pourquoi, sans la nommer').fill('demande du 12 mars');
	await page.getByRole('button', { name: 'Retirer' }).click();
	expect(await page.getByRole('alert').innerText()).toContain('Un nom ne suffit pas');

	await field.fill('Zoé Martin-Quéré\nzoe.martin@example.org');
	await page.getByRole('button', { name: 'Chercher' }).click();
	expect(await found.innerText()).toContain('N-002');
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Télécharger ses données' }).click()
	]);
	expect(file.suggestedFilename()).toBe('jalon-access-request.csv');
	await page.getByLabel('Pourquoi, sans la nommer').fill('demande du 12 mars');
	await page.getByRole('button', { name: 'Retirer' }).click();
	await page.getByText('Retrait nᵒ 1 fait').waitFor({ timeout: 150_000 });
	expect(page.url()).not.toContain('Martin');
	expect(await page.locator('table').last().innerText()).toContain('demande du 12 mars');
	const { database } = await openEdition(workspace);
	expect(await database.all("select * from received.members where number = 'N-002'")).toEqual([]);
	database.close();
}, 120_000);
