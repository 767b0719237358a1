import type { Contract } from '../programme/contract.ts';
import type { Reading } from './delivery.ts';
import type { ExportRefused } from './refusal.ts';

/** A reading of nothing, with the reason in words. */
export function refusedReading(
	job: { readonly contract: Contract; readonly sha256: string; readonly name: string },
	bytes: number,
	refusal: ExportRefused
): Reading {
	return {
		dataset: job.contract.dataset,
		sha256: job.sha256,
		name: job.name,
		bytes,
		understanding: null,
		rows: { read: 0, accepted: 0, rejected: 0, blank: 0 },
		deliveredOn: null,
		covers: null,
		part: null,
		rejects: null,
		refused: {
			file: job.name,
			line: refusal.line,
			column: refusal.column,
			message: refusal.text
		}
	};
}
