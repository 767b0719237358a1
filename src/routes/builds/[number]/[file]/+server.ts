import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JalonError } from '#lib/server/programme/problem.ts';
import { buildArchive } from '#lib/server/report-builds/build-archive.ts';
import { seesAsMuch } from '#lib/server/report-builds/order-reader.ts';
import { findReportBuild } from '#lib/server/report-builds/report-build.ts';
import { buildFolder } from '#lib/server/report-builds/report-desk.ts';
import { documentAnswer } from '../../../document-answer.ts';
import { reportHeaders } from '../../../reports/report-headers.ts';
import { refusing } from '../../../refusing.ts';
import type { RequestHandler } from './$types';

/** One file of a prepared report, or all of them as one archive. */
export const GET: RequestHandler = ({ locals, params }) =>
	refusing(locals, async () => {
		const { workspace } = locals.application;
		const build = findReportBuild(workspace, Number(params.number));
		if (!seesAsMuch(locals.reader, build.reader)) throw madeForOthers();
		if (params.file === 'all.zip' && build.files.length > 0) {
			const name = `${build.report}-${build.number}.zip`;
			return new Response(buildArchive(workspace, build), {
				headers: {
					'cache-control': 'private, no-cache',
					'content-type': 'application/zip',
					'content-disposition': `attachment; filename="${name}"`
				}
			});
		}
		const file = build.files.find(({ name }) => name === params.file);
		if (!file) throw gone();
		const path = join(buildFolder(workspace, build.number), file.name);
		const missing = () => {
			throw gone();
		};
		const headers = reportHeaders(file.format, file.name);
		if (file.format === 'html')
			return documentAnswer(await readFile(path, 'utf8').catch(missing), headers);
		const opened = await open(path).catch(missing);
		return new Response(opened.readableWebStream({ autoClose: true }) as ReadableStream, {
			headers: { ...headers, 'content-length': String(file.bytes) }
		});
	});

const madeForOthers = () =>
	new JalonError('not-allowed', {
		fr: 'Ce rapport a été préparé pour quelqu’un qui voit plus de chiffres que vous. Faites-le à nouveau pour avoir le vôtre.',
		en: 'This report was prepared for somebody who sees more figures than you. Make it again for yours.'
	});

const gone = () =>
	new JalonError('not-found', {
		fr: 'Ce fichier n’est pas, ou n’est plus, parmi ceux de ce rapport.',
		en: 'This file is not, or no longer, among those of this report.'
	});
