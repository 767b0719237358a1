import type { Localized } from '#lib/indicators/language.ts';
import type { Edition } from '../editions/edition.ts';
import { openEdition } from '../editions/open-edition.ts';
import { openWorkspace, type WorkspaceOptions } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { buildOrder } from './build-order.ts';
import type { BuiltFile, ReportOrder } from './report-build.ts';

/** What the server sends, one at a time. */
export type BuildRequest = {
	readonly workspace: Omit<WorkspaceOptions, 'clock' | 'log'>;
	readonly order: ReportOrder;
	readonly out: string;
};
export type BuildAnswer =
	/** Steps done so far; the answer itself comes after. */
	| { readonly done: number }
	| { readonly files: readonly BuiltFile[] }
	/** What a person can put right. */
	| { readonly refused: Localized }
	| { readonly failure: string };

// A child process: laying out a report holds a processor, and the server goes on answering.
process.on('message', (request: BuildRequest) => {
	void answer(request).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));

async function answer({ workspace: options, order, out }: BuildRequest): Promise<BuildAnswer> {
	const workspace = openWorkspace(options);
	const opened = new Map<string | null, Promise<Edition>>();
	const open = (id: string | null) => {
		const edition = opened.get(id) ?? openEdition(workspace, id);
		opened.set(id, edition);
		return edition;
	};
	try {
		const onProgress = (done: number) => void process.send?.({ done });
		return { files: await buildOrder(workspace, order, { out, open, onProgress }) };
	} catch (error) {
		if (error instanceof JalonError)
			return { refused: { fr: error.describe('fr'), en: error.describe('en') } };
		return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
	} finally {
		for (const edition of await Promise.allSettled(opened.values()))
			if (edition.status === 'fulfilled') edition.value.database.close();
		workspace.close();
	}
}
