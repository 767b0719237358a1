import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Understanding } from './delivery.ts';
import type { InspectShape } from './inspect-export.ts';
import { writeInspection } from './write-inspection.ts';

export type Inspected = Understanding & {
	readonly rows: (string | null)[][];
	/** The notes in English, as one text. */
	readonly told: string;
};

/** For tests: a whole file as `jalon inspect` understands it. */
export async function inspectFile(path: string, shape: InspectShape = {}): Promise<Inspected> {
	const folder = mkdtempSync(join(tmpdir(), 'jalon-inspect-'));
	try {
		const target = join(folder, 'rows');
		const { understanding, rows: count } = await writeInspection(path, shape, target);
		const lines = readFileSync(target, 'utf8').split('\n').slice(0, -1);
		if (lines.length !== count) throw new Error(`${lines.length} rows written, ${count} told`);
		const rows = lines.map((line) => JSON.parse(line) as (string | null)[]);
		return { ...understanding, rows, told: understanding.notes.map(({ en }) => en).join(' ') };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The same for bytes. */
export async function inspectBytes(
	content: string | Uint8Array,
	shape: InspectShape = {}
): Promise<Inspected> {
	const folder = mkdtempSync(join(tmpdir(), 'jalon-inspect-'));
	try {
		const path = join(folder, 'file');
		writeFileSync(path, content);
		return await inspectFile(path, shape);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
