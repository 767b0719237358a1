import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IsoDate } from '#lib/indicators/period.ts';
import { openDatabase, quoteText } from '../duckdb.ts';
import type { Reading } from '../ingest/delivery.ts';
import { foldText } from '../ingest/fold-text.ts';
import { french } from '../ingest/french.ts';
import type { Inspection } from '../ingest/inspect-export.ts';
import { partHashes } from '../ingest/reading-key.ts';
import { ExportRefused } from '../ingest/refusal.ts';
import { spreadsheetErrors } from '../ingest/spreadsheet-errors.ts';
import type { Reader } from '../ingest/start-reader.ts';
import type { Contract, Field } from '../programme/contract.ts';
import { parseContract } from '../programme/parse-contract.ts';
import { JalonError } from '../programme/problem.ts';
import { collectProblems, parseYaml } from '../programme/spec.ts';
import { loadTerritories } from '../programme/territories.ts';
import { columnNames } from './column-names.ts';
import type { ColumnFacts } from './column-facts.ts';
import { guessDelivery, undatedName } from './guess-delivery.ts';
import { guessField, type DraftField } from './guess-field.ts';
import { keyOrder } from './guess-key.ts';
import { relax, type RejectCount } from './relax.ts';
import { guessShape } from './guess-shape.ts';
import { openTrialTable, type TrialColumn } from './trial-table.ts';
import { contractText, oneLine, type DraftContract } from './write-contract.ts';

export type DraftOptions = {
	readonly path: string;
	/** The file's name, without its folder. */
	readonly name: string;
	readonly sha256: string;
	readonly dataset: string;
	readonly timeZone: string;
	/** Territory whose places a name means first. */
	readonly territory: string;
	/** First day that data are thought to cover, when nothing tells. */
	readonly since: IsoDate;
	readonly today: IsoDate;
	/** Ids to choose from. */
	readonly partners: readonly string[];
};

/** A first contract, and how the file that it was made from reads with it. */
export type Draft = {
	readonly text: string;
	readonly contract: Contract;
	readonly reading: Reading;
	/** Rows that no contract could read: of more cells than the header, or cut short. */
	readonly rejects: readonly RejectCount[];
	readonly inspection: Inspection;
};

/** Times that a draft is taken back before it is given as it is. */
const tries = 6;

/**
 * Makes a first contract from a file: every row is looked at, then read with what was guessed, and
 * what would refuse a row is taken back. Strangers' files are only read in the reader's child.
 * Throws `export-refused` when the file is no table.
 */
