import type { Language } from '#lib/indicators/language.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';
import type { Publication } from '../editions/publication.ts';
import type { RequestLease } from '../request-lease.ts';

/** What the API is given of the world. */
export type Outside = {
	readonly lease: () => RequestLease;
	readonly reader: (language: Language) => Reader;
	readonly editions: () => readonly Publication[];
	readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
};

export type ApiEnvironment = {
	readonly Variables: {
		language: Language;
		reader: Reader;
		edition: () => Promise<Edition>;
		outside: Outside;
	};
};
