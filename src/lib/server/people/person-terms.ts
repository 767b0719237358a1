import type { Language } from '#lib/indicators/language.ts';
import { maySeeThrough, roles as everyRole, type Role } from '#lib/indicators/reader.ts';
import { JalonError } from '../programme/problem.ts';
import { loadTerritories } from '../programme/territories.ts';
import { isAddress } from '../schedules/mailer.ts';
import { normalEmail } from './account.ts';
import { roleTitles } from '#lib/indicators/role-titles.ts';

/** What is said of a person when they are invited or changed, as it was typed. */
export type PersonTerms = {
	readonly email: string;
	readonly name: string;
	readonly roles: readonly string[];
	/** Ids of axes; null or none is all. */
	readonly axes?: readonly string[] | null;
	/** Codes of territories; null or none is all. */
	readonly territories?: readonly string[] | null;
	readonly readsAll?: boolean;
	readonly unsuppressed?: boolean;
};

/** The same, checked. */
export type CheckedTerms = {
	readonly email: string;
	readonly name: string;
	readonly roles: readonly Role[];
	readonly axes: readonly string[] | null;
	readonly territories: readonly string[] | null;
	readonly readsAll: boolean;
	readonly unsuppressed: boolean;
};

const longestName = 120;

/** The part of a programme that a person is held to. */
export type Scoped = {
	readonly settings: {
		readonly axes: readonly { readonly id: string }[];
		readonly thresholds: { readonly seenBy: readonly Role[] };
	};
};

/** Throws `bad-person`, which names what can't be. */
export function checkTerms({ settings }: Scoped, terms: PersonTerms): CheckedTerms {
	const email = normalEmail(terms.email);
	if (!isAddress(email))
		throw badPerson({
			fr: `Adresse « ${terms.email} » : attendu une adresse électronique.`,
			en: `Address “${terms.email}”: expected an e-mail address.`
		});
	const roles = checkRoles(terms.roles);
	const { seenBy } = settings.thresholds;
	if (terms.unsuppressed && !maySeeThrough(roles, seenBy)) throw notSeenBy(seenBy);
	return {
		email,
		name: checkName(terms.name),
		roles,
		axes: checkList(terms.axes, (id) => {
			if (settings.axes.some((axis) => axis.id === id)) return;
			throw badPerson({
				fr: `Axe « ${id} » inconnu. Attendu : ${settings.axes.map((axis) => axis.id).join(', ')}.`,
				en: `Unknown axis “${id}”. Expected: ${settings.axes.map((axis) => axis.id).join(', ')}.`
			});
		}),
		territories: checkList(terms.territories, (code) => {
			if (loadTerritories().byCode(code) !== null) return;
			throw badPerson({
				fr: `Territoire « ${code} » inconnu. Attendu : le code d’une commune, d’une intercommunalité ou d’un département.`,
				en: `Unknown territory “${code}”. Expected the code of a commune, an intercommunality or a department.`
			});
		}),
		readsAll: terms.readsAll ?? false,
		unsuppressed: terms.unsuppressed ?? false
	};
}

function notSeenBy(seenBy: readonly Role[]): JalonError {
	const said = (language: Language) =>
		seenBy.map((role) => `${roleTitles[role][language]} (${role})`).join(', ');
	return badPerson({
		fr: `Le programme ne laisse voir les petits nombres qu’à ces rôles : ${said('fr') || 'aucun'} (data/programme.yaml, thresholds.seenBy). Donnez l’un d’eux, ou retirez ce droit.`,
		en: `The programme lets only these roles see small counts: ${said('en') || 'none'} (data/programme.yaml, thresholds.seenBy). Give one of them, or take that right away.`
	});
}

/** A name on one line, as it is written under what a person records. Throws `bad-person`. */
export function checkName(typed: string): string {
	const name = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
	if (name !== '' && name.length <= longestName && !/[\p{Cc}\p{Cf}]/u.test(name)) return name;
	throw badPerson({
		fr: `Nom : attendu de 1 à ${longestName} caractères, sur une ligne.`,
		en: `Name: expected 1 to ${longestName} characters, on one line.`
	});
}

function checkRoles(names: readonly string[]): readonly Role[] {
	for (const name of names)
		if (!everyRole.some((role) => role === name))
			throw badPerson({
				fr: `Rôle « ${name} » inconnu. Attendu : ${everyRole.join(', ')}.`,
				en: `Unknown role “${name}”. Expected: ${everyRole.join(', ')}.`
			});
	const roles = everyRole.filter((role) => names.includes(role));
	if (roles.length > 0) return roles;
	throw badPerson({
		fr: `Un rôle au moins est nécessaire : ${everyRole.join(', ')}.`,
		en: `At least one role is needed: ${everyRole.join(', ')}.`
	});
}

function checkList(
	given: readonly string[] | null | undefined,
	check: (item: string) => void
): readonly string[] | null {
	const items = [...new Set(given ?? [])].toSorted();
	for (const item of items) check(item);
	return items.length === 0 ? null : items;
}

function badPerson(text: { readonly fr: string; readonly en: string }): JalonError {
	return new JalonError('bad-person', text);
}
