import type { Language } from './language.ts';

/** What a person is given, from the least to the most; one who has none reads what is published for all. */
export const roles = [
	'contributor',
	'official',
	'communication',
	'analyst',
	'administrator'
] as const;

export type Role = (typeof roles)[number];

/** Who asks. Every call to the values engine takes one. */
export type Reader = {
	readonly name: string;
	/** None for the public. */
	readonly roles: readonly Role[];
	readonly language: Language;
	/** May see figures below the confidentiality threshold. */
	readonly unsuppressed: boolean;
	/** Sees only indicators marked `publish`. */
	readonly publishedOnly: boolean;
	/** Ids of the axes whose indicators the reader is held to; null is all. */
	readonly axes: readonly string[] | null;
	/** Territory codes the reader is held to; null is all. */
	readonly territories: readonly string[] | null;
};

/** The person at this machine: sees everything. The command line is theirs, and the example's own page. */
export function localReader(name: string, language: Language): Reader {
	return {
		name,
		roles: ['analyst', 'administrator'],
		language,
		unsuppressed: true,
		publishedOnly: false,
		axes: null,
		territories: null
	};
}

/** Anyone: publishable indicators, small counts hidden. */
export function publicReader(language: Language): Reader {
	return {
		name: 'public',
		roles: [],
		language,
		unsuppressed: false,
		publishedOnly: true,
		axes: null,
		territories: null
	};
}

/** Whether the programme lets somebody of these roles see small counts, once they are granted to. */
export function maySeeThrough(roles: readonly Role[], seenBy: readonly Role[]): boolean {
	return roles.some((role) => seenBy.includes(role));
}

/** May look at the rows behind a figure, each about one unit, and not only at counts. */
export function seesRows({ roles, unsuppressed, publishedOnly }: Reader): boolean {
	return (
		unsuppressed && !publishedOnly && (roles.includes('analyst') || roles.includes('administrator'))
	);
}

/** Nothing is held back from them: what one such reader saw, each of them may see. */
export function seesEverything({
	unsuppressed,
	publishedOnly,
	axes,
	territories
}: Reader): boolean {
	return unsuppressed && !publishedOnly && axes === null && territories === null;
}
