import { Tinypool } from 'tinypool';
import { openCompiler } from './compile-pdf.ts';
import type { ReportDocument } from './document.ts';
import { emitFormat } from './emit-format.ts';
import type { ReportFormat } from './template-front-matter.ts';

/** What a thread is asked: a report in one format, or to have its compiler open when the figures come. */
export type EmitRequest =
	{ readonly document: ReportDocument; readonly format: ReportFormat } | { readonly open: 'pdf' };

// A thread of the process that has the figures: laying out a report holds a processor.
export default async function answer(request: EmitRequest): Promise<unknown> {
	if ('open' in request) return void openCompiler();
	const bytes = new Uint8Array(await emitFormat(request.document, request.format));
	// Where the process was started with it: see `builderFlags`.
	globalThis.gc?.();
	return Tinypool.move(bytes.buffer);
}
