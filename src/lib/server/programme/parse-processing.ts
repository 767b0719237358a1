import { bases, type Contract, type Keep, type Processing } from './contract.ts';
import { keepKeys } from './contract-keys.ts';
import { readKeys, type Keys, type Parse } from './keys.ts';
import type { Problems } from './spec.ts';
import {
	parseColumnName,
	parseLength,
	parseListOf,
	parseLocalized,
	parseOneOf
} from './spec-values.ts';

/** What a contract says for the register of processing. */
export function parseProcessing(keys: Keys): Processing {
	return {
		purpose: keys.optional<Processing['purpose']>('purpose', parseLocalized, null),
		basis: keys.optional<Processing['basis']>('basis', parseOneOf(bases), null),
		people: keys.optional<Processing['people']>('people', parseLocalized, null),
		recipients: keys.optional<Processing['recipients']>(
			'recipients',
			parseListOf(parseLocalized),
			[]
		),
		keep: keys.optional<Keep | null>('keep', parseKeep, null)
	};
}

const parseKeep: Parse<Keep> = (spec, problems) => {
	const keys = readKeys(spec, keepKeys, problems);
	const length = keys?.required('for', parseLength);
	const after = keys?.required('after', (value, told) =>
		value.kind === 'list'
			? parseListOf(parseColumnName)(value, told)
			: alone(parseColumnName(value, told))
	);
	if (!keys || !length || !after) return undefined;
	return { for: length, after };
};

const alone = (name: string | undefined) => (name === undefined ? undefined : [name]);

/** The last action is told by dates that are kept, of rows in which something tells whom they are about. */
export function checkKeep(contract: Contract, keys: Keys, problems: Problems): void {
	const { keep } = contract.processing;
	if (keep === null) return;
	const place = keys.placeOf('keep');
	const dated = contract.fields
		.filter(({ type, personal }) => type.startsWith('date') && personal === null)
		.map(({ name }) => name);
	if (keep.after.length === 0)
		problems.add(place, {
			fr: `« keep » demande au moins un champ de date dans « after » (${dated.join(', ')})`,
			en: `“keep” demands at least one date field in “after” (${dated.join(', ')})`
		});
	for (const name of keep.after)
		if (!dated.includes(name))
			problems.add(place, {
				fr: `« keep » nomme « ${name} », qui n’est pas un champ de date gardé (${dated.join(', ')})`,
				en: `“keep” names “${name}”, which is not a date field that is kept (${dated.join(', ')})`
			});
	const known = contract.fields.some(
		({ personal, identifies }) => personal === 'pseudonym' || identifies
	);
	if (!known)
		problems.add(place, {
			fr: '« keep » retire ce qui identifie une personne : aucun champ n’est « personal: pseudonym » ni « identifies: true »',
			en: '“keep” takes away what identifies a person: no field is “personal: pseudonym” or “identifies: true”'
		});
}
