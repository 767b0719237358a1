import type { IsoDate } from '#lib/indicators/period.ts';
import { quoteName } from '../../duckdb.ts';
import type { Edition } from '../../editions/edition.ts';
import type { FactsShape } from '../facts-shape.ts';
import type { MeasuredIndicator } from '../measured-answers.ts';

/** What is asked of all of an indicator's facts, once for a cube. */
export type FactTraits = {
	/** A rate of units: each fact counts none or some of those it is about, whole ones. */
	readonly ratesUnits: boolean;
	/** The last day on which a fact dated until a day became known, where one came late; else null. */
	knownBy(day: IsoDate): IsoDate | null;
};

export async function factTraits(
	edition: Edition,
	{ id, kind }: MeasuredIndicator,
	shape: FactsShape | undefined
): Promise<FactTraits> {
	const facts = `facts.${quoteName(id)}`;
	const day = shape?.intervals || kind === 'stock' ? 'start_on' : 'on_date';
	const late = await edition.database.all<{ day: IsoDate; known: IsoDate }>(
		`select strftime(${day}, '%Y-%m-%d') as day, strftime(max(known_on), '%Y-%m-%d') as known
		from ${facts} where known_on > ${day} group by 1 order by 1`
	);
	const [rates] =
		kind === 'ratio'
			? await edition.database.all<{ whole: boolean | null }>(
					`select bool_and(numerator between 0 and denominator
						and numerator = floor(numerator) and denominator = floor(denominator)) as whole
					from ${facts} where numerator is not null and denominator is not null`
				)
			: [];
	return {
		ratesUnits: rates?.whole ?? false,
		knownBy: (until) =>
			late.reduce<IsoDate | null>(
				(latest, one) =>
					one.day <= until && (latest === null || one.known > latest) ? one.known : latest,
				null
			)
	};
}
