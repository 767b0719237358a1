import type { Contract, DueDay } from './contract.ts';
import { dueKeys } from './contract-keys.ts';
import { readKeys, type Keys, type Parse } from './keys.ts';
import type { Problems } from './spec.ts';
import { expected, parseWhole } from './spec-values.ts';

/** `{ day: 10 }` or `{ day: 31, month: 3 }`. */
export const parseDue: Parse<DueDay> = (spec, problems) => {
	const keys = readKeys(spec, dueKeys, problems);
	const day = keys?.required('day', wholeUpTo(31));
	if (!keys || day === undefined) return undefined;
	return { day, month: keys.optional<number | null>('month', wholeUpTo(12), null) };
};

function wholeUpTo(most: number): Parse<number> {
	return (spec, problems) => {
		const number = parseWhole(1)(spec, problems);
		return number === undefined || number <= most
			? number
			: expected(spec, `un nombre de 1 à ${most}`, `a number from 1 to ${most}`, problems);
	};
}

/** A due date stands on a rhythm, and is said in one way. */
export function checkDue(contract: Contract, keys: Keys, problems: Problems): void {
	const { cadence, delay, due } = contract;
	if (delay !== null && due !== null)
		problems.add(keys.placeOf('due'), {
			fr: '« delay » et « due » disent tous deux quand le dépôt est attendu : garder l’un des deux',
			en: '“delay” and “due” both say when the delivery is due: keep one of them'
		});
	const key = delay !== null ? 'delay' : due !== null ? 'due' : null;
	if (key !== null && (cadence === null || cadence === 'once'))
		problems.add(keys.placeOf(key), {
			fr: `« ${key} » demande une « cadence » : monthly, quarterly ou yearly`,
			en: `“${key}” demands a “cadence”: monthly, quarterly or yearly`
		});
	else if (due !== null && due.month !== null && cadence !== 'yearly')
		problems.add(keys.placeOf('due'), {
			fr: '« month » ne vaut que pour cadence: yearly ; écrire { day: … } seul',
			en: '“month” is for cadence: yearly only; write { day: … } alone'
		});
}
