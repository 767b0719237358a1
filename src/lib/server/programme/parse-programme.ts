import { checkEvents } from './check-events.ts';
import { declaredContract, declaredContractFile } from './declared-contract.ts';
import { parseContract, type ParsedContract } from './parse-contract.ts';
import { crossCheck } from './cross-check.ts';
import { historyFile, parseHistory, type PastMeeting } from './parse-history.ts';
import { checkFileId, parseQueries, type ParsedQueries } from './parse-queries.ts';
import { parseSettings, type ParsedSettings } from './parse-settings.ts';
import { JalonError, type Problem } from './problem.ts';
import type { Programme } from './programme.ts';
import { collectProblems, parseYaml, type Problems } from './spec.ts';
import { loadTerritories, type Territories } from './territories.ts';

export const settingsFile = 'data/programme.yaml';
export const targetsFile = 'data/targets.csv';

/**
 * Makes a programme of its files' texts, by path from the folder. Throws `programme-invalid`
 * with every problem at once, each with its file, line and column. `territories` null is for a
 * programme once published: its codes were checked then, and later geographies may lack some.
 */
export function parseProgramme(
	sources: Readonly<Record<string, string>>,
	folder: string,
	territories: Territories | null = loadTerritories()
): Programme {
	const problems = collectProblems();
	const settings = readSettings(sources, problems);
	const queries = parseQueries(sources, problems);
	const shipped = declaredContract(queries.indicators, problems);
	const contracts = [...readContracts(sources, problems), ...(shipped ? [shipped] : [])];
	const reports = Object.keys(sources).flatMap((path) => reportName(path) ?? []);
	const labels = crossCheck({ settings, contracts, queries, territories }, problems);
	const history = readHistory(sources, { settings, queries }, problems);
	const events = checkEvents({ settings, contracts, queries }, problems);
	if (problems.list.length > 0 || !settings) throw programmeInvalid(problems.list);
	return {
		folder,
		settings: settings.settings,
		contracts: contracts.map(({ contract }) => contract),
		tables: queries.tables,
		checks: queries.checks,
		indicators: queries.indicators.map(({ query }) => ({
			...query,
			labels: labels.get(query.id) ?? {}
		})),
		history,
		events,
		reports,
		sources
	};
}

/** The error that lists what is wrong, in the order of files and lines. */
export function programmeInvalid(list: readonly Problem[]): JalonError {
	const problems = list.toSorted(
		(a, b) =>
			compare(a.file, b.file) ||
			(a.line ?? 0) - (b.line ?? 0) ||
			(Number(a.column) || 0) - (Number(b.column) || 0)
	);
	const count = problems.length;
	return new JalonError(
		'programme-invalid',
		{
			fr: count === 1 ? 'Le programme a une erreur :' : `Le programme a ${count} erreurs :`,
			en: count === 1 ? 'The programme has one error:' : `The programme has ${count} errors:`
		},
		problems
	);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function readSettings(sources: Readonly<Record<string, string>>, problems: Problems) {
	const text = sources[settingsFile];
	if (text === undefined)
		return problems.add(
			{ file: settingsFile, line: 1, column: 1 },
			{
				fr: 'ce fichier manque ; « jalon init DOSSIER » crée un programme complet',
				en: 'this file is missing; “jalon init FOLDER” makes a whole programme'
			}
		);
	const spec = parseYaml(text, settingsFile, problems);
	return (spec && parseSettings(spec, problems)) ?? undefined;
}

function readHistory(
	sources: Readonly<Record<string, string>>,
	parts: {
		readonly settings: ParsedSettings | undefined;
		readonly queries: ParsedQueries;
	},
	problems: Problems
): readonly PastMeeting[] {
	const text = sources[historyFile];
	const spec = text === undefined ? null : parseYaml(text, historyFile, problems);
	if (!spec) return [];
	const declared = {
		indicators: parts.queries.indicators.map(({ query }) => query.id),
		axes: parts.settings?.settings.axes.map(({ id }) => id) ?? []
	};
	return parseHistory(spec, declared, problems);
}

function readContracts(
	sources: Readonly<Record<string, string>>,
	problems: Problems
): readonly ParsedContract[] {
	const contracts: ParsedContract[] = [];
	for (const [path, text] of Object.entries(sources)) {
		const [, dataset] = /^data\/contracts\/([^/]+)\.ya?ml$/.exec(path) ?? [];
		if (dataset === undefined) continue;
		if (path === declaredContractFile) refuseShipped(path, problems);
		checkFileId(dataset, path, problems);
		const spec = parseYaml(text, path, problems);
		const parsed = spec && parseContract(dataset, path, spec, problems);
		if (parsed) contracts.push(parsed);
	}
	return contracts;
}

function refuseShipped(file: string, problems: Problems): void {
	problems.add(
		{ file, line: 1, column: 1 },
		{
			fr: 'ce modèle de fichier est fourni par Jalon : donner un autre nom au vôtre',
			en: 'Jalon ships this contract: give yours another name'
		}
	);
}

function reportName(path: string): string | undefined {
	return /^reports\/([^/]+)\.md$/.exec(path)?.[1];
}
