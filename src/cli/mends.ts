import { openEdition } from '#lib/server/editions/open-edition.ts';
import { dayOf } from '#lib/indicators/time-zone.ts';
import { currentEditionId } from '#lib/server/editions/publication.ts';
import type { Workspace } from '#lib/server/editions/workspace.ts';
import { undoMend } from '#lib/server/mends/keep-mend.ts';
import { mendsWithUse, type MendUse } from '#lib/server/mends/mend-use.ts';
import { textOption, usageError, type CliContext, type Run } from './context.ts';
import { withWorkspace } from './open-workspace.ts';

/** `jalon mends`: the corrections of what was received, with what each does; `--undo` takes one back. */
export const run: Run = (input, context) =>
	withWorkspace(context, async (workspace) => {
		const { output } = context;
		const undo = textOption(input, 'undo');
		if (undo !== null) {
			if (!/^\d{1,9}$/.test(undo))
				throw usageError({
					fr: `--undo « ${undo} » : attendu le numéro d’une correction.`,
					en: `--undo “${undo}”: expected the number of a correction.`
				});
			const mend = undoMend(workspace, Number(undo));
			if (context.json) output.json({ version: 1, undone: mend });
			else
				output.note(
					output.words({
						fr: `Correction nᵒ ${mend.number} annulée. Publiez sans elle : jalon build`,
						en: `Correction no. ${mend.number} undone. Publish without it: jalon build`
					})
				);
			return 0;
		}
		const mends = await withUse(workspace, textOption(input, 'dataset'));
		if (context.json) output.json({ version: 1, mends });
		else if (mends.length > 0) showMends(mends, workspace.timeZone, context);
		else output.note(output.words({ fr: 'Aucune correction.', en: 'No correction.' }));
		return 0;
	});

async function withUse(workspace: Workspace, dataset: string | null): Promise<MendUse[]> {
	const asked = { dataset, undone: true };
	if (currentEditionId(workspace) === null) return mendsWithUse(workspace, null, asked);
	const edition = await openEdition(workspace);
	try {
		return mendsWithUse(workspace, edition, asked);
	} finally {
		edition.database.close();
	}
}

function showMends(mends: readonly MendUse[], timeZone: string, { output }: CliContext): void {
	const say = (fr: string, en: string) => output.words({ fr, en });
	output.table(
		[
			{ title: say('Nᵒ', 'No.'), align: 'right' },
			{ title: say('Données', 'Dataset') },
			{ title: say('Champ', 'Field') },
			{ title: say('Reçu', 'Received') },
			{ title: say('Lu', 'Read as') },
			{ title: say('Lignes', 'Rows'), align: 'right' },
			{ title: say('Motif', 'Reason') },
			{ title: say('Par', 'By') }
		],
		mends.map((mend) => [
			mend.number,
			mend.dataset,
			mend.field + (mend.row === null ? '' : say(' (une ligne)', ' (one row)')),
			mend.found,
			mend.mended,
			mend.undoneAt !== null
				? say('annulée', 'undone')
				: mend.rows === null
					? say('à publier', 'to publish')
					: mend.unneeded
						? say('0, plus nécessaire', '0, no longer needed')
						: mend.rows,
			mend.reason,
			`${mend.madeBy}, ${dayOf(mend.madeAt, timeZone)}`
		])
	);
}
