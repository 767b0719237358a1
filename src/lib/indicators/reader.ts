import type { Language } from './language.ts';

export type Role =
	'public' | 'contributor' | 'official' | 'communication' | 'analyst' | 'administrator';

/** Who asks. Every call to the values engine takes one. */
export type Reader = {
	readonly name: string;
	readonly role: Role;
	readonly language: Language;
	/** May see figures below the confidentiality threshold. */
	readonly unsuppressed: boolean;
	/** Sees only indicators marked `publish`. */
	readonly publishedOnly: boolean;
	/** Territory codes the reader is held to; null is all. */
	readonly territories: readonly string[] | null;
};

/** The person at this machine, until sign-in exists: sees everything. */
export function localReader(name: string, language: Language): Reader {
	return {
		name,
		role: 'analyst',
		language,
		unsuppressed: true,
		publishedOnly: false,
		territories: null
	};
}

/** Anyone: publishable indicators, small counts hidden. */
export function publicReader(language: Language): Reader {
	return {
		name: 'public',
		role: 'public',
		language,
		unsuppressed: false,
		publishedOnly: true,
		territories: null
	};
}

/** May look at the rows behind a figure, each about one unit, and not only at counts. */
export function seesRows({ role, unsuppressed, publishedOnly }: Reader): boolean {
	return unsuppressed && !publishedOnly && (role === 'analyst' || role === 'administrator');
}

/** May change what reports say, for everybody. */
export function mayEditTemplates({ role }: Reader): boolean {
	return role === 'communication' || role === 'analyst' || role === 'administrator';
}
