import { resolve } from 'node:path';
import { backup } from '#lib/server/editions/backup.ts';
import { firstArgument, type Run } from './context.ts';
import { counted, formatBytes } from './counted.ts';
import { withWorkspace } from './open-workspace.ts';

/** `jalon backup FILE`: all that Jalon keeps, in one archive. */
export const run: Run = (input, context) =>
	withWorkspace(context, async (workspace) => {
		const { output, language } = context;
		const file = resolve(context.cwd, firstArgument(input));
		const { madeAt, current, files, key = null } = await backup(workspace, file);
		const sizes = Object.values(files).map(({ bytes }) => bytes);
		const bytes = sizes.reduce((total, size) => total + size, 0);
		if (context.json)
			return output.json({ version: 1, file, madeAt, current, key, files: sizes.length, bytes });
		output.line(
			output.words({
				fr: `Sauvegarde écrite dans ${file} : ${counted(sizes.length, fileForms, language)}, ${formatBytes(bytes, language)}.`,
				en: `Backup written to ${file}: ${counted(sizes.length, fileForms, language)}, ${formatBytes(bytes, language)}.`
			})
		);
		output.note(
			output.words({
				fr: `Elle contient des données personnelles : rangez-la en lieu sûr.${key === null ? '' : ` La clé des pseudonymes n’y est pas (${workspace.key === null ? workspace.paths.key : 'JALON_KEY'}, empreinte ${key}) : gardez-en une copie à part, sans elle rien ne se relit.`}`,
				en: `It holds personal data: keep it in a safe place.${key === null ? '' : ` The pseudonym key is not in it (${workspace.key === null ? workspace.paths.key : 'JALON_KEY'}, fingerprint ${key}): keep a copy of it apart, nothing is read again without it.`}`
			})
		);
	});

const fileForms = { fr: ['fichier', 'fichiers'], en: ['file', 'files'] } as const;
