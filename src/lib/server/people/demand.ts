import { may, rights, type Action, type Holder, type Matter } from '#lib/indicators/rights.ts';
import { JalonError } from '../programme/problem.ts';

/** Throws `not-allowed`, in words, when a person may not. */
export function demand(person: Holder | null, action: Action, matter: Matter = {}): void {
	if (person === null || !may(person, action, matter)) throw notAllowedTo(action);
}

export function signInNeeded(): JalonError {
	return new JalonError('sign-in-needed', {
		fr: 'Identifiez-vous d’abord.',
		en: 'Sign in first.'
	});
}

export function notAllowedTo(action: Action): JalonError {
	const { fr, en } = rights[action].title;
	return new JalonError('not-allowed', {
		fr: `Votre compte ne permet pas de ${fr}, ou pas ici. Demandez-le à votre administrateur.`,
		en: `Your account does not allow you to ${en}, or not here. Ask your administrator.`
	});
}