export async function draftContract(options: DraftOptions, reader: Reader): Promise<Draft> {
	const folder = await mkdtemp(join(tmpdir(), 'jalon-contract-'));
	await mkdir(join(folder, 'spill'));
	try {
		const inspection = await refusing(options, () => reader.inspect(options.path));
		const { columns, skipped } = titledColumns(inspection.understanding.columns, options);
		const job = { ...options, folder, reader };
		const trial = await readWith(job, textContract(options.dataset, columns, inspection));
		const draft = await lookAndGuess(job, trial, columns, skipped, inspection);
		return { ...(await settle(job, draft)), inspection };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

type Job = DraftOptions & { readonly folder: string; readonly reader: Reader };

async function refusing<T>({ name }: DraftOptions, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (cause) {
		if (!(cause instanceof ExportRefused)) throw cause;
		throw refused(name, cause.text, { cause });
	}
}

function refused(
	name: string,
	text: { readonly fr: string; readonly en: string },
	options?: ErrorOptions
): JalonError {
	return new JalonError(
		'export-refused',
		{ fr: french`${name} : ${text.fr}`, en: `${name}: ${text.en}` },
		[],
		options
	);
}

/** Columns that have a header of their own; what is left out is told. */
function titledColumns(headers: readonly string[], { name }: DraftOptions) {
	const titles = headers.map(oneLine);
	const folded = titles.map(foldText);
	const skipped = new Set<string>();
	const kept = titles.filter((title, at) => {
		if (folded[at] === '') return false;
		if (folded.indexOf(folded[at]!) === folded.lastIndexOf(folded[at]!)) return true;
		skipped.add(title);
		return false;
	});
	if (kept.length === 0)
		throw refused(name, {
			fr: 'aucune ligne d’en-tête trouvée ; un modèle de fichier demande des colonnes nommées.',
			en: 'no header row was found; a contract demands named columns.'
		});
	const names = columnNames(kept);
	const columns = kept.map((title, at): TrialColumn => ({ title, name: names[at]! }));
	const notes = [...skipped].map(
		(title) =>
			french`L’en-tête « ${title} » est écrit plusieurs fois : ses colonnes ne sont pas reprises.`
	);
	if (folded.includes('')) notes.push('Une colonne sans en-tête n’est pas reprise.');
	return { columns, skipped: notes };
}

/** Every column as text, and nothing demanded. */
function textContract(
	dataset: string,
	columns: readonly TrialColumn[],
	{ understanding }: Inspection
): Contract {
	const minimal = parsed(dataset, minimalText);
	const fields = columns.map(({ name, title }): Field => ({
		name,
		title,
		description: null,
		type: 'string',
		format: null,
		aliases: [],
		optional: true,
		constraints: {
			required: false,
			unique: false,
			minimum: null,
			maximum: null,
			pattern: null,
			enum: null,
			nomenclature: null
		},
		personal: null,
		sensitive: false,
		identifies: false,
		values: [],
		filename: null,
		// A spreadsheet's error would have its row refused.
		missing: spreadsheetErrors
	}));
	return {
		...minimal,
		dataset,
		fields,
		shape: { ...minimal.shape, headerRow: understanding.headerRow }
	};
}

const minimalText =
	'version: 1\ntitle: x\nmode: append\ndelivered: { from: fixed, date: 2000-01-01 }\ncovers: { from: 2000-01-01 }\nfields: []\n';

/** What we wrote ourselves is always a contract: anything else is a fault of ours. */
function parsed(dataset: string, text: string): Contract {
	const problems = collectProblems();
	const file = `data/contracts/${dataset}.yaml`;
	const spec = parseYaml(text, file, problems);
	const found = spec && parseContract(dataset, file, spec, problems);
	if (!found || problems.list.length > 0)
		throw new Error(`${problems.list[0]?.line}: ${problems.list[0]?.message.en}\n${text}`);
	return found.contract;
}

/** Reads the file with a contract, into parts that last as long as the draft. */
async function readWith(job: Job, contract: Contract): Promise<Reading> {
	const { path, name, sha256, timeZone, territory, folder } = job;
	const inputs = { sha256, name, contract, timeZone, territory };
	const hashes = partHashes({ ...inputs, keyFingerprint: '', vintage: '' });
	const reading = await job.reader.read({ ...inputs, path, key: 'draft', parts: folder, hashes });
	if (reading.refused) throw refused(name, wordsOf(reading));
	return reading;
}

const wordsOf = ({ refused: problem }: Reading) =>
	problem?.message ?? { fr: 'illisible', en: 'unreadable' };

async function lookAndGuess(
	job: Job,
	trial: Reading,
	columns: readonly TrialColumn[],
	notes: readonly string[],
	inspection: Inspection
): Promise<DraftContract> {
	const table = await openTrialTable(
		join(job.folder, `${trial.part}.parquet`),
		columns,
		job.folder
	);
	try {
		const facts = await table.facts({ places: loadTerritories, territory: job.territory });
		const fields = facts.map((column) => guessField(column, facts));
		if (inspection.understanding.format === 'json')
			for (const [at, field] of fields.entries())
				field.optional = (facts[at]?.filled ?? 0) < (facts[at]?.rows ?? 0);
		return {
			file: job.name,
			title: capital(undatedName(job.name)) || 'Données',
			partners: job.partners,
			fields,
			notes,
			key: await table.findKey(keyOrder(fields)),
			shape: guessShape(fields, facts, inspection.understanding),
			delivery: guessDelivery(job.name, datesOf(fields, facts), job)
		};
	} finally {
		table.close();
	}
}

/** The span of the dates in a file, births and ends foreseen left aside with the personal columns. */
function datesOf(fields: readonly DraftField[], facts: readonly ColumnFacts[]) {
	const dated = facts.filter((_, at) => /^date/.test(fields[at]!.type) && !fields[at]!.personal);
	const from = dated.flatMap(({ tally }) => tally.firstDate ?? []).sort()[0];
	const to = dated
		.flatMap(({ tally }) => tally.lastDate ?? [])
		.sort()
		.at(-1);
	return from === undefined || to === undefined ? null : { from, to };
}

/** Reads the file with the draft until it refuses no row, taking back what does. */
async function settle(job: Job, draft: DraftContract): Promise<Omit<Draft, 'inspection'>> {
	for (let attempt = 1; ; attempt++) {
		const text = contractText(draft);
		const contract = parsed(job.dataset, text);
		const reading = await readWith(job, contract);
		const rejects = reading.rejects === null ? [] : await countRejects(job, reading.rejects);
		const relaxed = relax(draft, rejects);
		if (relaxed === null || attempt === tries) return { text, contract, reading, rejects };
		draft = relaxed;
	}
}

async function countRejects(job: Job, hash: string): Promise<readonly RejectCount[]> {
	const path = join(job.folder, `${hash}.parquet`);
	const database = await openDatabase({ allowedPaths: [path], locked: true });
	try {
		return await database.all<RejectCount>(
			`select field, rule, count(*) as rows, list(distinct value) filter (where value like '#%') as errors
			from read_parquet(${quoteText(path)}) group by 1, 2`
		);
	} finally {
		database.close();
	}
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
