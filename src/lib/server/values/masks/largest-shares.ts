import { localReader } from '#lib/indicators/reader.ts';
import { quoteName } from '../../duckdb.ts';
import type { Edition } from '../../editions/edition.ts';
import type { FactsShape } from '../facts-shape.ts';
import { measuredAnswers, type MeasuredIndicator } from '../measured-answers.ts';
import type { Question } from '../question.ts';
import type { Slot } from '../slots.ts';

/** The largest unit's share of each slot's quantity, by territory of the place asked. */
export type LargestShares = ReadonlyMap<string | null, readonly (number | null)[]>;

/** Whether units of an indicator may weigh more than others: companies of which each has a quantity. */
export async function weighsUnits(
	edition: Edition,
	{ id, kind, observed }: MeasuredIndicator,
	shape: FactsShape | undefined
): Promise<boolean> {
	if (observed !== 'company' || (kind !== 'flow' && kind !== 'stock')) return false;
	if (shape?.units !== 'once' && shape?.units !== 'repeated') return false;
	if (shape.units === 'repeated') return true;
	const [found] = await edition.database.all<{ weighs: boolean }>(
		`select exists(select 1 from facts.${quoteName(id)} where quantity is distinct from 1) as weighs`
	);
	return found?.weighs ?? false;
}

/** Asks the engine for each unit's quantity, as for a split by unit. */
export async function largestShares(
	edition: Edition,
	indicator: MeasuredIndicator,
	asked: Pick<Question, 'asOf' | 'place' | 'where'>,
	slots: readonly Slot[]
): Promise<LargestShares> {
	const { cells } = await measuredAnswers(
		{
			...asked,
			edition,
			reader: localReader('', 'fr'),
			times: { type: 'headline', dates: [] },
			by: 'unit_key',
			memory: new Map()
		},
		indicator,
		slots
	);
	const quantities = Map.groupBy(cells, ({ cell }) => cell.territory);
	return new Map(
		[...quantities].map(([territory, units]) => [
			territory,
			slots.map((_, slot) => {
				const own = units.map(({ answers }) => Math.abs(answers[slot]?.value ?? 0));
				const whole = own.reduce((sum, quantity) => sum + quantity, 0);
				return whole === 0 ? null : Math.max(...own) / whole;
			})
		])
	);
}
