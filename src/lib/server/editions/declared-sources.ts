import { isIsoDate } from '#lib/indicators/period.ts';
import { dayOf } from '#lib/indicators/time-zone.ts';
import { quoteText, type Database } from '../duckdb.ts';
import { declaredDataset } from '../programme/declared-contract.ts';
import {
	declarationsFile,
	declaredKey,
	writeDeclarations,
	type Declarations,
	type Declared,
	type RefusedDeclaration
} from '../programme/declared-figures.ts';
import { parseProgramme } from '../programme/parse-programme.ts';
import type { Programme } from '../programme/programme.ts';
import { loadTerritories } from '../programme/territories.ts';
import { countingDeclarations } from './declarations.ts';
import type { ReadDelivery } from './read-deliveries.ts';
import { faultOfDeclared } from './declared-fault.ts';
import { partPath } from './work-done.ts';
import type { Workspace } from './workspace.ts';

/** What was declared in the form, as a source of the build; nothing when nobody did. */
export function declaredSources(workspace: Workspace): Readonly<Record<string, string>> {
	return asSource(collect(workspace, [], []));
}

/**
 * The programme with the figures that came in filled files too: of those and the form's, the
 * latest of each indicator, territory and day counts. The same programme when no file did.
 */
export async function withDeliveredFigures(
	workspace: Workspace,
	programme: Programme,
	read: readonly ReadDelivery[],
	database: () => Promise<Database>
): Promise<Programme> {
	const files = read.filter(
		({ reading }) => reading.dataset === declaredDataset && reading.part !== null
	);
	if (files.length === 0) return programme;
	const given: Declared[] = [];
	const refused: RefusedDeclaration[] = [];
	for (const file of files.toSorted((a, b) => a.delivery.number - b.delivery.number))
		for (const figure of await figuresOf(workspace, programme, file, await database())) {
			const fault = faultOfDeclared(
				figure,
				programme,
				dayOf(figure.at, programme.settings.timeZone)
			);
			if (!fault) given.push(figure);
			else {
				const { indicator, territory, date, value } = figure;
				const why = fault.message;
				refused.push({ file: file.reading.name, indicator, territory, date, value, why });
			}
		}
	const sources: Record<string, string> = { ...programme.sources };
	delete sources[declarationsFile];
	Object.assign(sources, asSource(collect(workspace, given, refused)));
	return parseProgramme(sources, programme.folder);
}

/** A declared figure, or a word that there is none. */
type Word = Omit<Declared, 'value'> & { readonly value: number | null };

function collect(
	workspace: Workspace,
	delivered: readonly Declared[],
	refused: readonly RefusedDeclaration[]
): Declarations {
	const typed = countingDeclarations(workspace).map(
		({ indicator, territory, date, value, source, at, by }): Word => ({
			...{ indicator, territory, date, value, source, at },
			author: by,
			file: null
		})
	);
	const latest = new Map<string, Word>();
	for (const figure of [...delivered, ...typed]) {
		const before = latest.get(declaredKey(figure));
		if (!before || before.at <= figure.at) latest.set(declaredKey(figure), figure);
	}
	const figures: Declared[] = [];
	const withdrawn: Declarations['withdrawn'][number][] = [];
	for (const { value, ...figure } of latest.values())
		if (value !== null) figures.push({ ...figure, value });
		else {
			const { indicator, territory, date, author, at } = figure;
			withdrawn.push({ indicator, territory, date, author, at });
		}
	return { figures, refused, withdrawn };
}

function asSource(declarations: Declarations): Readonly<Record<string, string>> {
	const text = writeDeclarations(declarations);
	return text === null ? {} : { [declarationsFile]: text };
}

type DeliveredRow = {
	readonly indicator: string;
	readonly territory: string | null;
	readonly date: string;
	readonly value: number;
	readonly source: string | null;
	readonly author: string | null;
};

/** Rows of one filled file that hold a figure, territories named or coded given by their code. */
async function figuresOf(
	workspace: Workspace,
	{ settings }: Programme,
	{ reading, delivery }: ReadDelivery,
	database: Database
): Promise<readonly Declared[]> {
	const rows = await database.all<DeliveredRow>(
		`select indicator, territory, cast(date as varchar) as date, cast(value as double) as value, source, author
			from read_parquet(${quoteText(partPath(workspace, reading.part!))})
			where value is not null`
	);
	const french = settings.languages[0] !== 'en';
	return rows
		.filter(({ date }) => isIsoDate(date))
		.map(({ indicator, territory, date, value, source, author }) => ({
			indicator,
			territory: territory === null ? null : codeOf(territory, settings.territory),
			date,
			value,
			source: source ?? (french ? `fichier ${reading.name}` : `file ${reading.name}`),
			author: author ?? delivery.deliveredBy,
			at: delivery.deliveredAt,
			file: reading.name
		}));
}

/** The code of a territory written by its code or its name; what is neither stays as it is. */
function codeOf(written: string, home: string): string {
	const territories = loadTerritories();
	const levels = ['intercommunality', 'commune', 'department'] as const;
	return (
		territories.byCode(written)?.code ??
		levels.map((level) => territories.find(written, level, home)?.code).find((code) => code) ??
		written
	);
}
