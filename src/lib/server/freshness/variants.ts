import type { Localized } from '#lib/indicators/language.ts';
import { foldText } from '../ingest/fold-text.ts';
import type { Contract, Field } from '../programme/contract.ts';

/** One of the files that come for each period: `site` = `oh-my-lot`. */
export type Variant = { readonly value: string; readonly label: Localized };

/**
 * A contract that reads a field with declared values in the file's name (one file a site and
 * month) awaits one file for each value; others await one file.
 */
export function variantsOf(contract: Contract): readonly (Variant | null)[] {
	return variantField(contract)?.values.map(({ value, label }) => ({ value, label })) ?? [null];
}

/** Whether a file is the one that a variant awaits, by its name. */
export function isOfVariant(contract: Contract, variant: Variant | null, name: string): boolean {
	const field = variantField(contract);
	if (variant === null || field === undefined) return true;
	const match = new RegExp(field.filename ?? '', 'iu').exec(name.normalize('NFC'));
	const text = foldText(match?.[1] ?? match?.[0] ?? '');
	const known = field.values.find(({ value }) => value === variant.value);
	return [variant.value, variant.label.fr, variant.label.en ?? '', ...(known?.aliases ?? [])].some(
		(word) => word !== '' && foldText(word) === text
	);
}

function variantField(contract: Contract): Field | undefined {
	return contract.fields.find(({ filename, values }) => filename !== null && values.length > 0);
}
