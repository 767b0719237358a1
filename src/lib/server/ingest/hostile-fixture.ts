import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { expect } from 'vitest';
import type { Contract } from '../programme/contract.ts';
import type { Reading } from './delivery.ts';
import type { Inspection } from './inspect-export.ts';
import type { ReadJob } from './read-job.ts';
import { contract, field, openFixture, type ReadingFixture } from './reading-fixture.ts';
import { ExportRefused } from './refusal.ts';
import { startReader, type Reader, type ReaderOptions } from './start-reader.ts';

/** For tests: what a small file without any trap needs. */
export const named = contract([field('name', { title: 'Nom' })]);

export type Content = string | Uint8Array | Iterable<Uint8Array>;

/** For tests: a reader as the server has it, for files that want to harm whoever opens them. */
export type HostileFixture = Omit<ReadingFixture, 'read' | 'job'> & {
	readonly reader: Reader;
	/** Writes a file, piece by piece when it is large, and gives the job of reading it. */
	send(name: string, content: Content, given?: Contract): ReadJob;
	read(name: string, content: Content, given?: Contract): Promise<Reading>;
	inspect(name: string, content: Content): Promise<Inspection>;
	/**
	 * Reads and inspects a file that must be refused in words that match, once in both languages,
	 * with nothing left behind and no memory taken here; then reads a plain one. Gives the reading.
	 */
	refuses(
		name: string,
		content: Content,
		words: { readonly fr: RegExp; readonly en: RegExp },
		given?: Contract
	): Promise<Reading>;
	/** Closes the reader too, and makes sure that no child is left. */
	close(): Promise<void>;
};

/** What a refusal may cost the process that asked, in bytes: nothing near the size of the file. */
const COST = 96 * 1024 * 1024;

export async function openHostile(options: ReaderOptions = {}): Promise<HostileFixture> {
	const fixture = await openFixture();
	const reader = startReader({ ...options, alone: true });
	const sent = join(fixture.folder, 'sent');
	mkdirSync(sent);
	let number = 0;
	const send = (name: string, content: Content, given: Contract = named): ReadJob => {
		const path = join(sent, String(++number));
		writePieces(path, content);
		const job: ReadJob & { bytes?: Uint8Array } = {
			...fixture.job(`${name}\n${number}`, given, name),
			path
		};
		delete job.bytes;
		return job;
	};
	const hostile: HostileFixture = {
		...fixture,
		reader,
		send,
		read: (name, content, given) => reader.read(send(name, content, given)),
		inspect: (name, content) => reader.inspect(send(name, content).path),
		async refuses(name, content, words, given) {
			const job = send(name, content, given);
			const { result: reading, taken } = await watchedHere(() => reader.read(job));
			expect(reading.refused?.message.fr).toMatch(words.fr);
			expect(reading.refused?.message.en).toMatch(words.en);
			expect(reading).toMatchObject({ part: null, rejects: null, understanding: null });
			expect(JSON.stringify(reading).length).toBeLessThan(2_000);
			expect(JSON.stringify(reading.refused)).not.toContain(fixture.folder);
			expect(taken).toBeLessThan(COST);
			const inspected = await reader.inspect(job.path).catch((error: unknown) => error);
			expect(inspected).toBeInstanceOf(ExportRefused);
			expect((inspected as ExportRefused).text.fr).toMatch(words.fr);
			expect(unfinished(fixture.folder)).toEqual([]);
			const next = await hostile.read('suite.csv', 'Nom\nAnne\n');
			expect(next.rows).toEqual({ read: 1, accepted: 1, rejected: 0, blank: 0 });
			return reading;
		},
		async close() {
			await reader.close();
			expect(childReaders()).toEqual([]);
			fixture.close();
		}
	};
	return hostile;
}

/** Names of files that were being written. */
export function unfinished(folder: string): string[] {
	return readdirSync(folder).filter((name) => name.startsWith('.'));
}

/** Process numbers of the readers that this process has started and that still run. */
export function childReaders(): number[] {
	const listing = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' });
	return listing
		.split('\n')
		.map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line))
		.filter((found) => found !== null)
		.filter(([, , parent, state, args]) => {
			const isOurs = Number(parent) === process.pid && !state!.startsWith('Z');
			return isOurs && args!.includes('read-worker');
		})
		.map(([, pid]) => Number(pid));
}

/** Runs `work` and tells by how many bytes this process grew meanwhile, at most. */
async function watchedHere<T>(work: () => Promise<T>): Promise<{ result: T; taken: number }> {
	const before = process.memoryUsage.rss();
	let most = before;
	const look = () => (most = Math.max(most, process.memoryUsage.rss()));
	const timer = setInterval(look, 20);
	try {
		const result = await work();
		look();
		return { result, taken: most - before };
	} finally {
		clearInterval(timer);
	}
}

function writePieces(path: string, content: Content): void {
	const descriptor = openSync(path, 'w');
	try {
		const pieces =
			typeof content === 'string'
				? [Buffer.from(content)]
				: content instanceof Uint8Array
					? [content]
					: content;
		for (const piece of pieces)
			for (let at = 0; at < piece.length;) at += writeSync(descriptor, piece, at);
	} finally {
		closeSync(descriptor);
	}
}

/** For tests: the same bytes, many times over, without ever being in memory together. */
export function* repeated(piece: Uint8Array, times: number): Generator<Uint8Array> {
	for (let done = 0; done < times; done++) yield piece;
}

/** For tests: raw deflate of one megabyte of a letter, `megabytes` times over, in a thousandth of it. */
export function deflatedMegabytes(megabytes: number, letter = 'a'): Buffer {
	const piece = deflateRawSync(Buffer.alloc(1024 * 1024, letter), {
		finishFlush: constants.Z_FULL_FLUSH
	});
	const end = Buffer.of(0x03, 0x00);
	return Buffer.concat([...Array.from({ length: megabytes }, () => piece), end]);
}

export function sizeOf(path: string): number {
	return statSync(path).size;
}
