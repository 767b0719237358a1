import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeViolations } from '../../testing/axe.ts';
import { sticksOut } from '../../testing/opened-page.ts';
import { serveTrialOnce } from '../../testing/serve-trial.ts';
import { useBrowser } from '../../testing/use-browser.ts';

const browser = useBrowser();

const titled = (title: string) => `---
title: ${title}
---

# Synthèse

Nous sommes {% figure "members-registered" /%}.

{% partial file="parts/one.md" /%}
`;
const review = titled('Bilan');

/** A small programme with a report for each test, served to each of two people by the real command. */
const served = serveTrialOnce(
	browser,
	{
		'reports/review.md': review,
		'reports/plain.md': titled('Sans script'),
		'reports/shared.md': titled('À deux'),
		'reports/seen.md': titled('Vu'),
		'reports/small.md': titled('Au téléphone').replace('one.md', 'small.md'),
		'reports/parts/one.md': 'Une partie.\n',
		'reports/parts/small.md': 'Une petite partie.\n'
	},
	['ana', 'bob']
);

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll(/\s+/g, ' ');
const told = async (page: Page, selector: string) =>
	plain(await page.locator(selector).innerText());
const seen = (page: Page) => page.frameLocator('#seen').locator('body');
const press = async (page: Page, name: string | RegExp, role: 'link' | 'button' = 'button') => {
	await page
		.getByRole(role, { name, exact: typeof name === 'string' })
		.first()
		.focus();
	await page.keyboard.press('Enter');
};

describe('a template is changed with the keyboard alone', () => {
	it('with its mistakes led to, what can be inserted, the preview beside, and publication', async () => {
		const { urls, read } = served();
		const page = await browser.open();
		await page.goto(`${urls[0]}/reports`);
		await press(page, /^Modifier le modèle — Bilan$/, 'link');
		await page.waitForURL('**/reports/review/edit**');
		await seen(page).getByText('Nous sommes 2 membres.').waitFor();
		expect(await told(page, '#state')).toBe('Aucun brouillon : c’est le modèle publié.');

		await page.getByLabel('Texte du modèle').focus();
		await page.keyboard.press('Control+End');
		await page.keyboard.type('\nPuis {% figure "visitor" /%}.');
		await page.getByText('1 erreur').waitFor();
		expect(await told(page, '#problems li')).toBe(
			'ligne 11, colonne 17 indicateur « visitor » : ce nom n’existe pas. Vouliez-vous dire « visitors » ? Puis {% figure "visitor" /%}.'
		);
		expect(await told(page, '#seen-state')).toBe(
			'L’aperçu reste celui du dernier texte sans erreur.'
		);
		expect(await page.locator('.mirror .wrong').evaluateAll((all) => all.length)).toBe(1);
		await page.locator('#state', { hasText: 'Brouillon enregistré' }).waitFor();

		await press(page, 'ligne 11, colonne 17', 'link');
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('text');
		await page.keyboard.type('visitors');
		await seen(page).getByText('Puis 12 visiteurs.').waitFor();
		await page.getByText('Aucune erreur').waitFor();
		expect(read('reports/review.md')).toBe(review);

		// An indicator, found by its title and inserted in the tag that was begun.
		await page.getByLabel('Texte du modèle').focus();
		await page.keyboard.press('Control+End');
		await page.keyboard.type('\n\nEt {% sentence  /%}');
		for (let back = 0; back < 4; back++) await page.keyboard.press('ArrowLeft');
		await page.getByLabel('Chercher une balise, un indicateur, une variable').focus();
		await page.keyboard.type('visiteurs par');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Enter');
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('text');
		expect(await page.getByLabel('Texte du modèle').inputValue()).toContain(
			'Et {% sentence "visitors-per-member" /%}'
		);
		await seen(page).getByText('Et 6').waitFor();
		await page.keyboard.press('Control+z');
		expect(await page.getByLabel('Texte du modèle').inputValue()).toContain('{% sentence  /%}');
		await page.keyboard.press('Control+y');

		await press(page, 'Publier…');
		await page.waitForURL('**/edit/publish**');
		expect(await told(page, 'main')).toContain('Ajoutées : 4 · retirées : 0');
		expect(await axeViolations(page)).toEqual([]);
		await press(page, 'Publier');
		await page.waitForURL('**done=published');
		expect(await told(page, '#edit-outcome')).toBe('Modèle publié. Les rapports suivent ce texte.');
		expect(read('reports/review.md')).toContain('Puis {% figure "visitors" /%}.');
		await page.goto(`${urls[0]}/reports/review`);
		expect(await told(page, 'main')).toContain('Puis 12 visiteurs.');

		await page.goto(`${urls[0]}/reports/review/edit/history?file=review.md`);
		expect(await told(page, 'main li')).toContain('Publié par ana');
		await press(page, 'Reprendre le texte d’avant');
		await page.waitForURL('**done=resumed');
		expect(await page.getByLabel('Texte du modèle').inputValue()).toBe(review);
	}, 90_000);
});

