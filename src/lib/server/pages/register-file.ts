import type { TableFile } from '../exports/table-file.ts';
import { registerOf } from '../privacy/register.ts';
import { registerTable } from '../privacy/register-table.ts';
import { tellFile, type FileSetting } from './file-notes.ts';

/** The register of processing as files. */
export function registerFile(setting: FileSetting): TableFile {
	const { edition, reader } = setting;
	const register = registerOf(edition.programme, reader.language);
	const { title, columns, rows } = registerTable(register, reader.language);
	return { ...tellFile(setting, { name: 'personal-data', title, asOf: null }), columns, rows };
}
