import { recordAct } from '#lib/server/people/audit.ts';
import { erasePerson } from '#lib/server/privacy/erase-person.ts';
import type { ErasureOutcome } from '#lib/server/privacy/erasure.ts';
import { askPerson } from './ask-person.ts';
import { textOption, usageError, type CliContext, type Run } from './context.ts';
import { withWorkspace } from './open-workspace.ts';
import type { Progress } from './output.ts';

/** `jalon personal erase`: takes a person out of everything, and of every file to come. */
export const run: Run = (input, context) =>
	withWorkspace(context, async (workspace) => {
		const reason = textOption(input, 'reason');
		if (reason === null)
			throw usageError({
				fr: 'jalon personal erase demande --reason : pourquoi, sans nommer la personne.',
				en: 'jalon personal erase demands --reason: why, without naming the person.'
			});
		const keys = await askPerson(context);
		const { words, progress } = context.output;
		let bar: Progress | null = null;
		const onProgress = (done: number, total: number) => {
			bar ??= progress(words({ fr: 'Retrait', en: 'Erasure' }), total);
			bar.update(done);
		};
		const { number, outcome } = await erasePerson(workspace, keys, reason, { onProgress }).finally(
			() => bar?.stop()
		);
		recordAct(workspace, {
			person: null,
			name: workspace.user,
			what: 'erased',
			about: { erasure: String(number) }
		});
		if (context.json) return context.output.json({ version: 1, number, ...outcome });
		tellErased(number, outcome, context);
	});

export function tellErased(number: number, outcome: ErasureOutcome, { output }: CliContext): void {
	const say = (fr: string, en: string) => output.line(output.words({ fr, en }));
	const { rows, files, editions, mends, recipients, folder, unread, backups } = outcome;
	say(
		`Retrait nᵒ ${number} fait : ${rows} ligne(s), ${files} fichier(s) reçu(s) effacé(s), ${editions} version(s) refaite(s), ${mends} correction(s), ${recipients} adresse(s) d’envoi.`,
		`Erasure no. ${number} done: ${rows} row(s), ${files} received file(s) deleted, ${editions} edition(s) made again, ${mends} mend(s), ${recipients} address(es) of sendings.`
	);
	for (const path of folder)
		say(
			`Encore dans le dossier du programme, à nettoyer ou à supprimer : ${path}`,
			`Still in the programme’s folder, to be cleaned or deleted: ${path}`
		);
	for (const name of unread)
		say(
			`Illisible, à regarder à la main : ${name}`,
			`Unreadable, to be looked at by hand: ${name}`
		);
	for (const file of backups)
		say(
			`Sauvegarde faite avant, qui contient encore la personne : ${file}`,
			`Backup made before, which still holds the person: ${file}`
		);
}
