import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar';
import { isDiskFull } from '../disk-full.ts';
import { JalonError } from '../programme/problem.ts';
import { openRecords } from '../records.ts';
import { contentsName, type BackupContents } from './backup.ts';
import { withBuildLock } from './build-lock.ts';
import { carriedErasures, carryErasures } from './carry-erasures.ts';
import { everyDelivery } from './deliveries.ts';
import { keyFingerprint } from '../ingest/pseudonym.ts';
import { knownKeys } from './pseudonym-key.ts';
import { listEditions } from './publication.ts';
import { digestFile, syncFolder } from './settle-file.ts';
import { stagingPrefixes, sweepUnsettled } from './sweep-unsettled.ts';
import type { Workspace } from './workspace.ts';

/** What an archive may hold, and nothing else leaves it. */
const allowed =
	/^(backup\.json|jalon\.sqlite|pseudonym\.key|editions\/[0-9a-f]{16}\.json|parts\/[0-9a-f]{32,64}\.parquet|exports\/[0-9a-f]{64})$/;

/**
 * Puts back what `backup` wrote: files first, then the records in one transaction, so that a
 * server goes from one edition to the other without an in-between. Everything is checked before
 * anything is touched. Throws `backup-damaged`, `busy`, and, unless `force`, `would-lose` when
 * deliveries or editions that are here are not in the archive.
 */
export async function restore(
	workspace: Workspace,
	file: string,
	{ force = false }: { readonly force?: boolean } = {}
): Promise<BackupContents> {
	await mkdir(workspace.var, { recursive: true });
	return withBuildLock(workspace, async () => {
		await sweepUnsettled(workspace);
		const staging = await mkdtemp(join(workspace.var, stagingPrefixes.restore));
		try {
			const contents = await unpack(file, staging);
			const records = join(staging, 'jalon.sqlite');
			// Opening brings an older file's tables up to date, and refuses a newer one.
			const staged = openRecords(records);
			try {
				staged.verify();
				if (!force) demandNoLoss(workspace, { ...workspace, records: staged });
			} finally {
				staged.close();
			}
			demandSameKey(workspace, staging, contents, force);
			await install(workspace, staging, contents);
			const since = carriedErasures(workspace);
			workspace.records.replaceWith(records);
			// Who was erased after the archive was made is in it still.
			carryErasures(workspace, since);
			return contents;
		} finally {
			await rm(staging, { recursive: true, force: true });
		}
	});
}

/** Unpacks and checks every file against the archive's own list. */
async function unpack(file: string, staging: string): Promise<BackupContents> {
	try {
		await pipeline(
			createReadStream(file),
			extract({
				cwd: staging,
				strict: true,
				preservePaths: false,
				filter: (path, entry) =>
					allowed.test(path) && 'type' in entry && /^(Old|Contiguous)?File$/.test(entry.type)
			})
		);
		const text = await readFile(join(staging, contentsName), 'utf8');
		const contents = JSON.parse(text) as BackupContents;
		if (contents.version !== 1 || !contents.files['jalon.sqlite'])
			throw new Error(`version ${String(contents.version)}`);
		for (const [path, { bytes, sha256 }] of Object.entries(contents.files)) {
			const staged = join(staging, path);
			const found = allowed.test(path) ? statSync(staged, { throwIfNoEntry: false }) : undefined;
			if (found?.size !== bytes || (await digestFile(staged)) !== sha256) throw new Error(path);
		}
		return contents;
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' && !existsSync(file))
			throw new JalonError('no-file', {
				fr: `${file} n’existe pas.`,
				en: `${file} does not exist.`
			});
		if (isDiskFull(error)) throw error;
		throw new JalonError(
			'backup-damaged',
			{
				fr: `${file} n’est pas une sauvegarde de Jalon, ou elle est abîmée (${(error as Error).message}). Rien n’a été repris.`,
				en: `${file} is not a backup of Jalon, or it is damaged (${(error as Error).message}). Nothing was restored.`
			},
			[],
			{ cause: error }
		);
	}
}

function demandNoLoss(here: Workspace, there: Workspace): void {
	const kept = new Set(
		everyDelivery(there).map(({ dataset, sha256, name }) => `${dataset} ${sha256} ${name}`)
	);
	const lost = everyDelivery(here).filter(
		({ dataset, sha256, name }) => !kept.has(`${dataset} ${sha256} ${name}`)
	).length;
	const editions = new Set(listEditions(there).map(({ id }) => id));
	const lostEditions = listEditions(here).filter(({ id }) => !editions.has(id)).length;
	if (lost + lostEditions === 0) return;
	throw new JalonError('would-lose', {
		fr: `Cette sauvegarde ne contient pas tout ce qui est là : ${lost} dépôt(s) et ${lostEditions} version(s) publiée(s) seraient oubliés. Sauvegardez d’abord, puis reprenez avec --force. Rien n’a été repris.`,
		en: `This backup does not hold all that is here: ${lost} delivery(ies) and ${lostEditions} published edition(s) would be forgotten. Back up first, then restore with --force. Nothing was restored.`
	});
}

/** Another key would make strangers of people already known. Archives of before hold theirs. */
function demandSameKey(
	workspace: Workspace,
	staging: string,
	contents: BackupContents,
	force: boolean
): void {
	const staged = join(staging, 'pseudonym.key');
	const here = knownKeys(workspace, false);
	const known = here && [here.current, ...here.former].map(keyFingerprint);
	const wanted = existsSync(staged)
		? keyFingerprint(readFileSync(staged, 'utf8').trim())
		: (contents.key ?? null);
	if (force || wanted === null || known === null || known.includes(wanted)) return;
	const where = workspace.key === null ? workspace.paths.key : 'JALON_KEY';
	throw new JalonError('would-lose', {
		fr: `La clé des pseudonymes de cette sauvegarde (empreinte ${wanted}) n’est pas celle de ${where}. Remettez la clé qui va avec la sauvegarde, ou reprenez avec --force. Rien n’a été repris.`,
		en: `This backup’s pseudonym key (fingerprint ${wanted}) is not the one in ${where}. Put back the key that goes with the backup, or restore with --force. Nothing was restored.`
	});
}

/** Files that are there as they should be stay: a server may be reading them. */
async function install(
	workspace: Workspace,
	staging: string,
	{ files }: BackupContents
): Promise<void> {
	for (const [path, { bytes, sha256 }] of Object.entries(files)) {
		if (path === 'jalon.sqlite') continue;
		const isKey = path === 'pseudonym.key';
		if (isKey && workspace.key !== null) continue;
		const target = isKey ? workspace.paths.key : join(workspace.var, path);
		const found = statSync(target, { throwIfNoEntry: false });
		if (found?.size === bytes && (await digestFile(target)) === sha256) continue;
		await mkdir(dirname(target), { recursive: true });
		await chmod(join(staging, path), isKey ? 0o600 : 0o444);
		await rename(join(staging, path), target);
	}
	for (const folder of ['exports', 'parts', 'editions', '.'])
		if (existsSync(join(workspace.var, folder))) await syncFolder(join(workspace.var, folder));
}
