import type { Contract, Covers, DeliveredFrom } from './contract.ts';
import { contractKeys, coversKeys, deliveredKeys, shapeKeys } from './contract-keys.ts';
import { checkKeep, parseProcessing } from './parse-processing.ts';
import { checkDue, parseDue } from './parse-due.ts';
import { readKeys, type Keys, type Parse } from './keys.ts';
import { parseField } from './parse-field.ts';
import { parseBreak } from './parse-indicator.ts';
import type { Problems, Spec } from './spec.ts';
import {
	expected,
	parseColumnName,
	parseDate,
	parseId,
	parseLength,
	parseListOf,
	parseLocalized,
	parseOneOf,
	parsePattern,
	parseText,
	parseVersion,
	parseWhole
} from './spec-values.ts';

export type ParsedContract = {
	readonly contract: Contract;
	/** Where the person wrote each key, for what other files decide. */
	readonly keys: Keys;
};

const contractVersion = 1;

/** Checks one contract; null when too much is wrong to go on with it. */
export function parseContract(
	dataset: string,
	file: string,
	spec: Spec,
	problems: Problems
): ParsedContract | null {
	const keys = readKeys(spec, contractKeys, problems);
	if (!keys) return null;
	const version = keys.required('version', parseVersion(contractVersion));
	const title = keys.required('title', parseLocalized);
	const mode = keys.required('mode', parseOneOf(['snapshot', 'append', 'upsert']));
	const fields = keys.required('fields', parseListOf(parseField));
	const delivered = keys.required('delivered', parseDelivered);
	const covers = keys.required('covers', parseCovers);
	const rest = {
		description: keys.optional<Contract['description']>('description', parseLocalized, null),
		partner: keys.optional<string | null>('partner', parseId, null),
		source: keys.optional<Contract['source']>('source', parseLocalized, null),
		cadence: keys.optional<Contract['cadence']>(
			'cadence',
			parseOneOf(['monthly', 'quarterly', 'yearly', 'once']),
			null
		),
		publish: keys.optional<Contract['publish']>(
			'publish',
			parseOneOf(['asked', 'automatic']),
			'asked'
		),
		breaks: keys.optional<Contract['breaks']>('breaks', parseListOf(parseBreak), []),
		delay: keys.optional<Contract['delay']>('delay', parseLength, null),
		due: keys.optional<Contract['due']>('due', parseDue, null),
		processing: parseProcessing(keys),
		key: keys.optional('key', parseListOf(parseColumnName), []),
		shape: keys.optional('shape', parseShape, noShape)
	};
	if (!version || !title || !mode || !fields || !delivered || !covers) return null;
	const contract: Contract = {
		version: 1,
		dataset,
		file,
		title,
		mode,
		delivered,
		covers,
		fields,
		...rest
	};
	checkFields(contract, keys, problems);
	checkDue(contract, keys, problems);
	checkKeep(contract, keys, problems);
	return { contract, keys };
}

/** What the parts of a contract say of each other. */
function checkFields(contract: Contract, keys: Keys, problems: Problems): void {
	const names = contract.fields.map(({ name }) => name);
	const unknown = (name: string, where: string) =>
		problems.add(keys.placeOf(where), {
			fr: `« ${where} » nomme « ${name} », qui n’est pas un champ (${names.join(', ')})`,
			en: `“${where}” names “${name}”, which is not a field (${names.join(', ')})`
		});
	for (const name of contract.key) if (!names.includes(name)) unknown(name, 'key');
	if (contract.mode === 'upsert' && contract.key.length === 0)
		problems.add(keys.placeOf('mode'), {
			fr: 'le mode upsert demande « key », les champs qui identifient une ligne',
			en: 'the mode upsert demands “key”, the fields that identify a row'
		});
	const { delivered, covers } = contract;
	if (delivered.from === 'field')
		checkDateField(contract, delivered.field, 'delivered', unknown, keys, problems);
	if (typeof covers.until === 'object')
		checkDateField(contract, covers.until.field, 'covers', unknown, keys, problems);
	for (const [at, name] of names.entries())
		if (names.indexOf(name) !== at)
			problems.add(keys.placeOf('fields'), {
				fr: `deux champs s’appellent « ${name} »`,
				en: `two fields are called “${name}”`
			});
}

