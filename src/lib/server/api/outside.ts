import type { Language } from '#lib/indicators/language.ts';
import type { Reader, Role } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import type { Publication } from '../editions/publication.ts';
import type { Person } from '../people/person.ts';
import type { RequestLease } from '../request-lease.ts';

/** What the API is given of the world. */
export type Outside = {
	readonly lease: () => RequestLease;
	/** Roles that the programme lets see small counts. */
	readonly seenBy: () => Promise<readonly Role[]>;
	readonly editions: () => readonly Publication[];
	readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
};

/** What comes with each request. */
export type Caller = { readonly person: Person | null };

export type ApiEnvironment = {
	/** Who asks, given with each request; null for who has not signed in. */
	readonly Bindings: Caller;
	readonly Variables: {
		language: Language;
		reader: Reader;
		edition: () => Promise<Edition>;
		outside: Outside;
	};
};
