import { purge } from '#lib/server/privacy/purge.ts';
import { purged, type PurgeKind } from '#lib/server/privacy/purge-log.ts';
import { flagOption, type Run } from './context.ts';
import { withWorkspace } from './open-workspace.ts';

/** `jalon purge`: takes away what has been kept as long as the programme says. */
export const run: Run = (input, context) =>
	withWorkspace(
		context,
		async (workspace) => {
			const { output, language } = context;
			const dryRun = flagOption(input, 'dryRun');
			const counts = await purge(workspace, { dryRun, people: true });
			if (context.json) return output.json({ version: 1, dryRun, ...counts });
			output.line(
				output.words(
					dryRun
						? { fr: 'Seraient effacés :', en: 'Would be purged:' }
						: { fr: 'Effacés :', en: 'Purged:' }
				)
			);
			for (const [what, items] of Object.entries(counts) as [PurgeKind, number][])
				output.line(`  ${items} ${purged[what][language]}`);
		},
		(message, data) => context.output.note(`${message} ${JSON.stringify(data ?? {})}`)
	);
