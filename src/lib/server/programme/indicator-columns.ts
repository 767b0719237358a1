import type { Indicator, Kind } from '#lib/indicators/indicator.ts';
import { overMissing } from './check-kind.ts';
import type { Problem } from './problem.ts';
import type { IndicatorQuery } from './programme.ts';
import type { RelationColumn } from './relations.ts';

/** Columns of the SELECT of a kind: those it must give, and those it may. */
export type KindColumns = {
	readonly required: readonly string[];
	readonly optional: readonly string[];
};

const kindColumns: Readonly<Record<Exclude<Kind, 'formula' | 'distinct'>, KindColumns>> = {
	stock: { required: ['start_on'], optional: ['end_on', 'quantity'] },
	flow: { required: ['on_date'], optional: ['quantity'] },
	ratio: { required: ['on_date', 'numerator', 'denominator'], optional: [] },
	median: { required: ['on_date', 'value'], optional: [] },
	level: { required: ['on_date', 'value'], optional: [] }
};
const distinctOnDates: KindColumns = { required: ['on_date', 'key'], optional: [] };
const distinctOnIntervals: KindColumns = { required: ['start_on', 'key'], optional: ['end_on'] };

/** Columns that every kind may give besides its own. */
const commonColumns: readonly string[] = ['territory', 'unit_key', 'known_on'];

/** Observed units that small counts are hidden by: their facts must say which unit they are about. */
const countedUnits: readonly string[] = ['person', 'household'];

/** The columns that an indicator's query must and may give; `given` settles the two ways of distinct. */
export function columnsOf(indicator: Indicator, given: readonly string[]): KindColumns {
	const own = ownColumns(indicator.kind, given);
	// A level is a published measure, not one row per person: it has no unit to count.
	const counted = countedUnits.includes(indicator.observed) && indicator.kind !== 'level';
	const required = [
		...own.required,
		...Object.keys(indicator.dimensions),
		...(counted ? ['unit_key'] : [])
	];
	return {
		required,
		optional: [...own.optional, ...commonColumns].filter((name) => !required.includes(name))
	};
}

function ownColumns(kind: Kind, given: readonly string[]): KindColumns {
	if (kind === 'formula') return { required: [], optional: [] };
	if (kind !== 'distinct') return kindColumns[kind];
	return given.includes('start_on') ? distinctOnIntervals : distinctOnDates;
}

/** What is wrong with the columns that an indicator's query gives, for its kind. */
export function columnProblems(
	query: IndicatorQuery,
	columns: readonly RelationColumn[]
): readonly Problem[] {
	const { indicator, file } = query;
	const given = columns.map(({ name }) => name);
	const { required, optional } = columnsOf(indicator, given);
	const absent = required.filter((name) => !given.includes(name));
	const unknown = given.filter((name) => !required.includes(name) && !optional.includes(name));
	const twice = given.filter((name, at) => given.indexOf(name) !== at);
	const place = { file, line: lineOfSelect(query.sql), column: null };
	const problems: Problem[] = [];
	if (absent.length > 0 || unknown.length > 0)
		problems.push({
			...place,
			message: wrongColumns(indicator, { required, optional, given, absent, unknown })
		});
	if (twice.length > 0)
		problems.push({
			...place,
			message: {
				fr: `deux colonnes s’appellent « ${twice[0]} »`,
				en: `two columns are called “${twice[0]}”`
			}
		});
	for (const { name, type } of columns) {
		const wanted = wantedType(name, type);
		if (wanted)
			problems.push({
				...place,
				message: {
					fr: `la colonne « ${name} » est de type ${type}, attendu : ${wanted.fr}`,
					en: `the column “${name}” is of type ${type}, expected ${wanted.en}`
				}
			});
	}
	if (indicator.kind === 'distinct' && indicator.over === null && !given.includes('start_on'))
		problems.push({ ...place, message: overMissing('distinct (on_date)') });
	return problems;
}

function wrongColumns(
	indicator: Indicator,
	columns: Readonly<
		Record<'required' | 'optional' | 'given' | 'absent' | 'unknown', readonly string[]>
	>
): { fr: string; en: string } {
	const list = (names: readonly string[]) => names.join(', ');
	const { absent, unknown, required, optional, given } = columns;
	return {
		fr: [
			`colonnes attendues pour ${indicator.kind}${absent.includes('unit_key') ? ` (observed: ${indicator.observed} demande unit_key)` : ''} : ${list(required)} (et au choix : ${list(optional)})`,
			`trouvées : ${list(given)}`,
			...(absent.length > 0 ? [`il manque : ${list(absent)}`] : []),
			...(unknown.length > 0 ? [`en trop : ${list(unknown)}`] : [])
		].join(' ; '),
		en: [
			`columns expected for ${indicator.kind}${absent.includes('unit_key') ? ` (observed: ${indicator.observed} demands unit_key)` : ''}: ${list(required)} (and if wanted: ${list(optional)})`,
			`found: ${list(given)}`,
			...(absent.length > 0 ? [`missing: ${list(absent)}`] : []),
			...(unknown.length > 0 ? [`not expected: ${list(unknown)}`] : [])
		].join('; ')
	};
}

const dates: readonly string[] = ['start_on', 'end_on', 'on_date', 'known_on'];
const numbers: readonly string[] = ['quantity', 'numerator', 'denominator', 'value'];

/** What a column's type should have been; null when it is right. DuckDB calls a bare `null` INTEGER. */
export function wantedType(name: string, type: string): { fr: string; en: string } | null {
	if (dates.includes(name) && !/^(DATE|TIMESTAMP|INTEGER)\b/.test(type))
		return { fr: 'une date (DATE)', en: 'a date (DATE)' };
	if (
		numbers.includes(name) &&
		!/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DOUBLE|FLOAT|DECIMAL)\b/.test(type)
	)
		return { fr: 'un nombre', en: 'a number' };
	if (name === 'territory' && !/^(VARCHAR|INTEGER)\b/.test(type))
		return { fr: 'un code en texte (VARCHAR)', en: 'a code as text (VARCHAR)' };
	return null;
}

/** The file's line on which the query starts, past comments. */
export function lineOfSelect(sql: string): number {
	const lines = sql.split('\n');
	const at = lines.findIndex((line) => /^\s*[^\s-]/.test(line));
	return at === -1 ? 1 : at + 1;
}
