import type { Field, FieldType, FieldValue, Nomenclature } from './contract.ts';
import { constraintKeys, fieldKeys, valueKeys } from './contract-keys.ts';
import { readKeys, type Parse } from './keys.ts';
import type { Problems, Spec } from './spec.ts';
import {
	expected,
	parseBoolean,
	parseColumnName,
	parseDate,
	parseListOf,
	parseLocalized,
	parseNumber,
	parseOneOf,
	parsePattern,
	parseText
} from './spec-values.ts';

const fieldTypes: readonly FieldType[] = [
	'string',
	'integer',
	'number',
	'boolean',
	'date',
	'datetime'
];
const nomenclatures: readonly Nomenclature[] = [
	'commune',
	'intercommunality',
	'department',
	'rome',
	'siret',
	'naf'
];

/** Checks one field of a contract. */
export const parseField: Parse<Field> = (spec, problems) => {
	const keys = readKeys(spec, fieldKeys, problems);
	const name = keys?.required('name', parseColumnName);
	const title = keys?.required('title', parseLocalized);
	if (!keys || !name || !title) return undefined;
	const type = keys.optional('type', parseOneOf(fieldTypes), 'string' as FieldType);
	const field: Field = {
		name,
		title: title.fr,
		type,
		description: keys.optional<string | null>('description', parseText, null),
		format: keys.optional<string | null>('format', parseText, null),
		aliases: [
			...keys.optional('aliases', parseListOf(parseText), []),
			...(title.en === undefined ? [] : [title.en])
		],
		optional: keys.optional('optional', parseBoolean, false),
		constraints: keys.optional('constraints', parseConstraints(type), noConstraints),
		personal: keys.optional<Field['personal']>(
			'personal',
			parseOneOf(['dropped', 'pseudonym']),
			null
		),
		sensitive: keys.optional('sensitive', parseBoolean, false),
		identifies: keys.optional('identifies', parseBoolean, false),
		values: keys.optional<readonly FieldValue[]>('values', parseListOf(parseValue), []),
		filename: keys.optional<string | null>('filename', parsePattern, null),
		missing: keys.optional('missing', parseListOf(parseText), [])
	};
	if (field.format !== null && type !== 'date' && type !== 'datetime')
		problems.add(keys.placeOf('format'), {
			fr: `« format » ne vaut que pour date et datetime, « ${name} » est de type ${type}`,
			en: `“format” is for date and datetime only, “${name}” is of type ${type}`
		});
	if (field.personal === 'pseudonym' && type !== 'string')
		problems.add(keys.placeOf('personal'), {
			fr: `un pseudonyme est un texte, « ${name} » est de type ${type}`,
			en: `a pseudonym is a text, “${name}” is of type ${type}`
		});
	if (field.identifies && type !== 'string')
		problems.add(keys.placeOf('identifies'), {
			fr: `ce qui désigne une personne est un texte, « ${name} » est de type ${type}`,
			en: `what stands for a person is a text, “${name}” is of type ${type}`
		});
	if (field.identifies && field.personal !== null)
		problems.add(keys.placeOf('identifies'), {
			fr: `« ${name} » est déjà « personal: ${field.personal} » : identifies est pour ce qui est gardé tel quel`,
			en: `“${name}” is “personal: ${field.personal}” already: identifies is for what is kept as it is`
		});
	checkValues(field.values, keys.placeOf('values'), problems);
	return field;
};

const noConstraints: Field['constraints'] = {
	required: false,
	unique: false,
	minimum: null,
	maximum: null,
	pattern: null,
	enum: null,
	nomenclature: null
};

function parseConstraints(type: FieldType): Parse<Field['constraints']> {
	return (spec, problems) => {
		const keys = readKeys(spec, constraintKeys, problems);
		if (!keys) return undefined;
		const bound = boundOf(type);
		const constraints = {
			required: keys.optional('required', parseBoolean, false),
			unique: keys.optional('unique', parseBoolean, false),
			minimum: keys.optional<string | number | null>('minimum', bound, null),
			maximum: keys.optional<string | number | null>('maximum', bound, null),
			pattern: keys.optional<string | null>('pattern', parsePattern, null),
			enum: keys.optional<readonly string[] | null>('enum', parseListOf(parseText), null),
			nomenclature: keys.optional<Nomenclature | null>(
				'nomenclature',
				parseOneOf(nomenclatures),
				null
			)
		};
		const { minimum, maximum } = constraints;
		if (minimum !== null && maximum !== null && minimum > maximum)
			problems.add(keys.placeOf('minimum'), {
				fr: `minimum ${minimum} est plus grand que maximum ${maximum}`,
				en: `minimum ${minimum} is greater than maximum ${maximum}`
			});
		return constraints;
	};
}

/** A bound is written as the field is: a date for dates, else a number. */
function boundOf(type: FieldType): Parse<string | number> {
	if (type === 'date' || type === 'datetime') return parseDate;
	if (type === 'integer' || type === 'number') return parseNumber;
	return (spec, problems) =>
		expected(
			spec,
			`une borne pour un nombre ou une date, pas pour ${type}`,
			`a bound for a number or a date, not for ${type}`,
			problems
		);
}

const parseValue: Parse<FieldValue> = (spec, problems) => {
	const keys = readKeys(spec, valueKeys, problems);
	const value = keys?.required('value', parseText);
	const label = keys?.required('label', parseLocalized);
	if (!keys || !value || !label) return undefined;
	return { value, label, aliases: keys.optional('aliases', parseListOf(parseText), []) };
};

function checkValues(
	values: readonly FieldValue[],
	place: Spec['place'],
	problems: Problems
): void {
	const seen = new Set<string>();
	for (const { value } of values) {
		if (seen.has(value))
			problems.add(place, {
				fr: `la valeur « ${value} » est écrite deux fois`,
				en: `the value “${value}” is written twice`
			});
		seen.add(value);
	}
}
