import type { Contract } from '../programme/contract.ts';
import type { Programme } from '../programme/programme.ts';
import {
	deliveryOf,
	everyDelivery,
	listDeliveries,
	listWithdrawals,
	nameReading,
	takeBack,
	writeDown,
	type Delivery
} from './deliveries.ts';
import type { DiscoveredExport } from './discover-exports.ts';
import { latestOverride } from './overrides.ts';
import { writingAs, type Workspace } from './workspace.ts';

/** A file whose bytes are kept already, to be taken in. */
export type IntendedFile = {
	readonly dataset: string;
	readonly sha256: string;
	readonly name: string;
	readonly bytes: number;
	readonly override: number | null;
	/** Who brought it, when it isn't who writes the change down. */
	readonly by?: string;
};

/** What is to become of the list of deliveries: looked at first, then written down. */
export type DeliveriesChange = {
	readonly files: readonly IntendedFile[];
	/** Numbers of deliveries to withdraw, with the reason. */
	readonly withdraw: readonly { readonly delivery: number; readonly reason: string }[];
	/** Numbers of withdrawn deliveries to take back. */
	readonly restore: readonly number[];
};

export const noChange: DeliveriesChange = { files: [], withdraw: [], restore: [] };

/**
 * The deliveries as a change would leave them, in order of arrival: those that stand, files that
 * lie in the programme's folder and were never delivered, then the change's own. Files already
 * delivered are not there twice; one that was withdrawn comes back.
 */
export function deliveriesAfter(
	workspace: Workspace,
	programme: Programme,
	discovered: readonly DiscoveredExport[],
	change: DeliveriesChange
): Delivery[] {
	const gone = new Set(change.withdraw.map(({ delivery }) => delivery));
	const { back, under } = metAgain(workspace, programme, change);
	const every = everyDelivery(workspace);
	const standing = new Set(listDeliveries(workspace).map(({ number }) => number));
	const result = every
		.filter(({ number }) => (standing.has(number) || back.has(number)) && !gone.has(number))
		.map((one) => ({
			...one,
			override: under.has(one.number) ? under.get(one.number)! : one.override
		}));
	const taken = new Set<string>();
	let number = every.at(-1)?.number ?? 0;
	const lying = discovered.map((file) => ({
		...file,
		bytes: 0,
		override: latestOverride(workspace, file.dataset)
	}));
	for (const file of [...lying, ...change.files]) {
		const contract = contractOf(programme, file.dataset);
		if (!contract || deliveryOf(workspace, file, contract)) continue;
		const identity = `${file.dataset} ${file.sha256} ${nameReading(file.name, contract)}`;
		if (taken.has(identity)) continue;
		taken.add(identity);
		const { dataset, sha256, name, bytes, override } = file;
		const by = 'by' in file ? file.by : undefined;
		result.push({
			number: ++number,
			dataset,
			sha256,
			name,
			bytes,
			deliveredAt: workspace.clock().toISOString(),
			deliveredBy: by ?? workspace.user,
			purgedAt: null,
			accepted: 0,
			override
		});
	}
	return result.toSorted((a, b) => a.number - b.number);
}

/** Writes a change down. For a transaction of the caller's. */
export function writeChange(
	workspace: Workspace,
	programme: Programme,
	change: DeliveriesChange
): void {
	const { records } = workspace;
	const at = workspace.clock().toISOString();
	const { back, under } = metAgain(workspace, programme, change);
	for (const number of back) takeBack(workspace, number);
	for (const [number, override] of under)
		records.run('update deliveries set override = ? where number = ?', override, number);
	for (const file of change.files) {
		const contract = contractOf(programme, file.dataset);
		const written =
			contract &&
			writeDown(
				file.by === undefined ? workspace : writingAs(workspace, { id: null, name: file.by }),
				{ ...file, contract },
				file.bytes,
				file.override
			);
		if (written) records.run('update deliveries set accepted = 1 where number = ?', written.number);
	}
	for (const { delivery, reason } of change.withdraw)
		records.run(
			`insert into withdrawals (delivery, withdrawn_at, withdrawn_by, reason) values (?, ?, ?, ?)`,
			delivery,
			at,
			workspace.user,
			reason
		);
}

/**
 * Deliveries that a change takes back after they were withdrawn, by number or by bringing their
 * file again; and those whose file it brings again, with the override that it now comes under.
 */
function metAgain(
	workspace: Workspace,
	programme: Programme,
	{ files, restore }: DeliveriesChange
): { readonly back: ReadonlySet<number>; readonly under: ReadonlyMap<number, number | null> } {
	const withdrawn = listWithdrawals(workspace);
	const under = new Map<number, number | null>();
	for (const file of files) {
		const contract = contractOf(programme, file.dataset);
		const delivery = contract && deliveryOf(workspace, file, contract);
		if (delivery) under.set(delivery.number, file.override);
	}
	const again = [...under.keys()].filter((number) => withdrawn.has(number));
	return { back: new Set([...restore, ...again]), under };
}

function contractOf(programme: Programme, dataset: string): Contract | null {
	return programme.contracts.find((contract) => contract.dataset === dataset) ?? null;
}
