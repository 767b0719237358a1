import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '#lib/indicators/language.ts';
import { openDatabase, quoteText } from '../duckdb.ts';
import { readFile } from '../editions/read-file.ts';
import { digest } from '../editions/settle-file.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { Reject } from '../ingest/delivery.ts';
import { rejectSentence } from '../ingest/reject-sentence.ts';
import { startReader } from '../ingest/start-reader.ts';
import { noProcessing, type Contract, type Field } from '../programme/contract.ts';
import type { Programme } from '../programme/programme.ts';

/** Cells pasted from a spreadsheet, as received, and the lines that could not be read. */
export type Pasted = {
	readonly rows: readonly (readonly string[])[];
	readonly problems: readonly string[];
};

/** Columns of a grid of targets: more is no grid. */
const maximumColumns = 200;
const problemsTold = 5;

/**
 * Reads a block pasted from a spreadsheet with the reader of all exports, in its child process:
 * its first line is given a header of ours, so that the block's own is read as it stands.
 */
export async function readPasted(
	text: string,
	workspace: Workspace,
	programme: Programme,
	language: Language
): Promise<Pasted> {
	const block = text.replace(/^[\r\n]+|\s+$/g, '');
	if (block === '') return { rows: [], problems: [] };
	const first = block.split(/\r?\n/, 1)[0]!;
	const delimiter = ['\t', ';', ','].find((mark) => first.includes(mark)) ?? '\t';
	const width = Math.min(first.split(delimiter).length, maximumColumns);
	const contract = pastedContract(width, delimiter);
	const header = contract.fields.map(({ title }) => title).join(delimiter);
	const folder = await mkdtemp(join(tmpdir(), 'jalon-paste-'));
	const reader = startReader({ timeLimit: 30_000, memory: 256 });
	try {
		const path = join(folder, 'paste.tsv');
		const content = `${header}\n${block}\n`;
		await writeFile(path, content);
		const file = { path, name: 'paste.tsv', sha256: digest(content) };
		const settings = { workspace, programme, key: '' };
		const { reading } = await readFile(file, contract, settings, reader, folder);
		if (reading.refused) return { rows: [], problems: [reading.refused.message[language]] };
		const part = (hash: string | null) =>
			hash === null ? null : quoteText(join(folder, `${hash}.parquet`));
		return await readParts(folder, part(reading.part), part(reading.rejects), width, language);
	} finally {
		await reader.close();
		await rm(folder, { recursive: true, force: true });
	}
}

async function readParts(
	folder: string,
	accepted: string | null,
	rejects: string | null,
	width: number,
	language: Language
): Promise<Pasted> {
	const database = await openDatabase({ allowedDirectories: [folder], locked: true, threads: 1 });
	try {
		const rows = accepted
			? await database.all<Record<string, string | null>>(`select * from read_parquet(${accepted})`)
			: [];
		const refused = rejects
			? await database.all<Reject>(`select * from read_parquet(${rejects}) limit ${problemsTold}`)
			: [];
		const names = Array.from({ length: width }, (_, at) => nameOf(at));
		return {
			rows: rows.map((row) => names.map((name) => row[name] ?? '')),
			// Our header is the first line of what is read.
			problems: refused.map((reject) =>
				rejectSentence({ ...reject, line: reject.line - 1 }, language)
			)
		};
	} finally {
		database.close();
	}
}

const nameOf = (at: number) => `column_${at + 1}`;

/** Any table of texts with so many columns. */
function pastedContract(width: number, delimiter: string): Contract {
	const text: Omit<Field, 'name' | 'title'> = {
		description: null,
		type: 'string',
		format: null,
		aliases: [],
		optional: false,
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
		missing: []
	};
	return {
		version: 1,
		dataset: 'pasted',
		file: 'pasted',
		title: { fr: 'Collage', en: 'Paste' },
		description: null,
		partner: null,
		source: null,
		cadence: null,
		delay: null,
		due: null,
		publish: 'asked',
		breaks: [],
		processing: noProcessing,
		mode: 'append',
		key: [],
		delivered: { from: 'fixed', date: '2000-01-01' },
		covers: { from: '2000-01-01', until: 'delivered' },
		shape: {
			format: 'csv',
			encoding: 'utf-8',
			delimiter,
			sheet: null,
			headerRow: 1,
			decimal: null,
			dateOrder: null,
			rowsAt: null,
			footer: null
		},
		fields: Array.from({ length: width }, (_, at): Field => ({
			...text,
			name: nameOf(at),
			title: nameOf(at)
		}))
	};
}
