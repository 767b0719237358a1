import type { Contract, Field } from '../programme/contract.ts';
import { Fault, makeFieldReader, type Conventions, type FieldValueRead } from './read-field.ts';
import { ExportRefused } from './refusal.ts';
import { french } from './french.ts';

/**
 * The fields that the file's own name gives, by the first group of their expression.
 *
 * @throws ExportRefused when the name lacks a field that must be there, or gives a wrong value
 */
export function fieldsFromName(
	contract: Contract,
	name: string,
	conventions: (field: Field) => Conventions
): ReadonlyMap<Field, FieldValueRead> {
	const values = new Map<Field, FieldValueRead>();
	for (const field of contract.fields) {
		if (field.filename === null) continue;
		const match = new RegExp(field.filename, 'iu').exec(name.normalize('NFC'));
		const text = match ? (match[1] ?? match[0]) : null;
		const value =
			text === null && field.optional ? null : makeFieldReader(field, conventions(field))(text);
		if (value instanceof Fault || (text === null && !field.optional))
			throw new ExportRefused({
				fr: french`« ${field.title} » se lit dans le nom du fichier : « ${name} » ne suit pas la forme attendue (${field.filename}).`,
				en: `“${field.title}” is read in the file’s name: “${name}” does not follow the expected form (${field.filename}).`
			});
		values.set(field, value);
	}
	return values;
}
