import type { Edition } from '#lib/server/editions/edition.ts';
import type { RejectChoice } from '#lib/server/pages/rejects.ts';
import { openLastTrial } from '#lib/server/rounds/trial.ts';

/** Works on the edition served, or on the one that an open round would make. */
export async function lookedAt<T>(
	locals: App.Locals,
	{ round }: Pick<RejectChoice, 'round'>,
	work: (edition: Edition) => Promise<T>
): Promise<T> {
	if (round === null) return work(await locals.edition(null));
	const edition = await openLastTrial(locals.application.workspace, round);
	try {
		return await work(edition);
	} finally {
		edition.database.close();
	}
}
