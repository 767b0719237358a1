import type { Language } from '#lib/indicators/language.ts';
import { openTrial } from '../editions/open-edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { rejectsFile, type RejectsFile } from '../exports/rejects-file.ts';
import { JalonError } from '../programme/problem.ts';
import type { RoundsDesk } from '../rounds/rounds-desk.ts';
import { draftOf } from './draft.ts';

type Asked = {
	readonly workspace: Workspace;
	readonly rounds: Pick<RoundsDesk, 'trial'>;
	readonly round: number;
	readonly draft: number;
};

/**
 * The refused rows of a file that waits, personal columns hidden. Throws `not-found`, and
 * `busy` while what the round would make is not worked out.
 */
export async function draftRejectsFile(
	asked: Asked,
	format: 'csv' | 'xlsx',
	language: Language
): Promise<RejectsFile> {
	const { workspace, rounds, round } = asked;
	const { dataset, sha256 } = draftOf(asked);
	const trial = await rounds.trial(round);
	if (trial === null)
		throw new JalonError('busy', {
			fr: 'Ce que ce lot changerait n’est pas encore calculé. Revenez dans un instant.',
			en: 'What this round would change is not worked out yet. Come back in a moment.'
		});
	const edition = await openTrial(workspace, trial.edition);
	try {
		return await rejectsFile(workspace, edition, { dataset, sha256, format, language });
	} finally {
		edition.database.close();
	}
}
