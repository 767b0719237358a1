import { setTimeout as wait } from 'node:timers/promises';
import { localReader } from '#lib/indicators/reader.ts';
import type { Manifest } from '../editions/edition.ts';
import { readManifest } from '../editions/manifest-file.ts';
import { mendSources } from '../editions/mends-kept.ts';
import { openEdition } from '../editions/open-edition.ts';
import { dropParts } from '../editions/prune.ts';
import { listEditions, type Publication } from '../editions/publication.ts';
import type { ReadFile } from '../editions/read-file.ts';
import {
	partKey,
	partsOf,
	rememberRewritten,
	remakeEdition,
	replaceEditions,
	writeRemade,
	type RemadeEdition
} from '../editions/remake-edition.ts';
import { partsAbout, rejectsAbout, rewriteReading } from '../editions/rewrite-part.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { Correction } from '../ingest/correction.ts';
import type { Reading } from '../ingest/delivery.ts';
import type { Erasures } from '../ingest/erasures.ts';
import { frozenFigures, listFreezes } from '../meetings/freezes.ts';
import type { Contract } from '../programme/contract.ts';
import { parseProgramme } from '../programme/parse-programme.ts';
import type { Programme } from '../programme/programme.ts';
import { stripRows } from './strip-rows.ts';

/** What is to go from every edition. */
export type EditionsChange = {
	readonly erasures: readonly Erasures[];
	/** Physical lines that go, by SHA-256 of the file. */
	readonly lines: ReadonlyMap<string, ReadonlySet<number>>;
	/** Corrections that go, of a dataset. */
	readonly isGone?: (dataset: string, mend: Correction) => boolean;
	/** Refused rows of these files lose their texts. */
	readonly withoutTexts?: (reading: Reading) => boolean;
	/** Editions that keep figures alone. */
	readonly withoutRows?: (edition: Publication) => boolean;
	/** Told before each edition, with how many were looked at; what it throws stops all before anything is replaced. */
	readonly onEdition?: (at: number) => void;
};

export type EditionsRewritten = {
	/** Editions made again. */
	readonly remade: number;
	/** Editions dropped, since their SQL no longer runs. */
	readonly dropped: number;
	/** Rows that went or changed, in all parts. */
	readonly rows: number;
	/** Editions that lost their rows. */
	readonly stripped: number;
};

/** Milliseconds that servers have to go on to the editions that are there now. */
const grace = 2_000;

/**
 * Makes every edition again without what is to go, and takes away the parts of before: figures that
 * meetings froze stay. Run again after a kill, it goes on where it was. For who holds the build lock.
 */
export async function rewriteEditions(
	workspace: Workspace,
	{ contracts: own }: Programme,
	change: EditionsChange
): Promise<EditionsRewritten> {
	const current = new Map(own.map((contract) => [contract.dataset, contract]));
	const rewritten = new Map<string, ReadFile | null>();
	const remade = new Map<string, RemadeEdition>();
	const dropped: string[] = [];
	let rows = 0;
	let stripped = 0;
	const editions: { edition: Publication; manifest: Manifest }[] = [];
	for (const edition of listEditions(workspace))
		editions.push({ edition, manifest: await readManifest(workspace, edition.id) });
	const isConcerned = await concernedReadings(
		workspace,
		own,
		editions.flatMap(({ manifest }) => manifest.readings),
		change
	);
	for (const [at, { edition, manifest }] of editions.entries()) {
		change.onEdition?.(at);
		const strips = change.withoutRows?.(edition) === true && manifest.withoutRows !== true;
		const programme = parseProgramme(manifest.sources, workspace.folder, null);
		const changed = new Map<Reading, ReadFile>();
		for (const reading of manifest.readings) {
			const contract =
				current.get(reading.dataset) ??
				programme.contracts.find(({ dataset }) => dataset === reading.dataset);
			if (!contract || !isConcerned(reading)) continue;
			const key = `${reading.dataset} ${partKey(reading)}`;
			if (!rewritten.has(key)) {
				const made = await rewriteOne(workspace, manifest, reading, contract, change);
				rewritten.set(key, made);
				rows += made ? (made.reading.rows.erased ?? 0) - (reading.rows.erased ?? 0) : 0;
			}
			const made = rewritten.get(key);
			if (made) changed.set(reading, { ...made, reading: { ...made.reading, ...named(reading) } });
		}
		const sources = withoutMends(manifest, change);
		const isSame = changed.size === 0 && sources === manifest.sources;
		if (isSame && !strips) continue;
		await keepFrozenFigures(workspace, edition.id);
		try {
			const made = isSame
				? { id: edition.id, manifest, work: [] }
				: manifest.withoutRows
					? await writeRemade(workspace, { ...manifest, sources })
					: await remakeEdition(workspace, manifest, changed, sources);
			remade.set(edition.id, strips ? await stripRows(workspace, made.manifest) : made);
			if (strips) stripped++;
		} catch (error) {
			if (edition.current) throw error;
			dropped.push(edition.id);
			workspace.log('edition dropped: it can’t be made again without rows that must go', {
				edition: edition.id
			});
		}
	}
	rememberRewritten(
		workspace,
		new Map(
			[...rewritten].flatMap(([key, made]) => (made ? [[key.replace(/^\S+ /, ''), made]] : []))
		)
	);
	const changes = [...remade].filter(([former, { id }]) => id !== former).length + dropped.length;
	if (changes > 0) {
		replaceEditions(workspace, remade, dropped);
		await wait(grace);
	}
	await dropParts(workspace);
	return { remade: remade.size, dropped: dropped.length, rows, stripped };
}

