import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { keyFingerprint } from '../ingest/pseudonym.ts';
import { JalonError } from '../programme/problem.ts';
import { readManifest } from './manifest-file.ts';
import { currentEditionId } from './publication.ts';
import type { Workspace } from './workspace.ts';

/** Known to all: the people of a fictitious programme do not exist. */
const fictitiousKey = 'jalon-fictitious-programme-key';
const shortestKey = 16;

/** The key that makes pseudonyms, and those that made them before: erased people are known by them. */
export type PseudonymKeys = { readonly current: string; readonly former: readonly string[] };

/**
 * The secret that turns direct identifiers into pseudonyms: the one given (JALON_KEY), the fixed
 * one of a fictitious programme, or the first line of the key file (JALON_KEY_FILE, else
 * `var/pseudonym.key`), which is drawn once. Without `keep`, a key drawn for a trial is not
 * written. Throws `key-lost` where figures were published under a key that is there no more.
 */
export async function pseudonymKey(
	workspace: Workspace,
	fictitious: boolean,
	keep = true
): Promise<string> {
	const known = knownKeys(workspace, fictitious);
	if (known) return known.current;
	const { key: path } = workspace.paths;
	const published = await publishedKey(workspace);
	if (published !== null) throw keyLost(path, published);
	const key = randomBytes(32).toString('hex');
	if (!keep) return key;
	await mkdir(dirname(path), { recursive: true });
	await writeFile(`${path}.tmp`, `${key}\n`, { mode: 0o600, flush: true });
	await chmod(`${path}.tmp`, 0o600);
	await rename(`${path}.tmp`, path);
	return key;
}

/** The key that an edition is to be made with. Throws `key-lost`, and `key-changed` unless `newKey`. */
export async function keyToBuild(
	workspace: Workspace,
	fictitious: boolean,
	newKey = false
): Promise<string> {
	const key = await pseudonymKey(workspace, fictitious);
	if (!fictitious && !newKey) await demandSameKey(workspace, key);
	return key;
}

/** The keys that there are, drawing none; null without any. */
export function knownKeys(workspace: Workspace, fictitious: boolean): PseudonymKeys | null {
	if (workspace.key !== null) return { current: strong(workspace.key, 'JALON_KEY'), former: [] };
	if (fictitious) return { current: fictitiousKey, former: [] };
	const { key: path } = workspace.paths;
	if (!existsSync(path)) return null;
	const [current = '', ...former] = readFileSync(path, 'utf8')
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '' && !line.startsWith('#'));
	return { current: strong(current, path), former: former.map((key) => strong(key, path)) };
}

/**
 * Throws `key-changed` when another key made the pseudonyms of the published edition: people known
 * already would be strangers, and count twice.
 */
async function demandSameKey(workspace: Workspace, key: string): Promise<void> {
	const published = await publishedKey(workspace);
	if (published === null || published === keyFingerprint(key)) return;
	const where = workspace.key === null ? workspace.paths.key : 'JALON_KEY';
	throw new JalonError('key-changed', {
		fr: `La clé des pseudonymes (${where}, empreinte ${keyFingerprint(key)}) n’est pas celle de la version publiée (empreinte ${published}) : les personnes déjà connues deviendraient des inconnues et compteraient deux fois. Remettez la clé d’avant. Pour en changer exprès : jalon build --new-key, après avoir lu PRIVACY.md. Rien n’a été publié.`,
		en: `The pseudonym key (${where}, fingerprint ${keyFingerprint(key)}) is not the published edition’s (fingerprint ${published}): people known already would be strangers and count twice. Put the former key back. To change it on purpose: jalon build --new-key, after reading PRIVACY.md. Nothing was published.`
	});
}

/** Fingerprint of the key that made the published edition's pseudonyms; null when it tells none. */
export async function publishedKey(workspace: Workspace): Promise<string | null> {
	const id = currentEditionId(workspace);
	const manifest = id === null ? null : await readManifest(workspace, id).catch(() => null);
	return manifest?.key ?? null;
}

function keyLost(path: string, published: string): JalonError {
	return new JalonError('key-lost', {
		fr: `La clé des pseudonymes n’est plus là : ${path} est absent, alors que la version publiée a été faite avec la clé d’empreinte ${published}. Remettez-la depuis votre coffre, ou dites où elle est (JALON_KEY_FILE). Les sauvegardes ne la contiennent pas. Si elle est perdue : PRIVACY.md.`,
		en: `The pseudonym key is not there any more: ${path} is missing, while the published edition was made with the key of fingerprint ${published}. Put it back from your safe, or say where it is (JALON_KEY_FILE). Backups do not hold it. If it is lost: PRIVACY.md.`
	});
}

function strong(key: string, where: string): string {
	if (key.length >= shortestKey) return key;
	throw new JalonError('weak-key', {
		fr: `${where} : la clé des pseudonymes a ${key.length} caractères, il en faut au moins ${shortestKey}.`,
		en: `${where}: the pseudonym key has ${key.length} characters, at least ${shortestKey} are needed.`
	});
}
