import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeViolations } from '../../testing/axe.ts';
import { sticksOut } from '../../testing/opened-page.ts';
import { serveTrialOnce } from '../../testing/serve-trial.ts';
import { useBrowser } from '../../testing/use-browser.ts';

const browser = useBrowser();

const sheet = `---
title: Fiche
for: indicator
---

Fiche de {% $indicator.id %} en {% $year %}.
`;

/** A sheet for each test. */
const served = serveTrialOnce(browser, {
	'reports/sheet.md': sheet,
	'reports/other.md': sheet,
	'reports/plain.md': sheet,
	'reports/minutes.md': '---\ntitle: Relevé\nfor: meeting\n---\n\n{% meeting /%}\n'
});

const seen = (page: Page) => page.frameLocator('#seen').locator('body');
const field = (page: Page, label: string) => page.locator('#choices').getByLabel(label);
const asked = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

describe('a sheet that is being written', () => {
	it('is seen for the first indicator, then for the one that is chosen, which the address keeps', async () => {
		const { urls } = served();
		const page = await browser.open();
		await page.goto(`${urls[0]}/reports/sheet/edit`);
		await seen(page).getByText('Fiche de members-registered en 2019.').waitFor();
		await field(page, 'Indicateur').selectOption('visitors');
		await seen(page).getByText('Fiche de visitors en 2019.').waitFor();
		expect(asked(page)).toMatchObject({ indicator: 'visitors', year: '2019' });
		await page.reload();
		await seen(page).getByText('Fiche de visitors en 2019.').waitFor();
		expect(await field(page, 'Indicateur').inputValue()).toBe('visitors');
		expect(await axeViolations(page)).toEqual([]);

		// What leads away leads back to the same.
		await page.getByRole('link', { name: 'Historique' }).press('Enter');
		await page.getByRole('link', { name: 'Modèle : Fiche' }).press('Enter');
		await seen(page).getByText('Fiche de visitors en 2019.').waitFor();
	}, 60_000);

	it('offers what its text takes, as soon as it takes it', async () => {
		const { urls } = served();
		const page = await browser.open();
		await page.goto(`${urls[0]}/reports/other/edit`);
		await seen(page).getByText('Fiche de').waitFor();
		const text = page.getByLabel('Texte du modèle');
		const territory = sheet
			.replace('for: indicator', 'for: territory')
			.replace('$indicator.id', '$territory.name');
		await text.fill(territory);
		await seen(page).getByText('Fiche de Causse de Labastide').waitFor();
		expect(await field(page, 'Indicateur').isVisible()).toBe(false);
		expect(await field(page, 'Territoire').inputValue()).toBe('244600573');
		expect(asked(page)).toMatchObject({ territory: '244600573' });
		expect(asked(page)).not.toHaveProperty('indicator');
		await field(page, 'Territoire').selectOption('200067361');
		await seen(page)
			.getByText(/Fiche de Grand.Figeac/)
			.waitFor();

		await text.fill('---\nfor: meeting\n---\n\n{% meeting /%}\n');
		await page.getByText('Il n’y a encore rien à montrer').waitFor();
		expect(await field(page, 'Territoire').isVisible()).toBe(false);
	}, 60_000);

	it('is seen without a script too, with its mistakes, and on a telephone', async () => {
		const { urls } = served();
		const page = await browser.open({ script: false });
		await page.goto(`${urls[0]}/reports/plain/edit`);
		expect(await page.locator('#seen').isVisible()).toBe(false);
		await field(page, 'Indicateur').selectOption('visitors');
		await page.getByLabel('Texte du modèle').fill(`${sheet}\nEncore.\n`);
		await page.getByRole('button', { name: 'Voir' }).click();
		expect(await page.locator('#seen').getAttribute('srcdoc')).toContain('Fiche de visitors');
		expect(asked(page)).toMatchObject({ indicator: 'visitors' });
		await page.reload();
		expect(await page.locator('#seen').getAttribute('srcdoc')).toContain('Encore.');
		expect(await field(page, 'Indicateur').inputValue()).toBe('visitors');
		await page.setViewportSize({ width: 320, height: 700 });
		expect(await sticksOut(page)).toBe(0);
		await page.getByRole('button', { name: 'Publier…' }).click();
		await page.getByRole('link', { name: 'Revenir au brouillon' }).click();
		expect(await field(page, 'Indicateur').inputValue()).toBe('visitors');
	}, 60_000);
});

describe('minutes that are being written', () => {
	it('lead to a first meeting where there is none', async () => {
		const { urls } = served();
		const page = await browser.open();
		await page.goto(`${urls[0]}/reports/minutes/edit`);
		await page.getByText('aucune séance n’est notée').waitFor();
		await page.getByRole('link', { name: 'Noter une première séance' }).press('Enter');
		await page.locator('input[name="date"]').fill('2019-02-20');
		await page.getByRole('button', { name: 'Créer la séance' }).click();
		await page.goto(`${urls[0]}/reports/minutes/edit`);
		await seen(page).getByText('20 février 2019').first().waitFor();
		expect(asked(page)).toMatchObject({ meeting: '2019-01' });
	}, 60_000);
});
