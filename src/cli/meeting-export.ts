import { mkdir } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { localReader } from '#lib/indicators/reader.ts';
import type { Workspace } from '#lib/server/editions/workspace.ts';
import { readCommitteeRecord } from '#lib/server/meetings/committee-record.ts';
import { takeAwayHtml, takeAwayPdf } from '#lib/server/portable/take-away.ts';
import { loadChartRenderer } from '#lib/server/reports/chart-renderer.ts';
import { writeWhole } from '#lib/server/reports/write-whole.ts';
import type { CliContext } from './context.ts';
import { withEditions } from './open-editions.ts';

const words = {
	figures: { fr: 'Chiffres', en: 'Figures' },
	html: { fr: 'Fichier HTML', en: 'HTML file' },
	pdf: { fr: 'PDF', en: 'PDF' }
};

/** `jalon meeting export ID --out FILE`: the meeting as one HTML file, and its slides as a PDF beside. */
export async function exportMeeting(
	workspace: Workspace,
	{ meeting, out }: { readonly meeting: string; readonly out: string | null },
	{ cwd, environment, language, output, json, signal }: CliContext
): Promise<void> {
	const bare = resolve(cwd, out ?? `jalon-${meeting}`).replace(/\.(html?|pdf)$/i, '');
	const { freeze } = readCommitteeRecord(workspace, { meeting });
	const progress = output.progress(output.words(words.figures), 3);
	await withEditions(workspace, async (open) => {
		const renderer = await loadChartRenderer();
		const asked = { meeting, reader: localReader(environment.user, language), ...renderer };
		progress.update(1, output.words(words.html));
		const html = Buffer.from(await takeAwayHtml(workspace, open, asked));
		signal.throwIfAborted();
		progress.update(2, output.words(words.pdf));
		const pdf = await takeAwayPdf(workspace, open, asked);
		signal.throwIfAborted();
		await mkdir(dirname(bare), { recursive: true });
		const files = [
			{ path: `${bare}.html`, content: html },
			{ path: `${bare}.pdf`, content: pdf }
		];
		for (const { path, content } of files) await writeWhole(path, content);
		progress.update(3);
		progress.stop();
		const written = files.map(({ path, content }) => ({ path, bytes: content.byteLength }));
		const edition = freeze?.edition ?? (await open(null)).id;
		if (json) return output.json({ version: 1, meeting, edition, files: written });
		for (const { path, bytes } of written)
			output.line(
				`${relative(cwd, path) || path} (${Math.ceil(bytes / 1000)} ${language === 'fr' ? 'ko' : 'kB'})`
			);
	}).finally(() => progress.stop());
}
