import type { Field } from '../programme/contract.ts';
import { makeRowCheck, type RowCheck } from './check-rows.ts';
import { fieldsFromName } from './fields-from-name.ts';
import { pseudonymsOf } from './pseudonym.ts';
import type { Cell } from './raw-row.ts';
import type { Conventions } from './read-field.ts';
import type { ReadJob, ReadTools } from './read-job.ts';
import type { Width } from './scan-csv-row.ts';
import type { Settled } from './settle-conventions.ts';
import type { TableArea } from './table-rows.ts';

/** What is known of a file before its rows are read, as plain data: it crosses to other threads. */
export type ReadPlan = {
	readonly job: ReadJob;
	/** The name that fields may be read from. */
	readonly name: string;
	readonly byField: readonly (number | null)[];
	readonly header: readonly Cell[];
	/** Null where rows may be of any width. */
	readonly width: Width | null;
	/** The header's last physical line. */
	readonly headerLine: number;
	readonly epoch: 1900 | 1904;
	readonly settled: Settled;
	/** How the bytes of a text are cut; null for rows that come as cells. */
	readonly csv: {
		readonly encoding: string;
		readonly delimiter: string;
		readonly area: TableArea;
	} | null;
};

export function conventionsOf(plan: ReadPlan, tools: ReadTools): (field: Field) => Conventions {
	const { job, settled } = plan;
	const base = {
		decimal: settled.decimal,
		epoch: plan.epoch,
		timeZone: job.timeZone,
		pseudonym: pseudonymsOf(job.key),
		places: tools.places,
		territory: job.territory
	};
	return (field) => ({
		...base,
		dateOrder: settled.orders.get(job.contract.fields.indexOf(field)) ?? settled.dateOrder
	});
}

export function checkOf(plan: ReadPlan, tools: ReadTools): RowCheck {
	const { job, byField, header, width } = plan;
	const conventions = conventionsOf(plan, tools);
	return makeRowCheck({
		contract: job.contract,
		byField,
		header,
		width,
		fromName: fieldsFromName(job.contract, plan.name, conventions),
		conventions,
		key: job.key
	});
}
