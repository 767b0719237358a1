import type { FieldValue } from './contract.ts';
import type { ParsedIndicator } from './parse-indicator.ts';
import { parseContract, type ParsedContract } from './parse-contract.ts';
import { parseYaml, type Problems } from './spec.ts';

/** The dataset that every programme has without writing its contract: figures given in words. */
export const declaredDataset = 'declared-figures';
export const declaredContractFile = `data/contracts/${declaredDataset}.yaml`;

/** Headers of the file to fill in, in order; those after `author` are for the eyes. */
const text = `version: 1
title: { fr: Chiffres déclarés, en: Declared figures }
description:
  fr: Une ligne par chiffre donné de vive voix ; une valeur laissée vide n’est pas un chiffre.
  en: One row per figure given in words; a value left empty is no figure.
mode: upsert
key: [indicator, territory, date]
delivered: { from: field, field: date }
covers: { from: 1900-01-01, until: delivered }
fields:
  - { name: indicator, title: Indicateur, aliases: [Indicator], constraints: { required: true } }
  - { name: territory, title: Territoire, aliases: [Territory] }
  - { name: date, title: Date, type: date, constraints: { required: true } }
  - { name: value, title: Valeur, aliases: [Value], type: number }
  - { name: source, title: Source }
  - { name: author, title: Auteur, aliases: [Author] }
`;

/** Named as the first cells of the file to fill in. */
export const declaredHeaders = {
	fr: ['Indicateur', 'Territoire', 'Date', 'Valeur', 'Source', 'Auteur'],
	en: ['Indicator', 'Territory', 'Date', 'Value', 'Source', 'Author']
} as const;

/** The shipped contract, in which an indicator goes by its id or its title. */
export function declaredContract(
	indicators: readonly ParsedIndicator[],
	problems: Problems
): ParsedContract | null {
	const spec = parseYaml(text, declaredContractFile, problems);
	const parsed = spec && parseContract(declaredDataset, declaredContractFile, spec, problems);
	if (!parsed) return null;
	const values = indicators
		.filter(({ indicator }) => !indicator.part)
		.map(({ indicator }): FieldValue => ({
			value: indicator.id,
			label: indicator.title,
			aliases: []
		}));
	const fields = parsed.contract.fields.map((field) =>
		field.name === 'indicator' ? { ...field, values } : field
	);
	return { ...parsed, contract: { ...parsed.contract, fields } };
}