describe('a template is changed without a script', () => {
	it('shown, put right, given up, begun again from a copy', async () => {
		const { urls, read } = served();
		const first = titled('Sans script');
		const page = await browser.open({ script: false });
		await page.goto(`${urls[0]}/reports/plain/edit`);
		const text = page.getByLabel('Texte du modèle');
		expect(await text.inputValue()).toBe(first);
		await text.fill(`${first}\n{% figur "visitors" /%}\n`);
		await page.getByRole('button', { name: 'Voir' }).click();
		expect(await told(page, '#problems')).toContain(
			'1 erreur ligne 11, colonne 4 balise « figur » : ce nom n’existe pas. Vouliez-vous dire « figure » ?'
		);
		await page.getByRole('button', { name: 'Publier…' }).click();
		expect(await told(page, 'main')).toContain(
			'Le brouillon a des erreurs : corrigez-les d’abord.'
		);
		expect(await page.getByRole('button', { name: 'Publier', exact: true }).count()).toBe(0);
		await page.getByRole('link', { name: 'Revenir au brouillon' }).click();
		await text.fill(`${first}\n{% figure "visitors" /%}\n`);
		await page.getByRole('button', { name: 'Voir' }).click();
		expect(await told(page, '#problems')).toBe('Aucune erreur');
		expect(await page.locator('#seen').getAttribute('srcdoc')).toContain('12\u00a0visiteurs');

		await page.getByRole('link', { name: 'Abandonner le brouillon' }).click();
		expect(await told(page, 'main')).toContain('Son texte reste dans l’historique');
		await page.getByRole('button', { name: 'Abandonner' }).click();
		expect(await told(page, '#edit-outcome')).toContain('Brouillon abandonné');
		expect(await text.inputValue()).toBe(first);
		expect(read('reports/plain.md')).toBe(first);

		await page.goto(`${urls[0]}/reports`);
		await page.getByLabel('Nom').fill('Bilan de mars');
		await page.getByRole('button', { name: 'Commencer' }).click();
		expect(await told(page, 'main')).toContain('Par exemple : bilan-de-mars.');
		await page.getByLabel('Nom').fill('bilan-de-mars');
		await page.getByRole('button', { name: 'Commencer' }).click();
		await text.fill(titled('Bilan de mars'));
		await page.getByRole('button', { name: 'Publier…' }).click();
		await page.getByRole('button', { name: 'Publier', exact: true }).click();
		expect(read('reports/bilan-de-mars.md')).toContain('title: Bilan de mars');
		await page.goto(`${urls[0]}/reports`);
		expect(await told(page, 'main')).toContain('Bilan de mars');
	}, 90_000);
});

