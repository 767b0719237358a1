import { readdirSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digest } from '../editions/settle-file.ts';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { listReportBuilds, type BuiltFile, type ReportBuild } from './report-build.ts';

/** Builds whose files are kept; of older ones it is remembered what they were. */
export const keptBuilds = 100;

/** The folder of a build's files. */
export function buildFolder({ paths }: Pick<Workspace, 'paths'>, number: number): string {
	return join(paths.reports, String(number));
}

/**
 * Whether all files of a build are there. They are not after a backup was restored, which keeps of them
 * who asked, when and their digests: the edition makes them again.
 */
export function hasFiles(workspace: Workspace, { number, files }: ReportBuild): boolean {
	const folder = buildFolder(workspace, number);
	return (
		files.length > 0 &&
		files.every(({ name, bytes }) => {
			const found = statSync(join(folder, name), { throwIfNoEntry: false });
			return found?.size === bytes;
		})
	);
}

/** It was made, and its files are there no more. */
export function isGone(workspace: Workspace, build: ReportBuild): boolean {
	return build.state === 'built' && !hasFiles(workspace, build);
}

/** One file of a build, as it was made. Throws `build-gone` when it is there no more, or is another. */
export async function readBuiltFile(
	workspace: Workspace,
	{ number }: Pick<ReportBuild, 'number'>,
	{ name, sha256 }: BuiltFile
): Promise<Buffer> {
	const content = await readFile(join(buildFolder(workspace, number), name)).catch(() => null);
	if (content && (sha256 === null || digest(content) === sha256)) return content;
	throw buildGone();
}

export function buildGone(): JalonError {
	return new JalonError('build-gone', {
		fr: 'Les fichiers de ce rapport ne sont plus là. Ils se préparent de nouveau.',
		en: 'The files of this report are no longer there. They can be prepared again.'
	});
}

/** Drops the files of all builds but the last ones. */
export function dropOldFiles(workspace: Workspace, kept = keptBuilds): void {
	const oldest = workspace.records.one<{ number: number }>(
		"select number from report_builds where state = 'built' order by number desc limit 1 offset ?",
		kept - 1
	);
	for (const number of foldersOf(workspace))
		if (oldest !== null && number < oldest.number) dropFolder(workspace, number);
}

/**
 * Drops what is not the files of the builds that the records tell of, once a backup was restored: what
 * stood here under a number may be another report.
 */
export async function dropStrangeFiles(workspace: Workspace): Promise<void> {
	const builds = new Map(listReportBuilds(workspace, -1).map((build) => [build.number, build]));
	for (const number of foldersOf(workspace)) {
		const build = builds.get(number);
		if (build?.state === 'building') continue;
		if (build?.state !== 'built' || !(await isAsMade(workspace, build)))
			dropFolder(workspace, number);
	}
}

async function isAsMade(workspace: Workspace, build: ReportBuild): Promise<boolean> {
	const { files } = build;
	if (files.length === 0 || files.some(({ sha256 }) => sha256 === null)) return false;
	const reading = files.map((file) => readBuiltFile(workspace, build, file));
	return (await Promise.allSettled(reading)).every(({ status }) => status === 'fulfilled');
}

function foldersOf({ paths }: Workspace): readonly number[] {
	try {
		return readdirSync(paths.reports)
			.filter((name) => /^\d+$/.test(name))
			.map(Number);
	} catch {
		return [];
	}
}

function dropFolder(workspace: Workspace, number: number): void {
	rmSync(buildFolder(workspace, number), { recursive: true, force: true });
}
