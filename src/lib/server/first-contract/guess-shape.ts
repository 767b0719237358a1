import { french } from '../ingest/french.ts';
import type { Understanding } from '../ingest/delivery.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { DraftField } from './guess-field.ts';
import type { DraftContract } from './write-contract.ts';

/** What reading would not find by itself: a decimal mark that nothing settles. */
export function guessShape(
	fields: readonly DraftField[],
	facts: readonly ColumnFacts[],
	{ delimiter }: Pick<Understanding, 'delimiter'>
): DraftContract['shape'] {
	const numbers = facts.filter((_, at) => ['integer', 'number'].includes(fields[at]!.type));
	const sum = (of: (facts: ColumnFacts) => number) =>
		numbers.reduce((total, column) => total + of(column), 0);
	const commas = sum(({ tally }) => tally.commas);
	const points = sum(({ tally }) => tally.points);
	const unsettled = sum(({ tally }) => tally.unsettledNumbers);
	const decimal = commas > points || (commas === points && delimiter === ';') ? ',' : '.';
	if (unsettled === 0) return [];
	return [
		{
			line: `decimal: "${decimal}"`,
			comment: french`« 1,234 » peut être deux nombres : le signe décimal est dit ici, à vérifier.`
		}
	];
}
