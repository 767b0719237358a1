import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readProgramme } from '#lib/server/programme/read-programme.ts';
import { registerOf } from '#lib/server/privacy/register.ts';
import { registerTable } from '#lib/server/privacy/register-table.ts';
import { tableToCsv } from '#lib/server/exports/table-csv.ts';
import { textOption, type Run } from './context.ts';

/** `jalon personal register`: what is kept about people and why, from the programme's contracts. */
export const run: Run = async (input, context) => {
	const { environment, language, output, cwd } = context;
	const programme = await readProgramme(environment.programme);
	const register = registerOf(programme, language);
	const format = textOption(input, 'format') ?? (context.json ? 'json' : 'table');
	const out = textOption(input, 'out');
	const give = async (text: string) => {
		if (out === null) return output.bytes(text);
		await writeFile(resolve(cwd, out), text);
		output.note(output.words({ fr: `Écrit dans ${out}`, en: `Written to ${out}` }));
	};
	if (format === 'json') await give(`${JSON.stringify({ version: 1, register }, null, 2)}\n`);
	else if (format === 'csv') {
		const { fictitious } = programme.settings;
		const table = {
			...registerTable(register, language),
			name: 'personal-data',
			language,
			notes: [],
			marks: { asOf: null, edition: null, filters: null, fictitious }
		};
		let text = '';
		for await (const piece of tableToCsv(table, 'office')) text += piece;
		await give(text);
	} else {
		const { columns, rows } = registerTable(register, language);
		for (const row of rows) {
			output.line(String(row[1]));
			for (const [at, { title }] of columns.entries())
				if (at !== 1 && row[at] !== null) output.line(`  ${title} : ${String(row[at])}`);
			output.line();
		}
	}
	const lacking = register.filter((entry) => entry.lacking.length > 0);
	for (const { id, lacking: keys } of lacking)
		output.note(
			output.words({
				fr: `data/contracts/${id}.yaml : à compléter (${keys.join(', ')}).`,
				en: `data/contracts/${id}.yaml: to be completed (${keys.join(', ')}).`
			})
		);
};
