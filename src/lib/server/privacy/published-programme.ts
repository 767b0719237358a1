import { readManifest } from '../editions/manifest-file.ts';
import { currentEditionId } from '../editions/publication.ts';
import type { Manifest } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { parseProgramme } from '../programme/parse-programme.ts';
import type { Programme } from '../programme/programme.ts';
import { JalonError } from '../programme/problem.ts';

export type Published = {
	readonly id: string;
	readonly manifest: Manifest;
	readonly programme: Programme;
};

/** The programme as it is served, whatever its folder has become. Throws `no-edition`. */
export async function publishedProgramme(workspace: Workspace): Promise<Published> {
	const id = currentEditionId(workspace);
	if (id === null)
		throw new JalonError('no-edition', {
			fr: 'Rien n’est encore publié. Lancez : jalon build',
			en: 'Nothing is published yet. Run: jalon build'
		});
	const manifest = await readManifest(workspace, id);
	return { id, manifest, programme: parseProgramme(manifest.sources, workspace.folder, null) };
}
