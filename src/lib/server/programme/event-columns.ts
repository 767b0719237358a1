import { lineOfSelect, wantedType } from './indicator-columns.ts';
import type { Problem } from './problem.ts';
import type { Query } from './programme.ts';
import type { RelationColumn } from './relations.ts';

const required: readonly string[] = ['on_date', 'label'];
const optional: readonly string[] = ['label_en', 'end_on', 'territory', 'axis'];

/** What is wrong with the columns that a query of events gives. */
export function eventColumnProblems(
	{ file, sql }: Query,
	columns: readonly RelationColumn[]
): readonly Problem[] {
	const place = { file, line: lineOfSelect(sql), column: null };
	const given = columns.map(({ name }) => name);
	const absent = required.filter((name) => !given.includes(name));
	const unknown = given.filter((name) => ![...required, ...optional].includes(name));
	const twice = given.filter((name, at) => given.indexOf(name) !== at);
	const problems: Problem[] = [];
	const list = (names: readonly string[]) => names.join(', ');
	if (absent.length + unknown.length + twice.length > 0)
		problems.push({
			...place,
			message: {
				fr: [
					`colonnes attendues pour des événements : ${list(required)} (et au choix : ${list(optional)})`,
					`trouvées : ${list(given)}`,
					...(absent.length > 0 ? [`il manque : ${list(absent)}`] : []),
					...(unknown.length > 0 ? [`en trop : ${list(unknown)}`] : []),
					...(twice.length > 0 ? [`en double : ${list(twice)}`] : [])
				].join(' ; '),
				en: [
					`columns expected for events: ${list(required)} (and if wanted: ${list(optional)})`,
					`found: ${list(given)}`,
					...(absent.length > 0 ? [`missing: ${list(absent)}`] : []),
					...(unknown.length > 0 ? [`not expected: ${list(unknown)}`] : []),
					...(twice.length > 0 ? [`twice: ${list(twice)}`] : [])
				].join('; ')
			}
		});
	for (const { name, type } of columns) {
		const wanted = wantedType(name, type);
		if (wanted && [...required, ...optional].includes(name))
			problems.push({
				...place,
				message: {
					fr: `la colonne « ${name} » est de type ${type}, attendu : ${wanted.fr}`,
					en: `the column “${name}” is of type ${type}, expected ${wanted.en}`
				}
			});
	}
	return problems;
}
