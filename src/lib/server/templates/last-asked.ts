import { JalonError } from '../programme/problem.ts';

const running = new Map<string, AbortController>();

/** Milliseconds that a preview may take, its wait included. */
const longest = 60_000;

/**
 * Does the last thing that a page asks for: what it asked before and is not done yet is given up.
 * Throws `superseded` for that, `too-long` for what takes more than a minute.
 */
export async function lastAsked<T>(
	page: string,
	work: (signal: AbortSignal) => Promise<T>
): Promise<T> {
	running.get(page)?.abort(superseded());
	const own = new AbortController();
	running.set(page, own);
	const timer = setTimeout(() => own.abort(tooLong()), longest);
	try {
		return await work(own.signal);
	} finally {
		clearTimeout(timer);
		if (running.get(page) === own) running.delete(page);
	}
}

function superseded(): JalonError {
	return new JalonError('superseded', {
		fr: 'Un texte plus récent est en train d’être montré.',
		en: 'A more recent text is being shown.'
	});
}

function tooLong(): JalonError {
	return new JalonError('too-long', {
		fr: 'L’aperçu demande plus d’une minute. Réessayez, ou retirez des graphiques du modèle.',
		en: 'The preview takes more than a minute. Try again, or take charts out of the template.'
	});
}
