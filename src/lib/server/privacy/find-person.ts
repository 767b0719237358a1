import { localize, type Language } from '#lib/indicators/language.ts';
import { keysOf } from '../editions/erasures-kept.ts';
import type { Manifest } from '../editions/edition.ts';
import { readManifest } from '../editions/manifest-file.ts';
import { listMends } from '../editions/mends-kept.ts';
import { pseudonymKey } from '../editions/pseudonym-key.ts';
import { listEditions } from '../editions/publication.ts';
import { partsAbout, rowsAbout } from '../editions/rewrite-part.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { FoundRow } from '../ingest/search-export.ts';
import { isName, spellingsOf } from '../ingest/erasures.ts';
import { tellsWhom } from '../programme/contract.ts';
import { listBackups, type KnownBackup } from './backups.ts';
import { ownRecordsAbout, type OwnRecord } from './own-records.ts';
import { erasuresOfKeys, foldedNames, type PersonKeys } from './person-keys.ts';
import { publishedProgramme } from './published-programme.ts';
import { searchFiles, type FoundInFile } from './search-files.ts';

/** Somebody's rows in one file as received. */
export type PersonInFile = {
	readonly dataset: string;
	readonly title: string;
	readonly name: string;
	readonly deliveredAt: string | null;
	readonly kept: boolean;
	readonly inFolder: string | null;
	readonly waiting: boolean;
	readonly rows: readonly PersonRow[];
	/** Rows of that name under other identifiers: homonyms, or the same person known otherwise. */
	readonly doubtful: readonly PersonRow[];
	readonly cut: boolean;
};

export type PersonRow = {
	readonly line: number;
	readonly by: FoundRow['by'];
	/** By header, as received. */
	readonly values: Readonly<Record<string, string>>;
	readonly identifiers: Readonly<Record<string, string>>;
	readonly hash: string;
};

/** Somebody's rows in what was read and published, whether or not the file is still there. */
export type PersonInEdition = {
	readonly edition: string;
	readonly publishedAt: string;
	readonly current: boolean;
	/** Meetings whose figures it froze: they stay. */
	readonly meetings: readonly string[];
	readonly rows: readonly { readonly dataset: string; readonly count: number }[];
};

export type PersonFound = {
	readonly files: readonly PersonInFile[];
	/** How many files were looked through, and those that can't be opened any more. */
	readonly searched: number;
	readonly unread: readonly string[];
	readonly editions: readonly PersonInEdition[];
	/** What the published edition holds, for files that are gone. */
	readonly published: readonly {
		readonly dataset: string;
		readonly title: string;
		readonly values: Readonly<Record<string, string>>;
	}[];
	readonly mends: readonly { readonly number: number; readonly dataset: string }[];
	readonly records: readonly OwnRecord[];
	readonly backups: readonly KnownBackup[];
	/** Other identifiers that the rows bear: theirs too, or their household's. */
	readonly others: readonly string[];
};

/**
 * Everywhere somebody is: files as received, what was read of them in each edition, corrections,
 * Jalon's own records, archives. For who answers a request of access or erasure; nothing of it is
 * kept or logged.
 */
export async function findPerson(
	workspace: Workspace,
	keys: PersonKeys,
	language: Language,
	onProgress?: (done: number, total: number) => void
): Promise<PersonFound> {
	const { manifest, programme } = await publishedProgramme(workspace);
	const { fictitious } = programme.settings;
	const current = await pseudonymKey(workspace, fictitious, false);
	const erasures = erasuresOfKeys(keys, keysOf(workspace, fictitious));
	const wanted = { erasures, names: foldedNames(keys) };
	const files = await searchFiles(workspace, programme, current, wanted, onProgress);
	const titles = new Map(
		programme.contracts.map(({ dataset, title }) => [dataset, localize(title, language)])
	);
	const contracts = new Map(programme.contracts.map((one) => [one.dataset, one]));

	const editions: PersonInEdition[] = [];
	const published: PersonFound['published'][number][] = [];
	const manifests = new Map<string, Manifest>();
	for (const { id, current: served } of listEditions(workspace))
		manifests.set(id, served ? manifest : await readManifest(workspace, id));
	const readings = [...manifests.values()].flatMap((one) => one.readings);
	const known = new Map<string, number>();
	for (const contract of programme.contracts) {
		const own = readings.flatMap(({ dataset, part }) =>
			dataset === contract.dataset && part !== null ? [part] : []
		);
		if (own.length === 0 || !contract.fields.some(tellsWhom)) continue;
		for (const [part, count] of await partsAbout(workspace, contract, own, erasures))
			known.set(part, count);
	}
	for (const edition of listEditions(workspace)) {
		const counts = new Map<string, number>();
		for (const { dataset, part } of manifests.get(edition.id)?.readings ?? []) {
			const contract = contracts.get(dataset);
			const count = known.get(part ?? '') ?? 0;
			if (part === null || !contract || count === 0) continue;
			counts.set(dataset, (counts.get(dataset) ?? 0) + count);
			if (edition.current)
				for (const row of await rowsAbout(workspace, part, contract, erasures))
					published.push({ dataset, title: titles.get(dataset) ?? dataset, values: plain(row) });
		}
		if (counts.size === 0) continue;
		editions.push({
			edition: edition.id,
			publishedAt: edition.publishedAt,
			current: edition.current,
			meetings: workspace.records
				.all<{ meeting: string }>(
					'select distinct meeting from freezes where edition = ? order by meeting',
					edition.id
				)
				.map(({ meeting }) => meeting),
			rows: [...counts].map(([dataset, count]) => ({ dataset, count }))
		});
	}

	const inFiles = files.found.map((file) => inFile(file, titles));
	const sure = inFiles.flatMap(({ rows }) => rows);
	const hashes = new Set(sure.map(({ hash }) => hash));
	const asked = new Set(keys.identifiers.flatMap(spellingsOf).map(same));
	return {
		files: inFiles,
		searched: files.searched,
		unread: files.unread.map(({ name }) => name),
		editions,
		published,
		mends: listMends(workspace, { undone: true })
			.filter(
				({ row, found, mended }) =>
					(row !== null && hashes.has(row)) ||
					[found, mended].some((text) => spellingsOf(text).some((one) => asked.has(same(one))))
			)
			.map(({ number, dataset }) => ({ number, dataset })),
		records: ownRecordsAbout(workspace, manifest, keys),
		backups: listBackups(workspace),
		others: [...new Set(sure.flatMap(({ identifiers }) => Object.values(identifiers)))].filter(
			(text) => !isName(text) && !spellingsOf(text).some((one) => asked.has(same(one)))
		)
	};
}

function inFile(
	{ search, contract: _, sha256: __, ...file }: FoundInFile,
	titles: ReadonlyMap<string, string>
): PersonInFile {
	const told = search.rows.map(({ line, by, cells, identifiers, hash }) => ({
		line,
		by,
		hash,
		identifiers,
		values: Object.fromEntries(
			search.columns.flatMap((column, at) => (cells[at] ? [[column, cells[at]]] : []))
		)
	}));
	return {
		...file,
		title: titles.get(file.dataset) ?? file.dataset,
		rows: told.filter(({ by }) => by !== 'doubtful'),
		doubtful: told.filter(({ by }) => by === 'doubtful'),
		cut: search.cut
	};
}

/** Spellings that a pseudonym does not tell apart. */
function same(text: string): string {
	return text.normalize('NFKC').trim().toLowerCase();
}

function plain(row: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
	return Object.fromEntries(
		Object.entries(row).flatMap(([name, value]) =>
			value === null || name.startsWith('_') ? [] : [[name, String(value)]]
		)
	);
}
