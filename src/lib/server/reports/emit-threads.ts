import type { Tinypool } from 'tinypool';
import type { ReportDocument } from './document.ts';
import { stayUntil } from '../stay-until.ts';
import type { EmitRequest } from './emit-worker.ts';
import { oneThread } from './one-thread.ts';
import type { ReportFormat } from './template-front-matter.ts';

/** Two at the most: Word's file takes longer than all others together. */
const threads: { word?: Tinypool; others?: Tinypool } = {};

function threadOf(format: ReportFormat): Tinypool {
	return (threads[format === 'docx' ? 'word' : 'others'] ??= oneThread(
		'#lib/server/reports/emit-worker.ts'
	));
}

/**
 * The bytes of a resolved report in one format, made in a thread: who asks goes on meanwhile. An abort ends the thread.
 * Rejects as `emitFormat` throws.
 */
export async function emitInThread(
	document: ReportDocument,
	format: ReportFormat,
	signal?: AbortSignal
): Promise<Uint8Array> {
	const request: EmitRequest = { document, format };
	const bytes = (await stayUntil(
		threadOf(format).run(request, signal ? { signal } : {})
	)) as ArrayBuffer;
	return new Uint8Array(bytes);
}

/** Has the compiler of pages opened while the database works on the figures. */
export function openCompilerThread(): void {
	const request: EmitRequest = { open: 'pdf' };
	// What keeps it from opening is told when the report comes.
	threadOf('pdf')
		.run(request)
		.catch(() => {});
}
