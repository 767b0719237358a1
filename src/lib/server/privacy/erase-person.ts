import { randomBytes } from 'node:crypto';
import { withBuildLock } from '../editions/build-lock.ts';
import { keysOf } from '../editions/erasures-kept.ts';
import { pseudonymKey } from '../editions/pseudonym-key.ts';
import type { Workspace } from '../editions/workspace.ts';
import { digestOfText, spellingsOf } from '../ingest/erasures.ts';
import { keyFingerprint } from '../ingest/pseudonym.ts';
import { JalonError } from '../programme/problem.ts';
import { completeLocked, type WatchedErasure } from './complete-erasures.ts';
import { openErasure, type ErasureOutcome, type NewEntry } from './erasure.ts';
import { erasuresOfKeys, foldedNames, type PersonKeys } from './person-keys.ts';
import { publishedProgramme } from './published-programme.ts';
import { searchFiles } from './search-files.ts';

export type Erased = { readonly number: number; readonly outcome: ErasureOutcome };

/** Somebody, and why they are taken out, as they were asked for. */
export type AskedErasure = { readonly keys: PersonKeys; readonly reason: string };

const longestReason = 300;

/**
 * Takes somebody out of everything, and out of every file to come: the figures are worked out
 * again without them, or keep their count, as the programme says. Throws as `writeErasure` does.
 */
export async function erasePerson(
	workspace: Workspace,
	keys: PersonKeys,
	reason: string,
	watch: WatchedErasure = {}
): Promise<Erased> {
	const why = checkReason(keys, reason);
	return withBuildLock(workspace, async () => {
		const number = await writeLocked(workspace, keys, why);
		const outcome = (await completeLocked(workspace, watch))!;
		return { number, outcome };
	});
}

/**
 * Writes down whom to take out, under digests alone: from then on it is gone on with until it is done, whoever is
 * killed. Gives its number. Throws `name-alone` when a name would not tell them from somebody else, `reason-needed`,
 * `reason-names` when the reason names them, `busy` during a build.
 */
export async function writeErasure(
	workspace: Workspace,
	{ keys, reason }: AskedErasure
): Promise<number> {
	const why = checkReason(keys, reason);
	return withBuildLock(workspace, () => writeLocked(workspace, keys, why));
}

async function writeLocked(workspace: Workspace, keys: PersonKeys, why: string): Promise<number> {
	const { programme } = await publishedProgramme(workspace);
	const { fictitious, erasure: policy } = programme.settings;
	// Drawn if there is none: what is written down must be known again.
	await pseudonymKey(workspace, fictitious);
	const pseudonymKeys = keysOf(workspace, fictitious);
	const entries = [
		...valueEntries(keys, pseudonymKeys, policy),
		...(await rowEntries(workspace, keys, pseudonymKeys, policy))
	];
	return openErasure(workspace, { kind: 'asked', reason: why, policy }, entries);
}

/** Each identifier under each key; the spellings of one have the same token. */
function valueEntries(
	{ identifiers }: PersonKeys,
	keys: readonly string[],
	policy: 'recount' | 'keep-count'
): NewEntry[] {
	return identifiers.flatMap((text) => {
		const token = policy === 'recount' ? null : newToken();
		return keys.flatMap((key) =>
			spellingsOf(text).map((one): NewEntry => ({
				digest: digestOfText(key, one),
				kind: 'value',
				key: keyFingerprint(key),
				token,
				until: null
			}))
		);
	});
}

/** What stands in an identifier's place: drawn, so that nothing leads back. */
export function newToken(): string {
	return `erased-${randomBytes(8).toString('hex')}`;
}

/** Rows that bear the name and no identifier are known again as a whole. */
async function rowEntries(
	workspace: Workspace,
	keys: PersonKeys,
	pseudonymKeys: readonly string[],
	policy: 'recount' | 'keep-count'
): Promise<NewEntry[]> {
	if (keys.names.length === 0) return [];
	const [current] = pseudonymKeys;
	const { programme } = await publishedProgramme(workspace);
	const { found } = await searchFiles(workspace, programme, current!, {
		erasures: erasuresOfKeys(keys, pseudonymKeys),
		names: foldedNames(keys)
	});
	const rows = found.flatMap(({ search }) => search.rows);
	const named = rows.filter(({ by }) => by === 'name');
	const doubtful = rows.filter(({ by }) => by === 'doubtful');
	if (keys.identifiers.length === 0 && (doubtful.length > 0 || named.length === 0)) {
		const count = doubtful.length;
		throw new JalonError('name-alone', {
			fr: `Un nom ne suffit pas à retirer une personne : ${count === 0 ? 'aucune ligne ne porte ce nom seul' : `${count} ligne(s) de ce nom portent une adresse ou un numéro`}, et une homonyme serait retirée avec elle. Ajoutez son adresse ou son numéro, que « find » montre.`,
			en: `A name is not enough to erase a person: ${count === 0 ? 'no row bears this name alone' : `${count} row(s) of that name bear an address or a number`}, and a namesake would be erased too. Add their address or number, which “find” shows.`
		});
	}
	return named.map(({ hash }) => ({
		digest: hash,
		kind: 'row',
		key: keyFingerprint(current!),
		token: policy === 'recount' ? null : '',
		until: null
	}));
}

/** The reason is kept and shown: it must not keep who was erased. */
function checkReason({ identifiers, names }: PersonKeys, reason: string): string {
	const text = reason.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, longestReason);
	if (text === '')
		throw new JalonError('reason-needed', {
			fr: 'Dites pourquoi, sans nommer la personne : « demande du 12 mars », « opposition ».',
			en: 'Say why, without naming the person: “request of 12 March”, “objection”.'
		});
	const folded = text.toLowerCase();
	const words = [...identifiers, ...names.flatMap((name) => [name, ...name.split(/[\s-]+/)])];
	if (words.some((word) => word.length > 2 && folded.includes(word.toLowerCase())))
		throw new JalonError('reason-names', {
			fr: 'La raison nomme la personne : elle est gardée et montrée, écrivez-la sans nom, adresse ni numéro.',
			en: 'The reason names the person: it is kept and shown, write it without name, address or number.'
		});
	return text;
}
