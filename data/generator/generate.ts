import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { actionPlanFiles } from './action-plan.ts';
import { actionFiles, ambassadorFiles } from './ambassadors.ts';
import { bmoFiles } from './bmo.ts';
import { budgetFiles, campaignFiles, spendFiles } from './campaigns.ts';
import { contactFiles } from './contacts.ts';
import { migrationFiles, populationFiles, unemploymentFiles } from './context.ts';
import { callbackFiles, fairFiles } from './fairs.ts';
import type { ExportFile } from './files.ts';
import { sendFiles, subscriberFiles } from './newsletter.ts';
import { offerFiles } from './offers.ts';
import { postFiles } from './posts.ts';
import { formFiles, visitFiles } from './sites.ts';
import { takeoverFiles } from './takeovers.ts';
import { caseFiles, changeFiles, satisfactionFiles, stillHereFiles } from './welcome.ts';

/** Every export of the example programme, the same bytes each time. */
export function exportFiles(): ExportFile[] {
	return [
		...ambassadorFiles(),
		...actionFiles(),
		...contactFiles(),
		...caseFiles(),
		...changeFiles(),
		...satisfactionFiles(),
		...stillHereFiles(),
		...postFiles(),
		...offerFiles(),
		...bmoFiles(),
		...campaignFiles(),
		...spendFiles(),
		...budgetFiles(),
		...fairFiles(),
		...callbackFiles(),
		...visitFiles(),
		...formFiles(),
		...subscriberFiles(),
		...sendFiles(),
		...actionPlanFiles(),
		...takeoverFiles(),
		...populationFiles(),
		...migrationFiles(),
		...unemploymentFiles()
	];
}

const home = join(import.meta.dirname, '../exports');

/** Writes the exports. At home, what else lies in the folders of their datasets is removed. */
async function writeExports(folder: string): Promise<ExportFile[]> {
	const files = exportFiles();
	const wanted = new Set(files.map(({ path }) => path));
	for (const dataset of new Set(files.map(({ path }) => dirname(path)))) {
		await mkdir(join(folder, dataset), { recursive: true });
		if (folder !== home) continue;
		for (const name of await readdir(join(folder, dataset)))
			if (!wanted.has(`${dataset}/${name}`)) await rm(join(folder, dataset, name));
	}
	for (const { path, bytes } of files) await writeFile(join(folder, path), bytes);
	return files;
}

if (import.meta.main) {
	const { values } = parseArgs({ options: { out: { type: 'string' } } });
	const folder = resolve(values.out ?? home);
	const files = await writeExports(folder);
	const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
	console.log(`${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, in ${folder}`);
}
