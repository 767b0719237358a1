import { may } from '#lib/indicators/rights.ts';
import type { Own } from '#lib/server/rounds/own-drafts.ts';
import { signedIn } from '../signed-in.ts';

/** Who publishes rounds sees all of them; who delivers, what they delivered. */
export function ownFiles(locals: App.Locals): Own {
	const person = signedIn(locals);
	return may(person, 'publish-data') ? null : person.id;
}
