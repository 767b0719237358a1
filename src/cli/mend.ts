import { localize } from '#lib/indicators/language.ts';
import { rowsSentence } from '#lib/indicators/rows-sentence.ts';
import { gatherInputs } from '#lib/server/editions/gather-inputs.ts';
import { openEdition } from '#lib/server/editions/open-edition.ts';
import { currentEditionId } from '#lib/server/editions/publication.ts';
import { checkMend, keepMend, type MendDraft } from '#lib/server/mends/keep-mend.ts';
import { tryMend, type MendTrial } from '#lib/server/mends/try-mend.ts';
import { parseProgramme } from '#lib/server/programme/parse-programme.ts';
import { counted } from './counted.ts';
import {
	firstArgument,
	flagOption,
	textOption,
	usageError,
	type CliContext,
	type Run
} from './context.ts';
import { withWorkspace } from './open-workspace.ts';

const rowForms = {
	fr: ['ligne de plus retenue', 'lignes de plus retenues'],
	en: ['more row kept', 'more rows kept']
} as const;

/** `jalon mend`: reads a text otherwise wherever a column holds it, from the next build on. */
export const run: Run = (input, context) =>
	withWorkspace(context, async (workspace) => {
		const { output, language } = context;
		const dryRun = flagOption(input, 'dryRun');
		const demand = (name: string): string => {
			const value = textOption(input, name);
			if (value !== null) return value;
			throw usageError({ fr: `Il manque --${name}.`, en: `--${name} is missing.` });
		};
		const asked: MendDraft = {
			dataset: firstArgument(input),
			field: demand('field'),
			row: textOption(input, 'row'),
			found: demand('from'),
			mended: demand('to')
		};
		const reason = dryRun ? '' : demand('reason');
		const { sources } = await gatherInputs(workspace, context.signal);
		const programme = parseProgramme(sources, workspace.folder);
		const draft = checkMend(programme, asked);
		let trial: MendTrial | null = null;
		if (currentEditionId(workspace) !== null) {
			const edition = await openEdition(workspace);
			try {
				trial = await tryMend(workspace, { ...edition, programme }, draft, {
					signal: context.signal
				});
			} finally {
				edition.database.close();
			}
		}
		const mend = dryRun ? null : keepMend(workspace, programme, { ...draft, reason });
		if (context.json) output.json({ version: 1, dryRun, mend, trial });
		else {
			if (trial) showTrial(trial, context);
			output.note(
				mend === null
					? output.words({
							fr: 'Essai seulement : rien n’a été gardé.',
							en: 'Trial only: nothing was kept.'
						})
					: output.words({
							fr: `Correction nᵒ ${mend.number} gardée. Publiez-la : jalon build. Annulez-la : jalon mends --undo ${mend.number}`,
							en: `Correction no. ${mend.number} kept. Publish it: jalon build. Undo it: jalon mends --undo ${mend.number}`
						})
			);
		}
		return 0;

		function showTrial({ accepted, deliveries, lost }: MendTrial, { output }: CliContext): void {
			output.line(`${counted(accepted, rowForms, language)}.`);
			for (const { name, before, after } of deliveries)
				if (after.accepted !== before.accepted || (after.mended ?? 0) !== (before.mended ?? 0))
					output.line(`  ${name} : ${rowsSentence(after, language)}`);
			for (const name of lost)
				output.note(
					localize(
						{
							fr: `${name} : octets effacés ; la correction ne sert qu’aux dépôts suivants.`,
							en: `${name}: bytes purged; the correction serves only later deliveries.`
						},
						language
					)
				);
		}
	});
