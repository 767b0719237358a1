import type { BuildResult } from './build-result.ts';
import type { Manifest } from './edition.ts';
import { editionId, isBlocked, manifestText, writeManifest } from './manifest-file.ts';
import { currentEditionId, publish } from './publication.ts';
import { syncFiles } from './settle-file.ts';
import { isPublished, partPath } from './work-done.ts';
import type { Workspace } from './workspace.ts';

export type PublishOptions = {
	/** Publishes as provisional although a check that blocks found rows. */
	readonly force: boolean;
	/** The fingerprint of what it was made from, taken once `also` is done. */
	readonly inputs: () => string;
	readonly work: readonly string[];
	/** Written down in the same transaction as the pointer: both or neither. */
	readonly also?: ((edition: string) => void) | undefined;
};

/**
 * Writes the manifest and makes it the edition served: parts reach the disk first, the pointer
 * moves last. A check that blocks keeps it from being published, unless forced.
 */
export async function publishManifest(
	workspace: Workspace,
	manifest: Manifest,
	options: PublishOptions
): Promise<Pick<BuildResult, 'edition' | 'published' | 'changed' | 'provisional'>> {
	const text = manifestText(manifest);
	const id = editionId(text);
	const blocked = isBlocked(manifest.findings);
	const served = currentEditionId(workspace);
	const published = !blocked || options.force || served === id;
	if (published) {
		const fresh = Object.keys(manifest.parts).filter((hash) => !isPublished(workspace, hash));
		await syncFiles(
			workspace.paths.parts,
			fresh.map((hash) => partPath(workspace, hash))
		);
		await writeManifest(workspace, text);
		publish(workspace, { id, provisional: blocked, ...options });
	}
	return { edition: id, published, changed: published && served !== id, provisional: blocked };
}
