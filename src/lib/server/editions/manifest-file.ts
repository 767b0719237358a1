import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { JalonError } from '../programme/problem.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Finding, Manifest } from './edition.ts';
import { digest, writeSettled } from './settle-file.ts';
import type { Workspace } from './workspace.ts';

export function manifestPath(workspace: Workspace, id: string): string {
	return join(workspace.paths.editions, `${id}.json`);
}

/** An edition's id is the beginning of its manifest's digest. */
export function editionId(text: string): string {
	return digest(text).slice(0, 16);
}

export function manifestText(manifest: Manifest): string {
	return `${canonicalJson(manifest)}\n`;
}

export async function writeManifest(workspace: Workspace, text: string): Promise<void> {
	const path = manifestPath(workspace, editionId(text));
	if (existsSync(path) && (await readFile(path, 'utf8')) === text) return;
	await writeSettled(path, text);
}

/** Reads an edition's manifest; throws `damaged`, naming the file, when it is not what was written. */
export async function readManifest(workspace: Workspace, id: string): Promise<Manifest> {
	const path = manifestPath(workspace, id);
	const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
		throw error.code === 'ENOENT' ? damaged(path, 'absent', 'missing') : error;
	});
	if (editionId(text) !== id) throw damaged(path, 'modifié', 'changed');
	const manifest = JSON.parse(text) as Manifest;
	if (manifest.version !== 1)
		throw new JalonError('manifest-newer', {
			fr: `${path} a été écrit par une version plus récente de Jalon (format ${String(manifest.version)}).`,
			en: `${path} was written by a newer Jalon (format ${String(manifest.version)}).`
		});
	return manifest;
}

function damaged(path: string, fr: string, en: string): JalonError {
	return new JalonError('damaged', {
		fr: `Le fichier d’une version publiée est abîmé (${fr}) : ${path}. Relancez « jalon build », ou reprenez une sauvegarde : jalon restore FICHIER.`,
		en: `A published edition’s file is damaged (${en}): ${path}. Run “jalon build” again, or restore a backup: jalon restore FILE.`
	});
}

/** Whether a check that blocks found rows. */
export function isBlocked(findings: readonly Finding[]): boolean {
	return findings.some(({ severity, rows }) => severity === 'blocks' && rows > 0);
}
