import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Localized } from '#lib/indicators/language.ts';
import { writingAs, type Author, type Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { takeLock } from '../records.ts';
import { startBuilder, type Builder } from './builder.ts';
import { buildFolder, dropOldFiles } from './kept-files.ts';
import {
	addReportBuild,
	buildsInState,
	findReportBuild,
	isBuilt,
	moveReportBuild,
	tellProgress,
	type ReportBuild,
	type ReportOrder
} from './report-build.ts';

/** Reports that may wait for their turn. */
const mostWaiting = 20;
const lookAgain = 200;
const beforeAnotherTry = 5_000;

/** The reports that a server makes, one at a time and in the order they were asked for. */
export type ReportDesk = {
	/** Throws `too-busy` when too many wait. */
	ask(order: ReportOrder, title: string): ReportBuild;
	/** Nothing for a build that is over. Throws `unknown-build`. */
	cancel(number: number): void;
	/** Makes again what a process killed half-way was making, and what still waits. */
	resume(): void;
	/** Settles once nothing waits or is being made. */
	idle(): Promise<void>;
	/** The same desk, what is asked of it being somebody's. */
	as(author: Author): ReportDesk;
	close(): Promise<void>;
};

export function openReportDesk(workspace: Workspace): ReportDesk {
	const builder: Builder = startBuilder();
	let working: Promise<unknown> | null = null;
	let current: { readonly number: number; readonly stop: AbortController } | null = null;
	let closed = false;

	const work = () => {
		if (working || !nextWaiting()) return;
		working = makeAll()
			.catch((error) => {
				workspace.log('reports not prepared', { error: String(error) });
				return wait(beforeAnotherTry, undefined, { ref: false });
			})
			.then(() => (working = null))
			// One asked for while the last one ended.
			.then(work);
	};

	const makeAll = async () => {
		for (let next = nextWaiting(); next; next = nextWaiting()) await make(next);
	};

	const nextWaiting = () => (closed ? undefined : buildsInState(workspace, 'waiting')[0]);

	const make = async (build: ReportBuild) => {
		const { number } = build;
		const release = holdBuild(workspace, number);
		// Another process is about to make it.
		if (release === null) return wait(lookAgain);
		const stop = new AbortController();
		current = { number, stop };
		const out = buildFolder(workspace, number);
		try {
			if (!moveReportBuild(workspace, number, ['waiting'], 'building')) return;
			rmSync(out, { recursive: true, force: true });
			const answer = await builder.build(requestOf(workspace, build, out), {
				signal: stop.signal,
				onProgress: (done) => tellProgress(workspace, number, done)
			});
			if ('files' in answer) {
				moveReportBuild(workspace, number, ['building'], 'built', { files: answer.files });
				dropOldFiles(workspace);
			} else if ('refused' in answer) fail(number, answer.refused);
			else throw new Error(answer.failure);
		} catch (error) {
			// A server that stops leaves the build to the next one.
			if (closed || stop.signal.aborted) return;
			workspace.log('report not prepared', { number, error: String(error) });
			fail(number, {
				fr: 'Jalon a rencontré une erreur pendant la fabrication.',
				en: 'Jalon met an error while making it.'
			});
		} finally {
			current = null;
			if (!isBuilt(workspace, number)) rmSync(out, { recursive: true, force: true });
			release();
		}
	};

	const fail = (number: number, problem: Localized) =>
		void moveReportBuild(workspace, number, ['building'], 'failed', { problem });

	const deskOf = (own: Workspace): ReportDesk => ({
		as: (author) => deskOf(writingAs(workspace, author)),
		ask(order, title) {
			if (buildsInState(workspace, 'waiting').length >= mostWaiting)
				throw new JalonError('too-busy', {
					fr: `${mostWaiting} rapports attendent déjà leur tour. Réessayez quand il y en aura moins.`,
					en: `${mostWaiting} reports wait for their turn already. Try again once there are fewer.`
				});
			const build = addReportBuild(own, order, title);
			work();
			return build;
		},
		cancel(number) {
			findReportBuild(workspace, number);
			moveReportBuild(workspace, number, ['waiting', 'building'], 'cancelled');
			if (current?.number === number) current.stop.abort();
		},
		resume() {
			for (const { number } of buildsInState(workspace, 'building')) {
				const release = holdBuild(workspace, number);
				// Held: another process is making it.
				if (release === null) continue;
				moveReportBuild(workspace, number, ['building'], 'waiting');
				release();
			}
			work();
		},
		async idle() {
			while (working) await working;
		},
		async close() {
			closed = true;
			current?.stop.abort();
			builder.close();
			await working;
		}
	});
	return deskOf(workspace);
}

/** Holds a build against other processes until it is called; null when one of them holds it. */
function holdBuild(workspace: Workspace, number: number): (() => void) | null {
	mkdirSync(workspace.paths.reports, { recursive: true });
	const file = join(workspace.paths.reports, `${number}.lock`);
	const { user } = workspace;
	const held = takeLock(file, { pid: process.pid, user, since: new Date().toISOString() });
	if (typeof held !== 'function') return null;
	return () => {
		held();
		rmSync(file, { force: true });
	};
}

function requestOf(
	{ folder, var: kept, user, key, language }: Workspace,
	order: ReportOrder,
	out: string
) {
	return { workspace: { programme: folder, var: kept, user, key, language }, order, out };
}
