import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeHeaderMatcher, matchColumns } from '../ingest/match-columns.ts';
import type { Inspection } from '../ingest/inspect-export.ts';
import type { Cell } from '../ingest/raw-row.ts';
import { ExportRefused } from '../ingest/refusal.ts';
import type { Reader } from '../ingest/start-reader.ts';
import type { Contract } from '../programme/contract.ts';
import { nearestName } from '../programme/nearest.ts';
import { JalonError } from '../programme/problem.ts';
import type { Programme } from '../programme/programme.ts';
import { readFile, type FileToRead, type ReadFile, type ReadSettings } from './read-file.ts';

/** The contract of a dataset that a person named. */
export function namedContract(programme: Programme, dataset: string): Contract {
	const found = programme.contracts.find((contract) => contract.dataset === dataset);
	if (found) return found;
	const names = programme.contracts.map((contract) => contract.dataset);
	const near = nearestName(dataset, names);
	throw new JalonError('unknown-dataset', {
		fr: `Aucun modèle de fichier ne s’appelle « ${dataset} »${near ? ` : vouliez-vous dire « ${near} » ?` : ` ; il y a : ${names.join(', ')}.`}`,
		en: `No contract is called “${dataset}”${near ? `: did you mean “${near}”?` : `; there are: ${names.join(', ')}.`}`
	});
}

/**
 * The contract that a file answers to: of those whose columns are all there, the one that knows
 * most of the file's. Throws `unknown-dataset` when there is none, or when two are as good.
 */
export async function findContract(
	file: FileToRead,
	programme: Programme,
	reader: Reader
): Promise<Contract> {
	const { rows, understanding } = await inspect(file, reader);
	const headers = [...rows.map(({ cells }) => cells), understanding.columns];
	const matches = programme.contracts
		.map((contract) => ({ contract, ...bestMatch(headers, contract) }))
		.toSorted((a, b) => a.missing.length - b.missing.length || b.matched - a.matched);
	const whole = matches.filter(({ missing, matched }) => missing.length === 0 && matched > 0);
	const [best, second] = whole;
	if (best && best.matched > (second?.matched ?? 0)) return best.contract;
	throw best ? severalFit(file, whole) : noneFits(file, matches[0]);
}

type Match = {
	readonly contract: Contract;
	readonly matched: number;
	readonly missing: readonly string[];
};

async function inspect(file: FileToRead, reader: Reader): Promise<Inspection> {
	try {
		return await reader.inspect(file.path);
	} catch (error) {
		if (!(error instanceof ExportRefused)) throw error;
		throw new JalonError(
			'export-refused',
			{
				fr: `${file.name} : ${error.text.fr}`,
				en: `${file.name}: ${error.text.en}`
			},
			[],
			{ cause: error }
		);
	}
}

/** The row that answers best to a contract's columns: a header may lie under title rows. */
function bestMatch(
	headers: readonly (readonly Cell[])[],
	contract: Contract
): Omit<Match, 'contract'> {
	const matcher = makeHeaderMatcher(contract);
	let best = { matched: 0, missing: contract.fields.map(({ title }) => title) };
	for (const cells of headers) {
		const { matched, missing } = matchColumns(cells, matcher);
		if (matched > best.matched) best = { matched, missing: missing.map(({ title }) => title) };
	}
	return best;
}

function severalFit(file: FileToRead, fitting: readonly Match[]): JalonError {
	const names = fitting.map(({ contract }) => contract.dataset).join(', ');
	return new JalonError('unknown-dataset', {
		fr: `${file.name} : plusieurs modèles de fichier conviennent (${names}). Choisissez avec --dataset.`,
		en: `${file.name}: several contracts fit (${names}). Choose with --dataset.`
	});
}

function noneFits(file: FileToRead, nearest: Match | undefined): JalonError {
	const near = nearest && nearest.matched > 0 ? nearest : null;
	const missing = near?.missing.slice(0, 8);
	return new JalonError('unknown-dataset', {
		fr: `${file.name} : ses colonnes ne répondent à aucun modèle de fichier.${near ? ` Le plus proche est ${near.contract.dataset} ; il manque : ${missing?.map((title) => `« ${title} »`).join(', ')}.` : ''}`,
		en: `${file.name}: its columns answer to no contract.${near ? ` The nearest is ${near.contract.dataset}; missing: ${missing?.map((title) => `“${title}”`).join(', ')}.` : ''}`
	});
}

/** Reads a file and keeps nothing of it. */
export async function tryReading(
	file: FileToRead,
	contract: Contract,
	settings: ReadSettings,
	reader: Reader
): Promise<ReadFile> {
	const folder = await mkdtemp(join(tmpdir(), 'jalon-'));
	try {
		return await readFile(file, contract, settings, reader, folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
