import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Inspection } from '../ingest/inspect-export.ts';
import { ExportRefused } from '../ingest/refusal.ts';
import type { Reader } from '../ingest/start-reader.ts';
import type { Contract } from '../programme/contract.ts';
import { nearestName } from '../programme/nearest.ts';
import { JalonError } from '../programme/problem.ts';
import type { Programme } from '../programme/programme.ts';
import { recogniseDataset, type Candidate } from './recognise-dataset.ts';
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

/** Finds which of some contracts a file answers to. Throws `unknown-dataset` when it is not sure. */
export async function findContract(
	file: FileToRead,
	contracts: readonly Contract[],
	reader: Reader
): Promise<Contract> {
	const inspection = await inspect(file, reader);
	const found = recogniseDataset(inspection, contracts);
	if ('contract' in found) return found.contract;
	throw found.why === 'several'
		? severalFit(file, found.candidates)
		: noneFits(file, found.candidates[0]);
}

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

function severalFit(file: FileToRead, candidates: readonly Candidate[]): JalonError {
	const names = candidates
		.filter(({ missing }) => missing.length === 0)
		.map(({ dataset }) => dataset)
		.join(', ');
	return new JalonError('unknown-dataset', {
		fr: `${file.name} : plusieurs modèles de fichier conviennent (${names}). Choisissez avec --dataset.`,
		en: `${file.name}: several contracts fit (${names}). Choose with --dataset.`
	});
}

function noneFits(file: FileToRead, near: Candidate | undefined): JalonError {
	const missing = near?.missing.slice(0, 8).map(({ title }) => title);
	return new JalonError('unknown-dataset', {
		fr: `${file.name} : ses colonnes ne répondent à aucun modèle de fichier.${near ? ` Le plus proche est ${near.dataset} ; il manque : ${missing?.map((title) => `« ${title} »`).join(', ')}.` : ''}`,
		en: `${file.name}: its columns answer to no contract.${near ? ` The nearest is ${near.dataset}; missing: ${missing?.map((title) => `“${title}”`).join(', ')}.` : ''}`
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
