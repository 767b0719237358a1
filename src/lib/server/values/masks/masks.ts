import { quoteName } from '../../duckdb.ts';
import type { Edition } from '../../editions/edition.ts';
import { thresholdOf } from '../../disclosure/policy.ts';
import type { Programme } from '../../programme/programme.ts';
import type { MeasuredIndicator } from '../measured-answers.ts';
import { linesOf, makeCube } from './make-mask.ts';
import { readMask, type Mask, type MaskLine } from './mask.ts';

/** Ids of the indicators some of whose figures readers held to suppression may not see. */
export function maskedIndicators({ indicators, settings }: Programme): readonly string[] {
	const guarded = indicators.filter(({ indicator }) => {
		const crossings = [[], ...Object.keys(indicator.dimensions).map((name) => [name])];
		return crossings.some((crossed) => thresholdOf(indicator, crossed, settings) > 0);
	});
	const ids = new Set(
		guarded.flatMap(({ id, indicator: { formula } }) =>
			formula ? [formula.numerator, formula.denominator] : [id]
		)
	);
	return indicators
		.filter(
			({ id, indicator }) =>
				ids.has(id) && indicator.kind !== 'formula' && indicator.kind !== 'level'
		)
		.map(({ id }) => id);
}

const masks = new WeakMap<Edition, Map<string, Promise<Mask | null>>>();

/** An indicator's mask; null when nothing of it is ever hidden. */
export function maskOf(edition: Edition, indicator: MeasuredIndicator): Promise<Mask | null> {
	const known = masks.get(edition) ?? new Map<string, Promise<Mask | null>>();
	masks.set(edition, known);
	const before = known.get(indicator.id);
	if (before) return before;
	const found = findMask(edition, indicator.id);
	known.set(indicator.id, found);
	found.catch(() => known.delete(indicator.id));
	return found;
}

/** As it was published; worked out here for an edition that was published before masks were. */
async function findMask(edition: Edition, id: string): Promise<Mask | null> {
	if (!maskedIndicators(edition.programme).includes(id)) return null;
	if (edition.manifest.masks?.[id])
		return readMask(await edition.database.all<MaskLine>(`select * from masks.${quoteName(id)}`));
	return readMask(await makeLines(edition, id));
}

/** The lines of an indicator's mask, worked out from its facts. */
export async function makeLines(edition: Edition, id: string): Promise<readonly MaskLine[]> {
	// As declared, whatever communes a formula holds it to.
	const declared = edition.programme.indicators.find((query) => query.id === id)!.indicator;
	const indicator = { ...declared, kind: declared.kind as MeasuredIndicator['kind'] };
	return linesOf(await makeCube(edition, indicator), Object.keys(indicator.dimensions));
}
