import { loadTerritories } from '../programme/territories.ts';
import type { Reading } from './delivery.ts';
import { inspectExport, type InspectShape, type Inspection } from './inspect-export.ts';
import { readExport } from './read-export.ts';
import type { ReadJob } from './read-job.ts';
import { receivedRows, type ReceivedRow } from './received-rows.ts';
import { ExportRefused } from './refusal.ts';
import { searchExport, type Search, type Wanted } from './search-export.ts';
import { writeInspection, type WholeInspection } from './write-inspection.ts';

/** What the parent sends and gets back, one at a time. */
export type WorkerRequest =
	| ReadJob
	| { readonly inspect: string; readonly shape: InspectShape; readonly rowsInto: string | null }
	| { readonly receivedOf: ReadJob; readonly lines: readonly number[] }
	| { readonly searched: ReadJob; readonly wanted: Wanted };
export type WorkerAnswer =
	/** Bytes read so far; the answer itself comes after. */
	| { readonly progress: number }
	| { readonly reading: Reading }
	| { readonly inspection: Inspection }
	| { readonly whole: WholeInspection }
	| { readonly received: readonly ReceivedRow[] }
	| { readonly search: Search }
	| { readonly refused: ExportRefused['text'] }
	| { readonly failure: string };

// A child process that reads strangers' files, so that what they break is only this.
process.on('message', (request: WorkerRequest) => {
	void answer(request).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));

async function answer(request: WorkerRequest): Promise<WorkerAnswer> {
	try {
		if ('inspect' in request) {
			const { inspect, shape, rowsInto } = request;
			return rowsInto === null
				? { inspection: await inspectExport(inspect, shape) }
				: { whole: await writeInspection(inspect, shape, rowsInto) };
		}
		if ('receivedOf' in request)
			return { received: await receivedRows(request.receivedOf, request.lines) };
		if ('searched' in request)
			return { search: await searchExport(request.searched, request.wanted) };
		const onProgress = (progress: number) => void process.send?.({ progress });
		return { reading: await readExport(request, { places: loadTerritories, onProgress }) };
	} catch (error) {
		if (error instanceof ExportRefused) return { refused: error.text };
		return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
	}
}