describe('two people at once', () => {
	it('lose nothing: the second is told who saved when, and sees both texts', async () => {
		const { urls, write } = served();
		const pages = [await browser.open(), await browser.open()] as const;
		const type = async (page: Page, words: string) => {
			await page.getByLabel('Texte du modèle').focus();
			await page.keyboard.press('Control+End');
			await page.keyboard.type(words);
		};
		for (const [at, page] of pages.entries()) {
			await page.goto(`${urls[at]}/reports/shared/edit`);
			await seen(page).getByText('Nous sommes').waitFor();
		}
		const [ana, bob] = pages;
		await type(ana, '\nCeci est d’Ana.');
		await ana.locator('#state', { hasText: 'Brouillon enregistré' }).waitFor();
		await type(bob, '\nCeci est de Bob.');
		await bob.locator('#meanwhile').waitFor();
		expect(await told(bob, '#meanwhile')).toMatch(
			/^ana a enregistré ce brouillon le .* pendant que vous écriviez\. Rien n’est perdu/
		);
		expect(await axeViolations(bob)).toEqual([]);
		await press(bob, 'Voir les deux', 'link');
		await bob.waitForURL('**text=**');
		expect(await told(bob, 'main')).toContain('Ceci est d’Ana.');
		expect(await told(bob, 'main .removed')).toContain('Ceci est d’Ana.');
		expect(await told(bob, 'main .added')).toContain('Ceci est de Bob.');
		expect(await bob.getByLabel('Texte du modèle').inputValue()).toContain('Ceci est de Bob.');
		await press(bob, 'En faire le brouillon');
		await bob.locator('#state', { hasText: 'Brouillon enregistré par bob' }).waitFor();
		expect(await told(bob, '.others')).toContain('tapé par ana');

		// The file changes under the draft: publishing waits until what changed was seen.
		write('reports/shared.md', titled('À deux').replace('Synthèse', 'En bref'));
		await bob.reload();
		expect(await told(bob, 'main')).toContain(
			'Le modèle a changé depuis que ce brouillon a été commencé.'
		);
		await press(bob, 'Publier…');
		await bob.waitForURL('**/publish**');
		expect(await bob.getByRole('button', { name: 'Publier', exact: true }).count()).toBe(0);
		await press(bob, 'Revenir au brouillon', 'link');
		await press(bob, /^C’est repris/);
		await bob.waitForURL('**done=rebased');
		await press(bob, 'Publier…');
		await bob.getByRole('button', { name: 'Publier', exact: true }).waitFor();
	}, 90_000);
});

describe('the preview', () => {
	it('keeps its place while one types, draws the last text only, and runs nothing', async () => {
		const { urls } = served();
		const page = await browser.open();
		await page.goto(`${urls[0]}/reports/seen/edit`);
		await seen(page).getByText('Nous sommes').waitFor();
		const text = page.getByLabel('Texte du modèle');
		const long = Array.from({ length: 80 }, (_, at) => `Ligne ${at}.\n`).join('\n');
		const hostile =
			'<script>window.parent.hurt=1</script> <img src=x onerror="parent.hurt=1"> </iframe>';
		await text.fill(`${long}\n${hostile}\n`);
		await seen(page).getByText('Ligne 79.').waitFor();
		const scroll = () =>
			page.evaluate(() => {
				const { contentWindow } = document.querySelector<HTMLIFrameElement>('#seen')!;
				return contentWindow!.scrollY;
			});
		await page.evaluate(() => {
			const { contentWindow } = document.querySelector<HTMLIFrameElement>('#seen')!;
			contentWindow!.scrollTo(0, 900);
		});
		const asked: string[] = [];
		page.on('request', (request) => asked.push(new URL(request.url()).pathname));
		await text.focus();
		await page.keyboard.press('Control+End');
		await page.keyboard.type('Fin de la ligne.', { delay: 20 });
		await seen(page).getByText('Fin de la ligne.').waitFor();
		expect(await scroll()).toBe(900);
		expect(asked.filter((path) => path.endsWith('/preview'))).toHaveLength(1);
		expect(asked.filter((path) => path === '/x' || path.endsWith('/edit/x'))).toEqual([]);
		expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
		expect(await seen(page).locator('img, script').count()).toBe(0);
		expect(plain(await seen(page).innerText())).toContain('<script>window.parent.hurt=1</script>');
	}, 60_000);

	it('is under the text on a telephone, and the page passes axe with mistakes told', async () => {
		const { urls } = served();
		const page = await browser.open();
		await page.goto(`${urls[0]}/reports/small/edit?file=parts/small.md`);
		await seen(page).getByText('Une petite partie.').waitFor();
		await page.getByLabel('Texte du modèle').fill('{% figur /%}\n\n{% $yeer %}');
		await page.getByText('2 erreurs').waitFor();
		await page.locator('#state', { hasText: 'Brouillon enregistré' }).waitFor();
		expect(await axeViolations(page)).toEqual([]);
		await page.setViewportSize({ width: 360, height: 740 });
		expect(await axeViolations(page)).toEqual([]);
		expect(await sticksOut(page)).toBe(0);
		const [text, preview] = await page
			.locator('#text, #seen')
			.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
		expect(preview).toBeGreaterThan(text ?? Infinity);
	}, 60_000);
});