/** Readings that have something to lose, found for all of a dataset at once. */
async function concernedReadings(
	workspace: Workspace,
	contracts: readonly Contract[],
	readings: readonly Reading[],
	{ erasures, lines, withoutTexts }: EditionsChange
): Promise<(reading: Reading) => boolean> {
	const parts = new Set<string>();
	for (const contract of contracts) {
		const own = readings.flatMap(({ dataset, part }) =>
			dataset === contract.dataset && part !== null ? [part] : []
		);
		const found = own.length > 0 ? await partsAbout(workspace, contract, own, erasures) : [];
		for (const [part] of found) parts.add(part);
	}
	const refused = readings.flatMap(({ rejects }) => rejects ?? []);
	for (const part of await rejectsAbout(workspace, refused, erasures)) parts.add(part);
	return (reading) =>
		parts.has(reading.part ?? '') ||
		parts.has(reading.rejects ?? '') ||
		(lines.get(reading.sha256)?.size ?? 0) > 0 ||
		(withoutTexts?.(reading) === true && reading.textsPurged !== true);
}

/** The same parts may be a delivery's under two names. */
function named({ name, sha256, dataset }: Reading) {
	return { name, sha256, dataset };
}

async function rewriteOne(
	workspace: Workspace,
	manifest: Manifest,
	reading: Reading,
	contract: Contract,
	{ erasures, lines, withoutTexts }: EditionsChange
): Promise<ReadFile | null> {
	return rewriteReading(workspace, { reading, parts: partsOf(manifest, reading) }, contract, {
		erasures,
		lines: lines.get(reading.sha256) ?? new Set(),
		withoutTexts: withoutTexts?.(reading) ?? false
	});
}

/** An edition's texts without the corrections that go; the same texts when none does. */
function withoutMends({ sources }: Manifest, { isGone }: EditionsChange): Manifest['sources'] {
	if (!isGone) return sources;
	const changed: Record<string, string | null> = {};
	for (const [path, text] of Object.entries(sources)) {
		const [, dataset] = /^mends\/(.+)\.json$/.exec(path) ?? [];
		if (dataset === undefined) continue;
		const { mends } = JSON.parse(text) as { mends: readonly Correction[] };
		const left = mends.filter((mend) => !isGone(dataset, mend));
		if (left.length === mends.length) continue;
		changed[path] =
			left.length === 0
				? null
				: (Object.values(mendSources(new Map([[dataset, left]])))[0] ?? null);
	}
	if (Object.keys(changed).length === 0) return sources;
	return Object.fromEntries(
		Object.entries({ ...sources, ...changed }).filter(
			(entry): entry is [string, string] => entry[1] !== null
		)
	);
}

/** What a meeting was shown is worked out, where it was not yet, before its edition changes. */
async function keepFrozenFigures(workspace: Workspace, edition: string): Promise<void> {
	const meetings = workspace.records.all<{ meeting: string }>(
		'select distinct meeting from freezes where edition = ? and figures is null',
		edition
	);
	if (meetings.length === 0) return;
	const opened = await openEdition(workspace, edition);
	try {
		for (const { meeting } of meetings)
			for (const freeze of listFreezes(workspace, meeting))
				if (freeze.edition === edition)
					await frozenFigures(
						workspace,
						freeze,
						() => Promise.resolve(opened),
						localReader(workspace.user, 'fr')
					);
	} finally {
		opened.database.close();
	}
}
