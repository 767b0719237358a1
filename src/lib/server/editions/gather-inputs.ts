import { contourSources } from '../contours/contour-sources.ts';
import { settingsFile } from '../programme/parse-programme.ts';
import { readSources } from '../programme/read-programme.ts';
import { declaredSources } from './declared-sources.ts';
import { discoverExports, type DiscoveredExport } from './discover-exports.ts';
import { mendSources, mendsInForce } from './mends-kept.ts';
import { pinnedSources } from './pinned-dates.ts';
import type { Workspace } from './workspace.ts';

/** What lies in the programme's folder, and what people said beside it, before any of it is checked. */
export type Gathered = {
	/** Texts by path: files of the programme, and what `jalon.sqlite` adds to them. */
	readonly sources: Readonly<Record<string, string>>;
	readonly discovered: readonly DiscoveredExport[];
};

export async function gatherInputs(workspace: Workspace, signal?: AbortSignal): Promise<Gathered> {
	const sources = await gatherSources(workspace);
	return { sources, discovered: await discoverExports(workspace, signal) };
}

export async function gatherSources(workspace: Workspace): Promise<Gathered['sources']> {
	const files = await readSources(workspace.folder);
	return {
		...files,
		...(await contourSources(workspace.folder, files[settingsFile])),
		...declaredSources(workspace),
		...pinnedSources(workspace, files),
		...mendSources(mendsInForce(workspace))
	};
}
