import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Holder } from '#lib/indicators/rights.ts';
import {
	deliveryOf,
	everyDelivery,
	exportPath,
	listWithdrawals,
	nameReading
} from '../editions/deliveries.ts';
import { namedContract } from '../editions/find-dataset.ts';
import { gatherSources } from '../editions/gather-inputs.ts';
import { contractUnder, latestOverride } from '../editions/overrides.ts';
import { pseudonymKey } from '../editions/pseudonym-key.ts';
import {
	readAndRemember,
	readingHashes,
	recallReading,
	type FileToRead,
	type ReadSettings
} from '../editions/read-file.ts';
import { recogniseDataset } from '../editions/recognise-dataset.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { Reading } from '../ingest/delivery.ts';
import { ExportRefused } from '../ingest/refusal.ts';
import type { Reader, Watch } from '../ingest/start-reader.ts';
import type { Contract } from '../programme/contract.ts';
import { parseProgramme } from '../programme/parse-programme.ts';
import type { Problem } from '../programme/problem.ts';
import type { Programme } from '../programme/programme.ts';
import { outsideScope } from './outside-scope.ts';
import {
	findDraft,
	listDrafts,
	settleDraft,
	type Draft,
	type DraftOutcome,
	type DraftState,
	type KnownAs
} from './draft.ts';

export type ReadDraftContext = {
	/** The child that reads strangers' files; one file at a time. */
	readonly reader: Reader;
	/** What who brought it acts for; null for who acts for all. */
	readonly scope?: Pick<Holder, 'axes' | 'territories'> | null;
	readonly signal?: AbortSignal | undefined;
	readonly onStep?: (step: 'recognise' | 'read', bytesRead: number) => void;
};

/**
 * Reads a draft that waits and writes down what became of it: ready, refused in words, or unsure
 * of its dataset. A draft that is no longer waiting is given as it is. Throws `unknown-draft`,
 * and what the programme has wrong.
 */
export async function readDraft(
	workspace: Workspace,
	number: number,
	{ reader, scope = null, signal, onStep }: ReadDraftContext
): Promise<Draft> {
	const draft = findDraft(workspace, number);
	if (draft.state !== 'waiting') return draft;
	const programme = parseProgramme(await gatherSources(workspace), workspace.folder);
	const file = fileOf(workspace, draft);
	const settle = (state: DraftState, dataset: string | null, outcome: DraftOutcome) => {
		signal?.throwIfAborted();
		const override = dataset === null ? null : overrideOf(workspace, draft, dataset);
		settleDraft(workspace, draft, state, { dataset, override, outcome });
		return findDraft(workspace, number);
	};
	const refuse = (dataset: string | null, problem: Problem) =>
		settle('refused', dataset, { kind: 'refused', problem });

	if (!existsSync(file.path)) return refuse(draft.dataset, lost(draft));
	onStep?.('recognise', 0);
	const watch = { signal, onProgress: (bytes: number) => onStep?.('read', bytes) };
	const found = await recognise(workspace, draft, programme, file, { reader, watch });
	if ('refused' in found) return refuse(null, found.refused);
	if (!('contract' in found)) return settle('unsure', null, { kind: 'unsure', ...found });

	onStep?.('read', 0);
	const reading = await readUnder(workspace, draft, found.contract, programme, { reader, watch });
	const { dataset } = found.contract;
	if (reading.refused !== null) return refuse(dataset, reading.refused);
	const outside =
		scope && (await outsideScope(workspace, programme, found.contract, reading, scope));
	if (outside) return refuse(dataset, outside);
	const known = knownAs(workspace, draft, found.contract);
	return settle('ready', dataset, { kind: 'read', reading, known });
}

/** Number of the override that a draft is read under, its own or the dataset's. */
export function overrideOf(workspace: Workspace, draft: Draft, dataset: string): number | null {
	return draft.override ?? latestOverride(workspace, dataset);
}

export function fileOf(workspace: Workspace, { name, sha256 }: Draft): FileToRead {
	return { path: exportPath(workspace, sha256), name, sha256 };
}

type Watched = { readonly reader: Reader; readonly watch: Watch };

type Recognised =
	| { readonly contract: Contract }
	| { readonly refused: Problem }
	| Omit<Extract<DraftOutcome, { kind: 'unsure' }>, 'kind'>;

async function recognise(
	workspace: Workspace,
	draft: Draft,
	programme: Programme,
	file: FileToRead,
	{ reader, watch }: Watched
): Promise<Recognised> {
	if (draft.dataset !== null) return { contract: namedContract(programme, draft.dataset) };
	try {
		// What a person said of a dataset's columns tells its next files too.
		const contracts = programme.contracts.map((contract) =>
			contractUnder(workspace, contract, latestOverride(workspace, contract.dataset))
		);
		const found = recogniseDataset(await reader.inspect(file.path, {}, watch), contracts, {
			name: draft.name,
			earlier: everyDelivery(workspace)
		});
		return 'contract' in found
			? { contract: namedContract(programme, found.contract.dataset) }
			: found;
	} catch (error) {
		if (!(error instanceof ExportRefused)) throw error;
		const { line, column, text } = error;
		return { refused: { file: draft.name, line, column, message: text } };
	}
}

/** Reads a draft's file, unless the same reading is remembered and its parts stand. */
export async function readUnder(
	workspace: Workspace,
	draft: Draft,
	own: Contract,
	programme: Programme,
	{ reader, watch }: Watched
): Promise<Reading> {
	const { incoming, parts } = workspace.paths;
	const contract = contractUnder(workspace, own, overrideOf(workspace, draft, own.dataset));
	const file = fileOf(workspace, draft);
	const settings: ReadSettings = {
		workspace,
		programme,
		key: await pseudonymKey(workspace, programme.settings.fictitious)
	};
	const hash = readingHashes(file, contract, settings).accepted;
	const known = await recallReading(workspace, hash);
	if (known) return known.reading;
	await mkdir(parts, { recursive: true });
	await mkdir(incoming, { recursive: true });
	const staging = await mkdtemp(join(incoming, `.tmp-${process.pid}-`));
	try {
		return (await readAndRemember(file, contract, { ...settings, staging, watch }, reader)).reading;
	} finally {
		await rm(staging, { recursive: true, force: true });
	}
}

/** Where the same file was met before: among the deliveries, or earlier in the round. */
function knownAs(workspace: Workspace, draft: Draft, contract: Contract): KnownAs | null {
	const delivery = deliveryOf(workspace, draft, contract);
	if (delivery) {
		const withdrawal = listWithdrawals(workspace).get(delivery.number);
		return withdrawal ? { as: 'withdrawn', delivery, withdrawal } : { as: 'delivered', delivery };
	}
	const said = nameReading(draft.name, contract);
	const twin = listDrafts(workspace, draft.round).find(
		({ number, name, sha256, dataset, state }) =>
			number < draft.number &&
			sha256 === draft.sha256 &&
			dataset === contract.dataset &&
			nameReading(name, contract) === said &&
			state === 'ready'
	);
	return twin ? { as: 'in-round', draft: twin.number, name: twin.name } : null;
}

function lost({ name }: Draft): Problem {
	return {
		file: name,
		line: null,
		column: null,
		message: {
			fr: 'les octets reçus sont absents de var/exports : redéposer le fichier',
			en: 'the bytes received are missing from var/exports: deliver the file again'
		}
	};
}
