import { prune } from '#lib/server/editions/prune.ts';
import { frozenEditions } from '#lib/server/meetings/freezes.ts';
import { textOption, usageError, type Run } from './context.ts';
import { counted, formatBytes } from './counted.ts';
import { withWorkspace } from './open-workspace.ts';

/** `jalon prune`: drops what no kept edition names, and bytes past their retention. */
export const run: Run = (input, context) =>
	withWorkspace(
		context,
		async (workspace) => {
			const { output, language } = context;
			const keep = parseKeep(textOption(input, 'keep'));
			const result = await prune(workspace, {
				...(keep !== null && { keep }),
				keepEditions: () => frozenEditions(workspace)
			});
			if (context.json) return output.json({ version: 1, ...result });
			const { editions, parts, exports } = result;
			const lines = [
				`${counted(editions.dropped.length, { fr: ['version supprimée', 'versions supprimées'], en: ['edition dropped', 'editions dropped'] }, language)}, ${counted(editions.kept, { fr: ['gardée', 'gardées'], en: ['kept', 'kept'] }, language)}.`,
				`${counted(parts.dropped, { fr: ['fichier de calcul supprimé', 'fichiers de calcul supprimés'], en: ['part dropped', 'parts dropped'] }, language)} (${formatBytes(parts.bytes, language)}).`,
				`${counted(exports.purged.length, { fr: ['fichier reçu effacé, sa durée de conservation passée', 'fichiers reçus effacés, leur durée de conservation passée'], en: ['file received purged at the end of its retention', 'files received purged at the end of their retention'] }, language)} (${formatBytes(exports.bytes, language)}).`
			];
			for (const line of lines) output.line(line);
		},
		(message, data) => context.output.note(`${message} ${JSON.stringify(data ?? {})}`)
	);

function parseKeep(text: string | null): number | null {
	if (text === null) return null;
	const keep = /^\d{1,6}$/.test(text) ? Number(text) : 0;
	if (keep >= 2) return keep;
	throw usageError({
		fr: `--keep : « ${text} » n’est pas un nombre d’au moins 2.`,
		en: `--keep: “${text}” is not a number of at least 2.`
	});
}
