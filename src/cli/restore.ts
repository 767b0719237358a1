import { resolve } from 'node:path';
import { dayOf } from '#lib/indicators/time-zone.ts';
import { knownKeys } from '#lib/server/editions/pseudonym-key.ts';
import { completeErasures } from '#lib/server/privacy/complete-erasures.ts';
import { erasuresUnderWay } from '#lib/server/privacy/erasure.ts';
import { restore } from '#lib/server/editions/restore.ts';
import { dropStrangeFiles, isGone } from '#lib/server/report-builds/kept-files.ts';
import { listReportBuilds } from '#lib/server/report-builds/report-build.ts';
import { firstArgument, flagOption, type Run } from './context.ts';
import { counted } from './counted.ts';
import { withWorkspace } from './open-workspace.ts';

/** `jalon restore FILE`: puts a backup back, while servers go on serving. */
export const run: Run = (input, context) =>
	withWorkspace(context, async (workspace) => {
		const { output } = context;
		const file = resolve(context.cwd, firstArgument(input));
		const {
			madeAt,
			madeBy,
			current,
			files,
			key = null
		} = await restore(workspace, file, {
			force: flagOption(input, 'force')
		});
		await dropStrangeFiles(workspace);
		const toPrepare = listReportBuilds(workspace, -1).filter((build) => isGone(workspace, build));
		if (context.json)
			return output.json({
				version: 1,
				file,
				madeAt,
				madeBy,
				current,
				key,
				files: Object.keys(files).length,
				reportsToPrepare: toPrepare.map(({ number }) => number)
			});
		const madeOn = dayOf(madeAt, workspace.timeZone);
		output.line(
			output.words({
				fr: `Sauvegarde du ${madeOn} reprise${current ? ` : la version ${current} est servie` : ''}.`,
				en: `Backup of ${madeOn} restored${current ? `: edition ${current} is served` : ''}.`
			})
		);
		const erased = erasuresUnderWay(workspace).length;
		if (erased > 0 && knownKeys(workspace, false) !== null) {
			await completeErasures(workspace);
			output.note(
				output.words({
					fr: `${erased} retrait(s) de personnes faits depuis cette sauvegarde ont été refaits.`,
					en: `${erased} erasure(s) made since this backup were made again.`
				})
			);
		}
		if (key !== null && knownKeys(workspace, false) === null)
			output.note(
				output.words({
					fr: `La clé des pseudonymes n’est pas dans les sauvegardes, ni ici : mettez celle d’empreinte ${key} dans ${workspace.paths.key}, ou dites où elle est (JALON_KEY_FILE). Jusque-là les chiffres se lisent, et aucun fichier n’est pris.`,
					en: `The pseudonym key is not in backups, nor here: put the one of fingerprint ${key} into ${workspace.paths.key}, or say where it is (JALON_KEY_FILE). Until then figures are read, and no file is taken in.`
				})
			);
		const reports = counted(toPrepare.length, reportForms, context.language);
		if (toPrepare.length > 0)
			output.note(
				output.words({
					fr: `${reports} à préparer de nouveau : une sauvegarde dit ce qui a été préparé, sans les fichiers. Leur page les refait, sur la même version.`,
					en: `${reports} to prepare again: a backup tells what was prepared, without the files. Their page makes them again, on the same edition.`
				})
			);
	});

const reportForms = { fr: ['rapport', 'rapports'], en: ['report', 'reports'] } as const;
