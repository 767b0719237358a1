import type { Contract } from './contract.ts';

/** How a person said that a file of a dataset is to be understood, in place of what is found. */
export type Override = {
	/** Field name → header of the column that feeds it. */
	readonly columns?: Readonly<Record<string, string>>;
	readonly encoding?: string;
	readonly delimiter?: string;
	readonly sheet?: string;
	/** Physical line of the header, from 1. */
	readonly headerRow?: number;
	readonly decimal?: ',' | '.';
	readonly dateOrder?: 'DMY' | 'MDY';
};

/** The contract as an override makes it: its own shape gives way, and mapped columns come first. */
export function applyOverride(contract: Contract, override: Override | null): Contract {
	if (override === null) return contract;
	const { columns = {}, ...shape } = override;
	return {
		...contract,
		shape: { ...contract.shape, ...shape },
		fields: contract.fields.map((field) => {
			const mapped = Object.hasOwn(columns, field.name) ? columns[field.name] : undefined;
			return mapped === undefined ? field : { ...field, mapped };
		})
	};
}
