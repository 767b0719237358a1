import { describe, expect, test } from 'vitest';
import { heading, paragraph, plainDocument } from '../../../testing/report-blocks.ts';
import type { Block, ReportDocument } from './document.ts';
import { emitFormat } from './emit-format.ts';
import { emitInThread } from './emit-threads.ts';
import { text } from './inline.ts';

/** A document of so many chapters. */
function chapters(count: number): ReportDocument {
	const blocks = Array.from({ length: count }, (_, at): readonly Block[] => [
		heading(1, `Partie ${at + 1}`),
		paragraph(text('Adhésions et accueils de l’année, par intercommunalité. '.repeat(12)))
	]);
	return { ...plainDocument, contents: 'Sommaire', blocks: blocks.flat() };
}

describe('a report that is laid out in a thread', () => {
	test.each(['pdf', 'docx', 'xlsx'] as const)(
		'has the bytes that it has without one: %s',
		async (format) => {
			const document = chapters(3);
			const bytes = Buffer.from(await emitInThread(document, format));
			expect(bytes.equals(await emitFormat(document, format))).toBe(true);
		}
	);

	test('lets the process go on meanwhile', async () => {
		let ticks = 0;
		const ticking = setInterval(() => ticks++, 1);
		await emitInThread(chapters(60), 'docx');
		clearInterval(ticking);
		expect(ticks).toBeGreaterThan(20);
	});

	test('ends when it is stopped, and the next one is made', async () => {
		const stop = new AbortController();
		const stopped = emitInThread(chapters(60), 'docx', stop.signal);
		setTimeout(() => stop.abort(), 20);
		await expect(stopped).rejects.toThrow(/abort/i);
		expect((await emitInThread(chapters(1), 'docx')).subarray(0, 2)).toEqual(
			new Uint8Array([0x50, 0x4b])
		);
	});

	test('tells what keeps it from being made, and the next one is made', async () => {
		const wrong = chapters(1);
		const broken = { ...wrong, blocks: [{ type: 'nothing-known' }] } as unknown as ReportDocument;
		await expect(emitInThread(broken, 'pdf')).rejects.toThrow();
		expect(Buffer.from((await emitInThread(wrong, 'pdf')).subarray(0, 5)).toString()).toBe('%PDF-');
	});
});
