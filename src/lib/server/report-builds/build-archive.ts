import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Workspace } from '../editions/workspace.ts';
import { buildFolder } from './kept-files.ts';
import type { ReportBuild } from './report-build.ts';

/** All files of a build as one ZIP, written as it is read; each bears the time the build ended. */
export function buildArchive(workspace: Workspace, build: ReportBuild): ReadableStream<Uint8Array> {
	const archive = new ZipFile();
	const folder = buildFolder(workspace, build.number);
	for (const { name } of build.files)
		archive.addFile(join(folder, name), name, {
			mtime: new Date(build.endedAt ?? build.askedAt),
			mode: 0o100644
		});
	archive.end();
	return Readable.toWeb(Readable.from(archive.outputStream)) as ReadableStream<Uint8Array>;
}
