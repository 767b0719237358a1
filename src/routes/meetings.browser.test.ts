import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { buildEdition } from '#lib/server/editions/build-edition.ts';
import { currentEditionId } from '#lib/server/editions/publication.ts';
import { trialProgramme } from '#lib/server/editions/trial-programme.ts';
import { readAudit } from '#lib/server/people/audit.ts';
import { listMeetings } from '#lib/server/meetings/meeting.ts';
import { startServer } from '../testing/start-server.ts';
import { useBrowser } from '../testing/use-browser.ts';

const { open, signIn } = useBrowser();

/** Tabs until what has the focus is named so: the way of whoever has no mouse. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
	const matches = (text: string) =>
		typeof name === 'string' ? text.includes(name) : name.test(text);
	for (let presses = 0; presses < 150; presses++) {
		await page.keyboard.press('Tab');
		const focused = await page.evaluate(() => {
			const element = document.activeElement as HTMLInputElement | null;
			const label = element?.labels?.[0]?.textContent ?? '';
			return `${label} ${element?.textContent ?? ''} ${element?.getAttribute('aria-label') ?? ''}`;
		});
		if (matches(focused.replace(/[\u00a0\u202f\s]+/g, ' '))) return;
	}
	throw new Error(`nothing named ${String(name)} is reached with Tab`);
}

/** Presses and waits for the page that answers. */
async function send(page: Page): Promise<void> {
	await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

it('a meeting is prepared, frozen, corrected the night before, opened and left, by keyboard alone', async () => {
	const trial = trialProgramme();
	const workspace = trial.open();
	await buildEdition(workspace);
	const env = { JALON_PROGRAMME: trial.folder, JALON_VAR: trial.var };
	const server = await startServer(env);
	await signIn(server.url, env);
	try {
		const page = await open();
		await page.goto(`${server.url}/meetings`);
		await tabTo(page, 'Jour de la séance');
		await page.keyboard.type('28022019');
		await tabTo(page, 'Lieu');
		await page.keyboard.type('Parnac');
		await tabTo(page, 'Créer la séance');
		await send(page);
		expect(new URL(page.url()).pathname).toBe('/meetings/2019-01');
		expect(await page.textContent('#readiness')).toContain('Aucun point à arbitrer');

		// One made by mistake is taken away again.
		await page.locator('#meeting').getByText('Supprimer la séance').click();
		await page.getByRole('button', { name: 'Supprimer définitivement' }).click();
		await page.waitForURL(/\/meetings\?done=deleted#meetings-outcome$/);
		expect(await page.textContent('[role=status]')).toContain('La séance est supprimée');
		await page.locator('input[name=date]').fill('2019-02-28');
		await page.getByRole('button', { name: 'Créer la séance' }).dblclick();
		await page.waitForURL(/\/meetings\/2019-01$/);
		expect(listMeetings(workspace)).toHaveLength(1);

		await tabTo(page, 'De quoi s’agit-il');
		await page.keyboard.type('Prolonger le poste de Figeac');
		await tabTo(page, 'Ajouter à l’ordre du jour');
		await send(page);
		expect(await page.textContent('#agenda .arbitration')).toContain(
			'Prolonger le poste de Figeac'
		);
		expect(await page.textContent('#readiness')).not.toContain('Aucun point à arbitrer');

		await tabTo(page, 'Une fonction ou une institution par ligne');
		await page.keyboard.type('Préfecture du Lot');
		await tabTo(page, /^ ?Inviter/);
		await send(page);
		expect(await page.textContent('#members .told')).toContain('Préfecture du Lot');

		await tabTo(page, 'Arrêter les chiffres');
		if ((await page.evaluate(() => document.activeElement?.tagName)) === 'A')
			await tabTo(page, 'Arrêter les chiffres');
		await send(page);
		expect(await page.textContent('[role=status]')).toContain('Les chiffres sont arrêtés');

		// 22:00, the night before: a file is corrected, and published.
		trial.write('data/exports/visits/2019-02-suite.csv', 'Numéro;Date;Visiteurs\nd;04/02/2019;7\n');
		await buildEdition(workspace);
		for (let tries = 0; tries < 40; tries++) {
			await page.reload();
			if ((await page.textContent('#readiness'))?.includes('plus récente')) break;
			await page.waitForTimeout(100);
		}
		expect(await page.textContent('#readiness')).toContain('Une version plus récente');
		await tabTo(page, 'Pourquoi arrêter de nouveau');
		await page.keyboard.type('22 h, visites de février complétées');
		await tabTo(page, 'Arrêter de nouveau');
		await send(page);
		const figures = (await page.textContent('#figures')) ?? '';
		expect(figures).toContain('22 h, visites de février complétées');
		expect(await page.locator('#figures ol > li').count()).toBe(2);

		await tabTo(page, 'Ouvrir la séance');
		await send(page);
		expect(await page.textContent('#figures')).toContain('ses chiffres ne changent plus');
		expect(await page.locator('#figures button').count()).toBe(0);
		expect(await page.textContent('#readiness')).toContain('La présence d’un membre');

		// A later correction shows as such, on the meeting's own page of figures.
		trial.write(
			'data/exports/visits/2019-02-encore.csv',
			'Numéro;Date;Visiteurs\ne;05/02/2019;1\n'
		);
		await buildEdition(workspace);
		for (let tries = 0; tries < 40; tries++) {
			await page.goto(`${server.url}/?meeting=2019-01`);
			if (await page.locator('.corrections').count()) break;
			await page.waitForTimeout(100);
		}
		const corrections = (await page.textContent('.corrections')) ?? '';
		expect(corrections.replace(/\s+/g, ' ')).toContain('20 visiteurs au lieu de 19');
		expect(await page.textContent('aside')).toContain('Séance du 28 février 2019');
		await page.goto(`${server.url}/?meeting=2031-01`);
		expect(await page.textContent('main')).toContain('La séance « 2031-01 » n’existe pas');
	} finally {
		await server.stop();
	}
});

it('the agenda and the members are put in order line by line, and what is refused stays typed', async () => {
	const trial = trialProgramme();
	const workspace = trial.open();
	await buildEdition(workspace);
	const env = { JALON_PROGRAMME: trial.folder, JALON_VAR: trial.var };
	const server = await startServer(env);
	await signIn(server.url, env);
	const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');
	try {
		const page = await open();
		await page.goto(`${server.url}/meetings`);
		await page.fill('[name=date]', '2019-02-28');
		await page.getByRole('button', { name: 'Créer la séance' }).click();
		const first = page.url();
		for (const title of ['Bilan', 'Budget']) {
			const add = page.locator('#agenda .add');
			if (!(await add.evaluate((one) => (one as HTMLDetailsElement).open)))
				await add.locator('summary').click();
			await page.fill('#new-item-title', title);
			await page.selectOption('#new-item-kind', 'item');
			await page.selectOption('#new-item-indicator', { index: 1 });
			await page.getByRole('button', { name: 'Ajouter à l’ordre du jour' }).click();
			await page.waitForLoadState();
		}
		expect(await focused(page)).toBe('agenda-outcome');
		await page.getByRole('button', { name: 'Monter\u202f: Budget' }).click();
		await page.waitForLoadState();
		expect(await focused(page)).toMatch(/^agenda-\d+$/);
		expect(await page.locator('#agenda li .title').allInnerTexts()).toEqual(['Budget', 'Bilan']);

		// The box of a linked indicator takes it off.
		const item = page.locator('#agenda li[id]').first();
		await item.locator('summary').click();
		await item.locator('[type=checkbox]').uncheck();
		await item.getByRole('button', { name: 'Enregistrer' }).click();
		await page.waitForLoadState();
		expect(await page.locator('#agenda li[id]').first().locator('a.linked').count()).toBe(0);

		// Somebody else changes the item meanwhile: the refusal is told at its form, which keeps its words.
		const other = await open();
		await other.goto(first);
		const write = async (on: Page, words: string) => {
			const line = on.locator('#agenda li[id]').first();
			if (!(await line.locator('details').evaluate((one) => (one as HTMLDetailsElement).open)))
				await line.locator('summary').click();
			await line.locator('[name=detail]').fill(words);
			await line.getByRole('button', { name: 'Enregistrer' }).click();
			await on.waitForLoadState();
		};
		await write(other, 'Vu par l’une');
		await write(page, 'Vu par l’autre');
		expect(await focused(page)).toBe('agenda-outcome');
		expect(await page.locator('#agenda li #agenda-outcome').isVisible()).toBe(true);
		expect(await page.locator('#agenda li [name=detail]').first().inputValue()).toBe(
			'Vu par l’autre'
		);

		await page.fill('#member-names', 'Préfecture\nVille de Cahors');
		await page.locator('#members .add button').click();
		await page.waitForLoadState();
		const up = page.getByRole('button', { name: 'Monter\u202f: Ville de Cahors' });
		await up.click();
		await page.waitForLoadState();
		// The panel stays open after a move.
		expect(await up.isVisible()).toBe(true);
		expect(await up.isDisabled()).toBe(true);
		expect(await focused(page)).toMatch(/^members-\d+$/);
		const links = await page.locator('.head .links a').allInnerTexts();
		expect(links).toContain('Choisir les diapositives');
	} finally {
		await server.stop();
	}
});

it('an edition that a meeting waits for is followed, interrupted and asked for again, without script', async () => {
	const trial = trialProgramme();
	const workspace = trial.open();
	await buildEdition(workspace);
	const env = { JALON_PROGRAMME: trial.folder, JALON_VAR: trial.var };
	const server = await startServer(env);
	await signIn(server.url, env);
	try {
		const page = await open({ script: false });
		await page.goto(`${server.url}/meetings`);
		await page.locator('input[name=date]').fill('2019-02-28');
		await page.locator('input[name=figures-on]').fill('2019-02-14');
		await page.getByRole('button', { name: 'Créer la séance' }).click();

		// Seconds each, on any machine; with the first under way, the others are never begun.
		const slow = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `queries/tables/slow-${name}.sql`);
		for (const path of slow)
			trial.write(
				path,
				'-- One row is a count.\nselect count(*) as numbers from range(500_000_000) t(i) where hash(i) % 7 = 0\n'
			);
		const figures = page.locator('#figures');
		const publish = figures.getByRole('button', { name: 'Publier' });
		const before = currentEditionId(workspace);

		// A meeting that somebody deleted meanwhile, and an address that nobody wrote.
		const gone = await page.request.post(`${server.url}/meetings/2031-01?/publish`, {
			headers: { origin: server.url },
			form: {}
		});
		expect(gone.status()).toBe(404);
		for (const path of ['declarations', 'deliveries', 'meetings/2019-01']) {
			await page.goto(`${server.url}/${path}?done=constructor`);
			expect(await page.locator('main').innerText()).not.toMatch(/native code|\[object/);
		}
		await page.goto(`${server.url}/meetings/2019-01`);
		await publish.click();
		expect(new URL(page.url()).hash).toBe('#figures-outcome');
		expect(await figures.getByRole('status').innerText()).toMatch(/^Publication en cours/);
		expect(await publish.count()).toBe(0);
		expect(await page.locator('meta[http-equiv=refresh]').getAttribute('content')).toBe(
			'3; url=/meetings/2019-01?done=publishing-published'
		);
		// On paper nothing of it is left, not even the line of its focus.
		await page.emulateMedia({ media: 'print' });
		expect(await page.locator('#figures-outcome').isVisible()).toBe(false);
		await page.emulateMedia({ media: 'screen' });
		await figures.getByRole('button', { name: 'Interrompre la publication' }).click();
		await figures.getByRole('alert').waitFor();
		expect(await figures.getByRole('alert').innerText()).toBe(
			'La publication a été interrompue. Les chiffres publiés n’ont pas changé.'
		);
		expect(currentEditionId(workspace)).toBe(before);
		// The trail tells what came to be.
		const published = () =>
			readAudit(workspace, {
				...{ who: '', what: 'published', from: null, to: null, before: null, limit: 10 }
			});
		expect(published()).toEqual([]);

		for (const path of slow) rmSync(join(trial.folder, path));
		await publish.click();
		await figures.getByText('Version publiée.', { exact: true }).waitFor();
		expect(await publish.count()).toBe(0);
		expect(currentEditionId(workspace)).not.toBe(before);
		await expect.poll(published).toMatchObject([{ about: { id: '2019-01', form: 'publish' } }]);
	} finally {
		await server.stop();
	}
});
