import type { Language } from '#lib/indicators/language.ts';
import { maySeeThrough, type Reader, type Role } from '#lib/indicators/reader.ts';

/** Somebody who may sign in: who they are, what they may do, and for which axes and territories. */
export type Person = {
	readonly id: string;
	readonly email: string;
	readonly name: string;
	/** At least one; what they may do is what any of them may. */
	readonly roles: readonly Role[];
	/** Ids of the axes that they act for; null is all. */
	readonly axes: readonly string[] | null;
	/** Codes of the territories that they act for; null is all. */
	readonly territories: readonly string[] | null;
	/** Reads the whole programme, though they act within their scope alone. */
	readonly readsAll: boolean;
	/** Was granted to see figures below the confidentiality threshold, within what they read. */
	readonly unsuppressed: boolean;
};

/**
 * How a person reads figures. Communication staff without another role see what may be published; what was granted
 * beyond `seenBy`, the roles that the programme lets see small counts, is as if it were not.
 */
export function readerOf(person: Person, language: Language, seenBy: readonly Role[]): Reader {
	const { name, roles, axes, territories, readsAll, unsuppressed } = person;
	const publishedOnly = roles.every((role) => role === 'communication');
	return {
		name,
		roles,
		language,
		unsuppressed: unsuppressed && !publishedOnly && maySeeThrough(roles, seenBy),
		publishedOnly,
		axes: readsAll ? null : axes,
		territories: readsAll ? null : territories
	};
}

/** Whoever is at this machine: the command line is theirs, and the example's own pages. */
export function localPerson(name: string): Person {
	return {
		id: 'local',
		email: '',
		name,
		roles: ['analyst', 'administrator'],
		axes: null,
		territories: null,
		readsAll: true,
		unsuppressed: true
	};
}
