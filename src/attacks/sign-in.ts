import type { Attack } from './attack.ts';

const guesses = 40;

/** Passwords guessed one after the other: told to wait before long, in the same words for any account. */
export const signIn: Attack = {
	id: 'sign-in',
	title: { fr: 'Mots de passe devinés', en: 'Guessed passwords' },
	async run({ ask, hold, routes, skip, url }) {
		const page = routes.find(({ id }) => id === '/sign-in');
		// A programme that is open to everybody has the page's address, and nothing there.
		if ((await ask(page?.path ?? '/sign-in')).status === 404)
			return skip({ fr: 'personne ne s’identifie ici', en: 'nobody signs in here' });
		const path = page?.writes[0] ?? '/sign-in';
		const guess = (email: string, at: number) =>
			ask({
				path,
				method: 'POST',
				headers: {
					origin: url.origin,
					'content-type': 'application/x-www-form-urlencoded',
					'x-forwarded-for': `198.51.100.${at}`
				},
				body: new URLSearchParams({ email, password: `guess-${at}-of-a-canary` }).toString()
			});
		const statuses: number[] = [];
		for (let at = 0; at < guesses && !statuses.includes(429); at++)
			statuses.push((await guess('nobody@canary.example', at)).status);
		hold(
			statuses.every((status) => status >= 400),
			`signed in with a guess: ${statuses.join(' ')}`
		);
		hold(statuses.includes(429), `${guesses} guesses and never told to wait`);
	}
};
