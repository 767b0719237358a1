import { join } from 'node:path';
import { declaredDataset } from '../programme/declared-contract.ts';
import { nearestName } from '../programme/nearest.ts';
import type { Problem } from '../programme/problem.ts';
import type { Programme } from '../programme/programme.ts';
import { takeIn, type Delivery } from './deliveries.ts';
import type { DiscoveredExport } from './discover-exports.ts';
import type { Workspace } from './workspace.ts';

/** Takes in the files of the programme's folder that were never delivered, in path order. */
export async function deliverDiscovered(
	workspace: Workspace,
	programme: Programme,
	discovered: readonly DiscoveredExport[],
	signal: AbortSignal | undefined,
	onDelivered: (done: number, total: number, name: string) => void
): Promise<Delivery[]> {
	const contracts = new Map(programme.contracts.map((contract) => [contract.dataset, contract]));
	const files = discovered.flatMap((file) => {
		const contract = contracts.get(file.dataset);
		return contract ? [{ ...file, contract, path: join(workspace.folder, file.path) }] : [];
	});
	return takeIn(workspace, files, (done, name) => onDelivered(done, files.length, name), signal);
}

/** Files in a folder that no contract is named after: they are told, and the rest builds. */
export function strayExports(
	sources: Readonly<Record<string, string>>,
	discovered: readonly DiscoveredExport[]
): Problem[] {
	const datasets = [
		...Object.keys(sources).flatMap(
			(path) => /^data\/contracts\/([^/]+)\.ya?ml$/.exec(path)?.[1] ?? []
		),
		declaredDataset
	];
	return discovered
		.filter(({ dataset }) => !datasets.includes(dataset))
		.map(({ path, dataset }) => {
			const near = nearestName(dataset, datasets);
			return {
				file: path,
				line: null,
				column: null,
				message: {
					fr: `aucun modèle de fichier data/contracts/${dataset}.yaml : fichier laissé de côté${near ? ` ; vouliez-vous dire « ${near} » ?` : ''}`,
					en: `no contract data/contracts/${dataset}.yaml: file left aside${near ? `; did you mean “${near}”?` : ''}`
				}
			};
		});
}
