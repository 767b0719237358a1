import type { Holder } from '#lib/indicators/rights.ts';
import { openDatabase, quoteName, quoteText } from '../duckdb.ts';
import { partPath } from '../editions/work-done.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { Reading } from '../ingest/delivery.ts';
import type { Contract, Nomenclature } from '../programme/contract.ts';
import { declaredDataset } from '../programme/declared-contract.ts';
import type { Problem } from '../programme/problem.ts';
import type { Programme } from '../programme/programme.ts';
import { loadTerritories, placesAround } from '../programme/territories.ts';

type Scope = Pick<Holder, 'axes' | 'territories'>;

const places: readonly (Nomenclature | null)[] = ['commune', 'intercommunality', 'department'];
const namesTold = 5;

/**
 * Why a file is refused to somebody who acts for some territories and axes alone; null when it
 * speaks of these. A row is another place's when it names places of the programme and none of
 * theirs: where a household came from is not where it was welcomed. A declared figure is of the
 * place and the indicator that it names, and of the whole programme when it names no place.
 */
export async function outsideScope(
	workspace: Workspace,
	programme: Programme,
	contract: Contract,
	reading: Reading,
	scope: Scope
): Promise<Problem | null> {
	if (scope.territories === null && scope.axes === null) return null;
	const rows = await namedPlaces(workspace, contract, reading);
	const isDeclared = contract.dataset === declaredDataset;
	const outside = isDeclared
		? rows.filter(({ places, indicator }) => !holds(programme, scope, places, indicator))
		: rows.filter(({ places }) => isElsewhere(programme, scope, places));
	if (outside.length === 0) return null;
	const told = outside.map(({ places, indicator }) =>
		isDeclared && !actsOn(programme, scope, indicator) ? indicator : placeWords(places)
	);
	const list = (all: string) => {
		const names = [...new Set(told.map((name) => name ?? all))];
		return names.slice(0, namesTold).join(', ') + (names.length > namesTold ? '…' : '');
	};
	return {
		file: reading.name,
		line: null,
		column: null,
		message: {
			fr: `Ce fichier parle d’autre chose que de ce pour quoi vous agissez : ${list('tout le programme')}. Retirez ces lignes, ou demandez à un analyste de le déposer.`,
			en: `This file speaks of something else than what you act for: ${list('the whole programme')}. Take these rows out, or ask an analyst to deliver it.`
		}
	};
}

type Named = { readonly places: readonly string[]; readonly indicator: string | null };

/** The places that accepted rows name, each set of them once. */
async function namedPlaces(
	workspace: Workspace,
	contract: Contract,
	{ part }: Reading
): Promise<readonly Named[]> {
	const isDeclared = contract.dataset === declaredDataset;
	const fields = isDeclared
		? ['territory', 'indicator']
		: contract.fields
				.filter(
					(field) => field.personal === null && places.includes(field.constraints.nomenclature)
				)
				.map(({ name }) => name);
	if (part === null || fields.length === 0) return [];
	const path = partPath(workspace, part);
	const database = await openDatabase({ allowedPaths: [path], locked: true });
	try {
		const rows = await database.all<Readonly<Record<string, string | null>>>(
			`select distinct ${fields.map(quoteName).join(', ')} from read_parquet(${quoteText(path)})`
		);
		return rows.map((row) => ({
			places: fields
				.filter((field) => !isDeclared || field === 'territory')
				.flatMap((field) => row[field] ?? []),
			indicator: isDeclared ? (row['indicator'] ?? null) : null
		}));
	} finally {
		database.close();
	}
}

const isInside = ({ territories }: Scope, code: string) =>
	territories === null || territories.some((one) => placesAround(code).includes(one));

/** Whether an indicator is of one of their axes. */
function actsOn({ indicators }: Programme, { axes }: Scope, indicator: string | null): boolean {
	const axis = indicators.find(({ id }) => id === indicator)?.indicator.axis;
	return axes === null || (axis !== undefined && axes.includes(axis));
}

function holds(
	programme: Programme,
	scope: Scope,
	named: readonly string[],
	indicator: string | null
): boolean {
	if (!actsOn(programme, scope, indicator)) return false;
	if (scope.territories === null) return true;
	return named.length > 0 && named.every((code) => isInside(scope, code));
}

function isElsewhere({ settings }: Programme, scope: Scope, named: readonly string[]): boolean {
	const own = named.filter((code) => placesAround(code).includes(settings.territory));
	return own.length > 0 && !own.some((code) => isInside(scope, code));
}

/** Null for the whole programme. */
function placeWords([code]: readonly string[]): string | null {
	if (code === undefined) return null;
	return loadTerritories().byCode(code)?.name ?? code;
}
