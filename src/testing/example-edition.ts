import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildEdition } from '#lib/server/editions/build-edition.ts';
import type { Edition } from '#lib/server/editions/edition.ts';
import { openEdition } from '#lib/server/editions/open-edition.ts';
import { openWorkspace, type Workspace } from '#lib/server/editions/workspace.ts';
import { takeOverMeetings } from '#lib/server/meetings/take-over.ts';
import { figuresWork } from '#lib/server/values/figures-work.ts';
import { JalonError } from '#lib/server/programme/problem.ts';

const repository = resolve(import.meta.dirname, '../..');
const cache = join(repository, 'node_modules/.cache/jalon-test');
const patienceMilliseconds = 240_000;
const keptMilliseconds = 24 * 3_600_000;

let folder: string | null = null;

/**
 * Where tests keep what they build of the example. A delivery is never undone, so other exports
 * have another folder; with the same ones a build redoes only what changed.
 */
export function exampleVar(): string {
	if (folder !== null) return folder;
	const exports = join(repository, 'data/exports');
	const hash = createHash('sha256');
	const files = readdirSync(exports, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
	for (const file of files) hash.update(file.slice(exports.length)).update(readFileSync(file));
	folder = join(cache, `example-${hash.digest('hex').slice(0, 16)}`);
	return folder;
}

/** The example programme and what tests build of it, in the folder that they share unless another is given. The caller closes it. */
export function openExampleWorkspace(folder = exampleVar()): Workspace {
	return openWorkspace({
		programme: repository,
		var: folder,
		user: 'test',
		clock: () => new Date('2024-01-05T09:00:00Z')
	});
}

let building: Promise<string> | null = null;

/** The example programme's edition, built once in a test run. The caller closes its database. */
export async function exampleEdition(): Promise<Edition> {
	const workspace = openExampleWorkspace();
	try {
		building ??= buildExample(workspace);
		return await openEdition(workspace, await building);
	} finally {
		workspace.close();
	}
}

/** Builds the example, waiting while another test process does. */
async function buildExample(workspace: Workspace): Promise<string> {
	dropOldFolders();
	for (let waited = 0; ; waited += 250)
		try {
			const { edition } = await buildEdition(workspace, { force: true, ...figuresWork });
			await takeOverMeetings(workspace);
			return edition;
		} catch (error) {
			const busy = error instanceof JalonError && error.code === 'busy';
			if (!busy || waited > patienceMilliseconds) throw error;
			await pause(250);
		}
}

/** What was built of other exports, a day ago and more. */
function dropOldFolders(): void {
	mkdirSync(cache, { recursive: true });
	for (const name of readdirSync(cache)) {
		const path = join(cache, name);
		const old = Date.now() - statSync(path).mtimeMs > keptMilliseconds;
		if (name.startsWith('example-') && path !== exampleVar() && old)
			rmSync(path, { recursive: true, force: true });
	}
}
