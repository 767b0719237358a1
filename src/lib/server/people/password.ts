import { JalonError } from '../programme/problem.ts';

/** Characters. Length is what counts (CNIL 2022-100, NIST SP 800-63B): no signs are demanded. */
export const shortestPassword = 12;
export const longestPassword = 128;

/** What lists of passwords begin with, once digits and signs are taken away. */
const common =
	/^(?:mot ?de ?passe|password|azerty|qwerty|jalon|bonjour|administrateur|admin|soleil|welcome)*$/u;

/** Throws `bad-password`, in words. */
export function checkPassword(password: string, email: string): void {
	const length = [...password].length;
	if (length < shortestPassword || length > longestPassword)
		throw badPassword({
			fr: `Mot de passe : attendu de ${shortestPassword} à ${longestPassword} caractères. Quelques mots qui vous sont propres font l’affaire.`,
			en: `Password: expected ${shortestPassword} to ${longestPassword} characters. A few words of your own will do.`
		});
	const [local = ''] = email.toLowerCase().split('@');
	const given = password.toLowerCase();
	const easy =
		new Set(password).size < 5 ||
		common.test(given.replace(/[^\p{L} ]/gu, '').trim()) ||
		(local.length > 3 && given.replaceAll(local, '').length < shortestPassword / 2);
	if (easy)
		throw badPassword({
			fr: 'Ce mot de passe se devine : prenez quelques mots qui vous sont propres.',
			en: 'This password can be guessed: take a few words of your own.'
		});
}

function badPassword(text: { readonly fr: string; readonly en: string }): JalonError {
	return new JalonError('bad-password', text);
}
