import {
	noProcessing,
	type Contract,
	type Field,
	type FieldType
} from '#lib/server/programme/contract.ts';

/** A field that asks for nothing but its type and what is given. */
export function field(
	name: string,
	title: string,
	type: FieldType,
	constraints: Partial<Field['constraints']> = {}
): Field {
	return {
		name,
		title,
		description: null,
		type,
		format: type === 'date' ? 'DD/MM/YYYY' : null,
		aliases: [],
		optional: false,
		personal: null,
		sensitive: false,
		identifies: false,
		values: [],
		filename: null,
		missing: [],
		constraints: {
			required: false,
			unique: false,
			minimum: null,
			maximum: null,
			pattern: null,
			enum: null,
			nomenclature: null,
			...constraints
		}
	};
}

/** A contract that leaves encoding, separator and decimal mark to be found. */
export function contract(fields: readonly Field[]): Contract {
	return {
		version: 1,
		dataset: 'large',
		file: 'data/contracts/large.yaml',
		title: { fr: 'Grand fichier' },
		description: null,
		partner: null,
		source: null,
		cadence: null,
		delay: null,
		due: null,
		publish: 'asked',
		breaks: [],
		processing: noProcessing,
		mode: 'append',
		key: [fields[0]!.name],
		delivered: { from: 'fixed', date: '2024-01-31' },
		covers: { from: '2012-01-01', until: 'delivered' },
		shape: {
			format: null,
			encoding: null,
			delimiter: null,
			sheet: null,
			headerRow: null,
			decimal: null,
			dateOrder: null,
			rowsAt: null,
			footer: null
		},
		fields
	};
}
