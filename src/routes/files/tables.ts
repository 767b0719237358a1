import { chartTableFile } from '#lib/server/pages/chart-table-file.ts';
import { committeeFile } from '#lib/server/pages/committee-file.ts';
import { committeeOfView } from '#lib/server/pages/meeting-committee.ts';
import type { FileSetting } from '#lib/server/pages/file-notes.ts';
import type { TableFile } from '#lib/server/exports/table-file.ts';
import { decisionsFile } from '#lib/server/pages/decisions-file.ts';
import { receivedFile, receivedDatasetFile } from '#lib/server/pages/received-file.ts';
import { rowsFile } from '#lib/server/pages/rows-file.ts';
import { targetsFile } from '#lib/server/pages/targets-file.ts';
import { territoryFile } from '#lib/server/pages/territory-file.ts';
import { territoryPage } from '#lib/server/pages/territory.ts';
import { chartNamed } from './charts.ts';
import { fileSetting } from './setting.ts';

/** Each table of a page by the address of its files; `*` is any one part. */
const tables: Readonly<
	Record<string, (setting: FileSetting, part: string, url: URL) => Promise<TableFile> | TableFile>
> = {
	committee: (setting) => ofCommittee(setting),
	'axes/*': (setting, axis) => ofCommittee({ ...setting, view: { ...setting.view, axis } }),
	'territories/*': async (setting, code) => {
		const { edition, view, reader } = setting;
		return territoryFile(await territoryPage(edition, code, view, reader), setting);
	},
	'indicators/*/rows': (setting, id, { searchParams }) =>
		rowsFile(id, searchParams.get('part'), setting),
	decisions: (setting, _, { searchParams }) => decisionsFile(searchParams, setting),
	received: (setting) => receivedFile(setting),
	'received/*': (setting, dataset) => receivedDatasetFile(dataset, setting),
	targets: (setting) => targetsFile(setting)
};

async function ofCommittee(setting: FileSetting): Promise<TableFile> {
	const { workspace, edition, view, meeting, reader } = setting;
	return committeeFile(await committeeOfView(workspace, edition, view, meeting, reader), setting);
}

/** The table that a page or a chart shows under this name, for this view; null for a name that none has. */
export async function tableNamed(
	parts: readonly string[],
	asked: { readonly locals: App.Locals; readonly url: URL }
): Promise<TableFile | null> {
	const setting = await fileSetting(asked.locals);
	const chart = await chartNamed(parts, asked);
	if (chart) return chartTableFile(chart, parts.join('-'), setting);
	const [page = '', part = ''] = parts;
	const name = [page, ...parts.slice(1, 2).map(() => '*'), ...parts.slice(2)].join('/');
	const make = Object.hasOwn(tables, name) ? tables[name] : undefined;
	return (await make?.(setting, part, asked.url)) ?? null;
}
