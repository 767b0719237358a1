import { resolve } from 'node:path';
import { dayOf } from '#lib/indicators/time-zone.ts';
import { restore } from '#lib/server/editions/restore.ts';
import { firstArgument, flagOption, type Run } from './context.ts';
import { withWorkspace } from './open-workspace.ts';

/** `jalon restore FILE`: puts a backup back, while servers go on serving. */
export const run: Run = (input, context) =>
	withWorkspace(context, async (workspace) => {
		const { output } = context;
		const file = resolve(context.cwd, firstArgument(input));
		const { madeAt, madeBy, current, files } = await restore(workspace, file, {
			force: flagOption(input, 'force')
		});
		if (context.json)
			return output.json({
				version: 1,
				file,
				madeAt,
				madeBy,
				current,
				files: Object.keys(files).length
			});
		const madeOn = dayOf(madeAt, workspace.timeZone);
		output.line(
			output.words({
				fr: `Sauvegarde du ${madeOn} reprise${current ? ` : la version ${current} est servie` : ''}.`,
				en: `Backup of ${madeOn} restored${current ? `: edition ${current} is served` : ''}.`
			})
		);
	});
