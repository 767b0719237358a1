import { loadTerritories } from '../programme/territories.ts';
import type { Reading } from './delivery.ts';
import { inspectExport, type Inspection } from './inspect-export.ts';
import { readExport } from './read-export.ts';
import type { ReadJob } from './read-job.ts';
import { ExportRefused } from './refusal.ts';

/** What the parent sends and gets back, one at a time. */
export type WorkerRequest = ReadJob | { readonly inspect: string };
export type WorkerAnswer =
	| { readonly reading: Reading }
	| { readonly inspection: Inspection }
	| { readonly refused: ExportRefused['text'] }
	| { readonly failure: string };

// A child process that reads strangers' files, so that what they break is only this.
process.on('message', (request: WorkerRequest) => {
	void answer(request).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));

async function answer(request: WorkerRequest): Promise<WorkerAnswer> {
	try {
		if ('inspect' in request) return { inspection: await inspectExport(request.inspect) };
		return { reading: await readExport(request, { places: loadTerritories }) };
	} catch (error) {
		if (error instanceof ExportRefused) return { refused: error.text };
		return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
	}
}
