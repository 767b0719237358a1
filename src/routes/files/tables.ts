import { chartTableFile } from '#lib/server/pages/chart-table-file.ts';
import { committeeFile } from '#lib/server/pages/committee-file.ts';
import { committeeOfView } from '#lib/server/pages/meeting-committee.ts';
import type { FileSetting } from '#lib/server/pages/file-notes.ts';
import type { TableFile } from '#lib/server/exports/table-file.ts';
import { decisionsFile } from '#lib/server/pages/decisions-file.ts';
import { meetingComparisonFile } from '#lib/server/pages/meeting-comparison-file.ts';
import { meetingComparisonPage, readComparison } from '#lib/server/pages/meeting-comparison.ts';
import { receivedFile, receivedDatasetFile } from '#lib/server/pages/received-file.ts';
import { rowsFile } from '#lib/server/pages/rows-file.ts';
import { targetsFile } from '#lib/server/pages/targets-file.ts';
import { territoryFile } from '#lib/server/pages/territory-file.ts';
import { territoryPage } from '#lib/server/pages/territory.ts';
import { demand } from '#lib/server/people/demand.ts';
import type { Action } from '#lib/indicators/rights.ts';
import { chartNamed } from './charts.ts';
import { fileSetting } from './setting.ts';

type Asked = { readonly locals: App.Locals; readonly url: URL };

type Make = (setting: FileSetting, part: string, asked: Asked) => Promise<TableFile> | TableFile;

/** Each table of a page by the address of its files; `*` is any one part. */
const tables: Readonly<Record<string, Make>> = {
	committee: (setting) => ofCommittee(setting),
	'axes/*': (setting, axis) => ofCommittee({ ...setting, view: { ...setting.view, axis } }),
	'territories/*': async (setting, code) => {
		const { edition, view, reader } = setting;
		return territoryFile(await territoryPage(edition, code, view, reader), setting);
	},
	'indicators/*/rows': (setting, id, { url }) =>
		rowsFile(id, url.searchParams.get('part'), setting),
	decisions: (setting, _, { url }) => decisionsFile(url.searchParams, setting),
	'compared-meetings': async (setting, _, { locals, url }) => {
		const { workspace, reader } = setting;
		const two = readComparison(url.searchParams);
		const page = await meetingComparisonPage(workspace, two, (id) => locals.edition(id), reader);
		return meetingComparisonFile(page, setting);
	},
	received: (setting) => receivedFile(setting),
	'received/*': (setting, dataset) => receivedDatasetFile(dataset, setting),
	targets: (setting) => targetsFile(setting)
};

/** What a table's own page asks, where it is more than to read figures. */
const asked: Readonly<Record<string, Action>> = {
	'indicators/*/rows': 'read-rows',
	decisions: 'read-meetings',
	'compared-meetings': 'read-meetings',
	received: 'read-received',
	'received/*': 'read-received',
	targets: 'set-targets'
};

async function ofCommittee(setting: FileSetting): Promise<TableFile> {
	const { workspace, edition, view, meeting, reader } = setting;
	return committeeFile(await committeeOfView(workspace, edition, view, meeting, reader), setting);
}

/** The table that a page or a chart shows under this name, for this view; null for a name that none has. */
export async function tableNamed(
	parts: readonly string[],
	request: Asked
): Promise<TableFile | null> {
	const { locals } = request;
	const setting = await fileSetting(locals);
	const chart = await chartNamed(parts, request);
	if (chart) return chartTableFile(chart, parts.join('-'), setting);
	const [page = '', part = ''] = parts;
	const name = [page, ...parts.slice(1, 2).map(() => '*'), ...parts.slice(2)].join('/');
	const make = Object.hasOwn(tables, name) ? tables[name] : undefined;
	const right = Object.hasOwn(asked, name) ? asked[name] : undefined;
	if (right) demand(locals.person, right);
	return (await make?.(setting, part, request)) ?? null;
}
