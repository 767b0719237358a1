import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { JalonError } from '../programme/problem.ts';
import type { Workspace } from './workspace.ts';

/** Known to all: the people of a fictitious programme do not exist. */
const fictitiousKey = 'jalon-fictitious-programme-key';
const shortestKey = 16;

/**
 * The secret that turns direct identifiers into pseudonyms: the one given (JALON_KEY), the fixed
 * one of a fictitious programme, or the one drawn once into `var/pseudonym.key`. Without `keep`,
 * a key drawn for a trial is not written.
 */
export async function pseudonymKey(
	workspace: Workspace,
	fictitious: boolean,
	keep = true
): Promise<string> {
	if (workspace.key !== null) return strong(workspace.key, 'JALON_KEY');
	if (fictitious) return fictitiousKey;
	const { key: path } = workspace.paths;
	if (existsSync(path)) return strong(readFileSync(path, 'utf8').trim(), path);
	const key = randomBytes(32).toString('hex');
	if (!keep) return key;
	await mkdir(workspace.var, { recursive: true });
	await writeFile(`${path}.tmp`, `${key}\n`, { mode: 0o600, flush: true });
	await chmod(`${path}.tmp`, 0o600);
	await rename(`${path}.tmp`, path);
	return key;
}

function strong(key: string, where: string): string {
	if (key.length >= shortestKey) return key;
	throw new JalonError('weak-key', {
		fr: `${where} : la clé des pseudonymes a ${key.length} caractères, il en faut au moins ${shortestKey}.`,
		en: `${where}: the pseudonym key has ${key.length} characters, at least ${shortestKey} are needed.`
	});
}
