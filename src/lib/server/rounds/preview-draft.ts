import { openDatabase, quoteName, quoteText } from '../duckdb.ts';
import { namedContract } from '../editions/find-dataset.ts';
import { gatherSources } from '../editions/gather-inputs.ts';
import { contractUnder } from '../editions/overrides.ts';
import { pseudonymKey } from '../editions/pseudonym-key.ts';
import { readJobOf } from '../editions/read-file.ts';
import { partPath } from '../editions/work-done.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { Reading, Reject } from '../ingest/delivery.ts';
import type { Inspection } from '../ingest/inspect-export.ts';
import { makeHeaderMatcher, matchColumns } from '../ingest/match-columns.ts';
import { cellText } from '../ingest/raw-row.ts';
import { ExportRefused } from '../ingest/refusal.ts';
import { rejectSentence } from '../ingest/reject-sentence.ts';
import type { Reader } from '../ingest/start-reader.ts';
import { isHidden, type Contract, type FieldType } from '../programme/contract.ts';
import { parseProgramme } from '../programme/parse-programme.ts';
import { receivedColumns } from '../programme/relations.ts';
import { findDraft, type Draft } from './draft.ts';
import { readUnder } from './read-draft.ts';

/** The first rows of a draft, as received beside as understood. */
export type Preview = {
	/** Columns as received, in the file's order; `field` is what each feeds. */
	readonly columns: readonly {
		readonly header: string;
		readonly field: string | null;
		readonly personal: boolean;
	}[];
	/** Fields as understood, in the contract's order, those that never leave the reader left out. */
	readonly fields: readonly {
		readonly name: string;
		readonly title: string;
		readonly type: FieldType;
		readonly personal: boolean;
	}[];
	readonly rows: readonly PreviewRow[];
	/** The file's beginning as received, for a draft that no contract reads; else empty. */
	readonly unread: Inspection | null;
};

export type PreviewRow = {
	/** Physical line, from 1. */
	readonly line: number;
	/** Texts in the order of `columns`; null where a personal column is hidden. */
	readonly received: readonly (string | null)[];
	/** Values by field, as text: dates `YYYY-MM-DD`, numbers with a point; null for a row refused. */
	readonly understood: Readonly<Record<string, string | null>> | null;
	/** Why the row is refused. */
	readonly refused: { readonly fr: string; readonly en: string } | null;
};

export type PreviewOptions = {
	readonly reader: Reader;
	/** Shows personal columns as received: for who may see them. */
	readonly personal?: boolean;
};

const previewed = 50;

/**
 * The first rows of a draft. For one that is ready they stand beside what was understood; for one
 * whose dataset is unsure, or that was refused, only what the file holds. Throws `unknown-draft`.
 */
export async function previewDraft(
	workspace: Workspace,
	number: number,
	{ reader, personal = false }: PreviewOptions
): Promise<Preview> {
	const draft = findDraft(workspace, number);
	if (draft.state !== 'ready' && draft.state !== 'published')
		return { columns: [], fields: [], rows: [], unread: await inspect(workspace, draft, reader) };
	const programme = parseProgramme(await gatherSources(workspace), workspace.folder);
	const own = namedContract(programme, draft.dataset!);
	const contract = contractUnder(workspace, own, draft.override);
	const reading = await readUnder(workspace, draft, own, programme, { reader, watch: {} });
	const { accepted, rejected } = await firstRows(workspace, contract, reading);
	const lines = [...accepted.keys(), ...rejected.keys()].toSorted((a, b) => a - b);
	const shown = lines.slice(0, previewed);
	const settings = {
		workspace,
		programme,
		key: await pseudonymKey(workspace, programme.settings.fictitious)
	};
	const { incoming } = workspace.paths;
	const job = readJobOf(fileOfDraft(workspace, draft), contract, settings, incoming);
	const received = new Map(
		(await reader.received(job, shown)).map(({ line, cells }) => [line, cells])
	);
	const columns = columnsOf(contract, reading);
	const hidden = (at: number) => !personal && columns[at]?.personal === true;
	return {
		columns,
		fields: contract.fields
			.filter((field) => field.personal !== 'dropped')
			.map((field) => ({
				name: field.name,
				title: field.title,
				type: field.type,
				personal: isHidden(field)
			})),
		rows: shown.map((line) => {
			const reject = rejected.get(line);
			return {
				line,
				received: columns.map((_, at) => (hidden(at) ? null : (received.get(line)?.[at] ?? ''))),
				understood: accepted.get(line) ?? null,
				refused: reject
					? { fr: rejectSentence(reject, 'fr'), en: rejectSentence(reject, 'en') }
					: null
			};
		}),
		unread: null
	};
}

function fileOfDraft(workspace: Workspace, { name, sha256 }: Draft) {
	return { path: `${workspace.paths.exports}/${sha256}`, name, sha256 };
}

async function inspect(
	workspace: Workspace,
	draft: Draft,
	reader: Reader
): Promise<Inspection | null> {
	try {
		return await reader.inspect(fileOfDraft(workspace, draft).path);
	} catch (error) {
		if (error instanceof ExportRefused) return null;
		throw error;
	}
}

function columnsOf(contract: Contract, reading: Reading): Preview['columns'] {
	const headers = reading.understanding?.columns ?? [];
	const { byField } = matchColumns(headers, makeHeaderMatcher(contract));
	const fieldAt = new Map(
		byField.flatMap((column, at) =>
			column === null ? [] : [[column, contract.fields[at]!] as const]
		)
	);
	return headers.map((header, at) => {
		const field = fieldAt.get(at);
		return {
			header: cellText(header),
			field: field?.name ?? null,
			personal: field !== undefined && isHidden(field)
		};
	});
}

type FirstRows = {
	readonly accepted: ReadonlyMap<number, Readonly<Record<string, string | null>>>;
	readonly rejected: ReadonlyMap<number, Reject>;
};

async function firstRows(
	workspace: Workspace,
	contract: Contract,
	{ part, rejects }: Reading
): Promise<FirstRows> {
	const paths = [part, rejects].flatMap((hash) =>
		hash === null ? [] : [partPath(workspace, hash)]
	);
	const database = await openDatabase({ allowedPaths: paths, locked: true });
	try {
		const names = receivedColumns(contract)
			.map(({ name }) => name)
			.filter((name) => !name.startsWith('_'));
		const list = names.map((name) => `${quoteName(name)}::varchar as ${quoteName(name)}`);
		const from = (hash: string) => `read_parquet(${quoteText(partPath(workspace, hash))})`;
		const accepted = part
			? await database.all<{ _line: number } & Record<string, string | null>>(
					`select _line, ${list.join(', ')} from ${from(part)} order by _line limit ${previewed}`
				)
			: [];
		const rejected = rejects
			? await database.all<Reject>(
					`select * from ${from(rejects)} order by line limit ${previewed}`
				)
			: [];
		return {
			accepted: new Map(accepted.map(({ _line, ...values }) => [_line, values])),
			rejected: new Map(rejected.map((reject) => [reject.line, reject]))
		};
	} finally {
		database.close();
	}
}