function checkDateField(
	contract: Contract,
	name: string,
	where: string,
	unknown: (name: string, where: string) => void,
	keys: Keys,
	problems: Problems
): void {
	const field = contract.fields.find((candidate) => candidate.name === name);
	if (!field) return unknown(name, where);
	if (field.type !== 'date' && field.type !== 'datetime')
		problems.add(keys.placeOf(where), {
			fr: `« ${where} » demande un champ de type date, « ${name} » est de type ${field.type}`,
			en: `“${where}” demands a field of type date, “${name}” is of type ${field.type}`
		});
}

const parseDelivered: Parse<DeliveredFrom> = (spec, problems) => {
	const keys = readKeys(spec, deliveredKeys, problems);
	const from = keys?.required('from', parseOneOf(['filename', 'field', 'fixed']));
	if (!keys || !from) return undefined;
	const wanted = { filename: 'pattern', field: 'field', fixed: 'date' }[from];
	if (!keys.has(wanted))
		return problems.add(spec.place, {
			fr: `from: ${from} demande la clé « ${wanted} »`,
			en: `from: ${from} demands the key “${wanted}”`
		});
	if (from === 'field') {
		const field = keys.required('field', parseColumnName);
		return field === undefined ? undefined : { from, field };
	}
	if (from === 'fixed') {
		const date = keys.required('date', parseDate);
		return date === undefined ? undefined : { from, date };
	}
	const pattern = keys.required('pattern', parsePattern);
	if (pattern === undefined) return undefined;
	if (pattern.includes('(?<year>') && pattern.includes('(?<month>')) return { from, pattern };
	return problems.add(keys.placeOf('pattern'), {
		fr: 'l’expression doit nommer les groupes (?<year>…) et (?<month>…)',
		en: 'the expression must name the groups (?<year>…) and (?<month>…)'
	});
};

const parseCovers: Parse<Covers> = (spec, problems) => {
	const keys = readKeys(spec, coversKeys, problems);
	const from = keys?.required('from', (value, told) => {
		const text = value.kind === 'scalar' ? value.text : '';
		if (text === 'delivery-month' || text === 'delivery-year') return text;
		return parseDate(value, told);
	});
	if (!keys || from === undefined) return undefined;
	return { from, until: keys.optional('until', parseUntil, 'delivered' as Covers['until']) };
};

const parseUntil: Parse<Covers['until']> = (spec, problems) => {
	if (spec.kind !== 'map')
		return parseOneOf(['delivered', 'month-end', 'year-end'])(spec, problems);
	const [entry] = spec.entries;
	if (spec.entries.length !== 1 || entry?.key !== 'field')
		return expected(spec, '{ field: nom }', '{ field: name }', problems);
	const field = parseColumnName(entry.spec, problems);
	return field === undefined ? undefined : { field };
};

const noShape: Contract['shape'] = {
	format: null,
	encoding: null,
	delimiter: null,
	sheet: null,
	headerRow: null,
	decimal: null,
	dateOrder: null,
	rowsAt: null,
	footer: null
};

const parseShape: Parse<Contract['shape']> = (spec, problems) => {
	const keys = readKeys(spec, shapeKeys, problems);
	if (!keys) return undefined;
	type Shape = Contract['shape'];
	return {
		format: keys.optional<Shape['format']>(
			'format',
			parseOneOf(['csv', 'xlsx', 'ods', 'json', 'ndjson']),
			null
		),
		encoding: keys.optional<string | null>('encoding', parseText, null),
		delimiter: keys.optional<string | null>('delimiter', parseDelimiter, null),
		sheet: keys.optional<string | null>('sheet', parseText, null),
		headerRow: keys.optional<number | null>('headerRow', parseWhole(1), null),
		decimal: keys.optional<Shape['decimal']>('decimal', parseOneOf([',', '.']), null),
		dateOrder: keys.optional<Shape['dateOrder']>('dateOrder', parseOneOf(['DMY', 'MDY']), null),
		rowsAt: keys.optional<string | null>('rowsAt', parseText, null),
		footer: keys.optional<string | null>('footer', parsePattern, null)
	};
};

/** One character; a tab is written "\t" in YAML. */
const parseDelimiter: Parse<string> = (spec, problems) => {
	const value = spec.kind === 'scalar' ? spec.value : null;
	return typeof value === 'string' && value.length === 1
		? value
		: expected(
				spec,
				'un seul signe, tel que ";" ou "\\t"',
				'one sign, such as ";" or "\\t"',
				problems
			);
};
