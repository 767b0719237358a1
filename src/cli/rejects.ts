import { openEdition } from '#lib/server/editions/open-edition.ts';
import { listRejects } from '#lib/server/editions/list-rejects.ts';
import { rejectReason, rejectSentence } from '#lib/server/ingest/reject-sentence.ts';
import { namedContract } from '#lib/server/editions/find-dataset.ts';
import { counted } from './counted.ts';
import { textOption, type Run } from './context.ts';
import { withWorkspace } from './open-workspace.ts';

const forms = {
	fr: ['ligne écartée', 'lignes écartées'],
	en: ['row set aside', 'rows set aside']
} as const;

/** `jalon rejects`: every refused row of the published edition, and why, in words. */
export const run: Run = (input, context) =>
	withWorkspace(context, async (workspace) => {
		const { output, language } = context;
		const dataset = textOption(input, 'dataset');
		const edition = await openEdition(workspace);
		try {
			if (dataset !== null) namedContract(edition.programme, dataset);
			const rejects = await listRejects(edition, { dataset });
			if (context.json) {
				output.json({
					version: 1,
					edition: edition.id,
					rejects: rejects.map((reject) => ({
						...reject,
						row: JSON.parse(reject.row) as unknown,
						reason: rejectReason(reject, language),
						sentence: rejectSentence(reject, language)
					}))
				});
				return 0;
			}
			let file = '';
			for (const reject of rejects) {
				const place = `${reject.dataset} / ${reject.file}`;
				if (place !== file) output.line((file = place));
				output.line(`  ${rejectSentence(reject, language)}`);
			}
			output.note(`${counted(rejects.length, forms, language)}.`);
			return 0;
		} finally {
			edition.database.close();
		}
	});
