import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildEdition } from '../../lib/server/editions/build-edition.ts';
import { trialProgramme } from '../../lib/server/editions/trial-programme.ts';
import { startMailServer } from '../../testing/mail-server.ts';
import { startServer } from '../../testing/start-server.ts';
import { useBrowser } from '../../testing/use-browser.ts';

const example = useBrowser();
const patience = { timeout: 30_000 };

/** A programme with one report, served by the real command, which sends by a real server. */
async function serve(env: Readonly<Record<string, string>>) {
	const trial = trialProgramme({
		'reports/trial.md': '---\ntitle: { fr: Essai mensuel }\n---\n\n{% key-figures /%}\n'
	});
	const workspace = trial.open();
	await buildEdition(workspace);
	workspace.close();
	const settings = { JALON_PROGRAMME: trial.folder, ...env };
	const server = await startServer(settings);
	await example.signIn(server.url, settings);
	onTestFinished(async () => void (await server.stop()));
	return server.url;
}

/** Fills the form with the keyboard alone. */
async function fill(page: Page, recipients: string): Promise<void> {
	await page.getByLabel('Rapport', { exact: true }).focus();
	await page.keyboard.type('Essai');
	await page.getByLabel('Rythme').focus();
	await page.keyboard.type('chaque mois');
	await page.getByLabel('Jour du mois').focus();
	await page.keyboard.type('5');
	await page.getByLabel('Destinataires').focus();
	await page.keyboard.press('Control+A');
	await page.keyboard.type(recipients);
	await page.getByLabel('Prévenir en cas d’échec').focus();
	await page.keyboard.press('Control+A');
	await page.keyboard.type('camille@lot.example');
	await page.getByRole('button', { name: 'Créer cet envoi' }).focus();
	await page.keyboard.press('Enter');
}

describe('a regular sending', () => {
	it('is made, sent at once, paused and deleted, with the keyboard alone', async () => {
		const mail = await startMailServer();
		const url = await serve({ JALON_SMTP: mail.url, JALON_MAIL_FROM: 'jalon@lot.example' });
		const page = await example.open();
		await page.goto(`${url}/schedules`);
		await fill(page, 'prefete@lot.example pas-une-adresse');
		await page.getByRole('alert').waitFor();
		expect(await page.getByRole('alert').innerText()).toContain('pas-une-adresse');
		expect(await page.getByLabel('Destinataires').inputValue()).toContain('pas-une-adresse');
		await fill(page, 'prefete@lot.example');
		await page.waitForURL('**/schedules/1?done=made');
		expect(await page.locator('h1').innerText()).toMatch(/^Essai mensuel, le 5 de chaque mois à 7/);

		await page.getByRole('button', { name: 'Envoyer maintenant' }).press('Enter');
		await page.getByRole('row').getByText('Envoyé').waitFor(patience);
		expect(mail.received.map(({ to }) => to)).toEqual([['prefete@lot.example']]);
		const letter = mail.received[0]!.mail;
		expect(letter.attachments).toHaveLength(1);
		expect(letter.text).toContain(`${url}/builds/1`);

		await page.getByRole('button', { name: 'Suspendre' }).press('Enter');
		await page.getByText('Envoi suspendu.').waitFor();
		expect(await page.locator('.lead').innerText()).toContain('suspendu');
		await page.locator('summary', { hasText: 'Supprimer' }).press('Enter');
		await page.getByRole('button', { name: 'Supprimer' }).press('Enter');
		await page.waitForURL('**/schedules?done=deleted');
		expect(await page.locator('main').innerText()).toContain('Aucun envoi régulier.');
		expect((await page.goto(`${url}/schedules/1`))?.status()).toBe(404);
	});

	it('says that nothing is sent where no server for letters is set', async () => {
		const page = await example.open();
		await page.goto('/schedules');
		expect(await page.locator('main').innerText()).toContain('JALON_SMTP');

		const url = await serve({});
		await page.goto(`${url}/schedules`);
		await fill(page, 'prefete@lot.example');
		await page.waitForURL('**/schedules/1?done=made');
		expect(await page.getByRole('button', { name: 'Préparer maintenant' }).isVisible()).toBe(true);
		expect(await page.getByRole('button', { name: 'Envoyer maintenant' }).count()).toBe(0);
	});

	it('a server for letters that can’t be one is refused when the site starts', async () => {
		await expect(serve({ JALON_SMTP: 'mail.lot.example' })).rejects.toThrow('JALON_SMTP');
		await expect(serve({ JALON_SMTP: 'smtp://mail.lot.example' })).rejects.toThrow(
			'JALON_MAIL_FROM'
		);
	});
});
