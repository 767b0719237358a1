import { JalonError } from '#lib/server/programme/problem.ts';
import { buildArchive } from '#lib/server/report-builds/build-archive.ts';
import { buildGone, hasFiles, readBuiltFile } from '#lib/server/report-builds/kept-files.ts';
import { seesAsMuch } from '#lib/server/report-builds/order-reader.ts';
import { findReportBuild } from '#lib/server/report-builds/report-build.ts';
import { documentAnswer } from '../../../document-answer.ts';
import { documentOrPage } from '../../../document-or-page.ts';
import { reportHeaders } from '../../../reports/report-headers.ts';
import type { RequestHandler } from './$types';

/** One file of a prepared report, or all of them as one archive; the report's page where they are not. */
export const GET: RequestHandler = (event) => {
	const { locals, params } = event;
	return documentOrPage(
		event,
		() => `/builds/${encodeURIComponent(params.number)}`,
		async () => {
			const { workspace } = locals.application;
			const build = findReportBuild(workspace, Number(params.number));
			if (!seesAsMuch(locals.reader, build.reader)) throw madeForOthers();
			if (params.file === 'all.zip' && build.files.length > 0) {
				if (!hasFiles(workspace, build)) throw buildGone();
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
			if (!file) throw noSuchFile();
			const content = await readBuiltFile(workspace, build, file);
			const headers = reportHeaders(file.format, file.name);
			return file.format === 'html'
				? documentAnswer(Buffer.from(content).toString(), headers)
				: new Response(new Uint8Array(content), { headers });
		}
	);
};

const madeForOthers = () =>
	new JalonError('not-allowed', {
		fr: 'Ce rapport a été préparé pour quelqu’un qui voit plus de chiffres que vous. Faites-le à nouveau pour avoir le vôtre.',
		en: 'This report was prepared for somebody who sees more figures than you. Make it again for yours.'
	});

const noSuchFile = () =>
	new JalonError('not-found', {
		fr: 'Ce fichier n’est pas parmi ceux de ce rapport.',
		en: 'This file is not among those of this report.'
	});
