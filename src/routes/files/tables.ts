import { may, type Action } from '#lib/indicators/rights.ts';
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
import { notAllowedTo } from '#lib/server/people/demand.ts';
import { targetsFile } from '#lib/server/pages/targets-file.ts';
import { territoryFile } from '#lib/server/pages/territory-file.ts';
import { territoryPage } from '#lib/server/pages/territory.ts';
import { chartNamed } from './charts.ts';
import { fileSetting } from './setting.ts';

type Asked = { readonly locals: App.Locals; readonly url: URL };

type Table = {
	/** Asked besides what every file asks: that of the page which shows it. */
	readonly right?: Action;
	readonly make: (
		setting: FileSetting,
		part: string,
		asked: Asked
	) => Promise<TableFile> | TableFile;
};

/** Each table of a page by the address of its files; `*` is any one part. */
const tables: Readonly<Record<string, Table>> = {
	committee: { make: (setting) => ofCommittee(setting) },
	'axes/*': {
		make: (setting, axis) => ofCommittee({ ...setting, view: { ...setting.view, axis } })
	},
	'territories/*': {
		make: async (setting, code) => {
			const { edition, view, reader } = setting;
			return territoryFile(await territoryPage(edition, code, view, reader), setting);
		}
	},
	'indicators/*/rows': {
		right: 'read-rows',
		make: (setting, id, { url }) => rowsFile(id, url.searchParams.get('part'), setting)
	},
	decisions: {
		right: 'read-meetings',
		make: (setting, _, { url }) => decisionsFile(url.searchParams, setting)
	},
	'compared-meetings': {
		right: 'read-meetings',
		make: async (setting, _, { locals, url }) => {
			const { workspace, reader } = setting;
			const two = readComparison(url.searchParams);
			const page = await meetingComparisonPage(workspace, two, (id) => locals.edition(id), reader);
			return meetingComparisonFile(page, setting);
		}
	},
	received: { right: 'read-received', make: (setting) => receivedFile(setting) },
	'received/*': {
		right: 'read-received',
		make: (setting, dataset) => receivedDatasetFile(dataset, setting)
	},
	targets: { right: 'set-targets', make: (setting) => targetsFile(setting) }
};

async function ofCommittee(setting: FileSetting): Promise<TableFile> {
	const { workspace, edition, view, meeting, reader } = setting;
	return committeeFile(await committeeOfView(workspace, edition, view, meeting, reader), setting);
}

/** The table that a page or a chart shows under this name, for this view; null for a name that none has. */
export async function tableNamed(
	parts: readonly string[],
	asked: Asked
): Promise<TableFile | null> {
	const setting = await fileSetting(asked.locals);
	const chart = await chartNamed(parts, asked);
	if (chart) return chartTableFile(chart, parts.join('-'), setting);
	const [page = '', part = ''] = parts;
	const name = [page, ...parts.slice(1, 2).map(() => '*'), ...parts.slice(2)].join('/');
	const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
	if (!table) return null;
	const { person } = asked.locals;
	if (table.right && !(person && may(person, table.right))) throw notAllowedTo(table.right);
	return table.make(setting, part, asked);
}
