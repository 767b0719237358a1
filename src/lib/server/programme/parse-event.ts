import { eventKeys } from './front-matter-keys.ts';
import { readKeys, type Keys } from './keys.ts';
import { parseLabels, parseUnit, type DimensionLabels } from './parse-indicator.ts';
import type { EventQuery, Query } from './programme.ts';
import { parseBoolean, parseId, parseListOf } from './spec-values.ts';
import type { Problems, Spec } from './spec.ts';

export type ParsedEvent = {
	/** Its labels are those written in the file; a field's are found among the contracts. */
	readonly query: EventQuery;
	readonly keys: Keys;
	readonly labels: DimensionLabels | null;
};

/** Checks the front matter of one kind of events; null when it has no title to go on with. */
export function parseEvent(query: Query, spec: Spec, problems: Problems): ParsedEvent | null {
	const keys = readKeys(spec, eventKeys, problems);
	const title = keys?.required('title', parseUnit);
	if (!keys || !title) return null;
	const labels = keys.optional<DimensionLabels | null>(
		'labels',
		(own) => parseLabels(own, problems) ?? undefined,
		null
	);
	return {
		keys,
		labels,
		query: {
			...query,
			title,
			axes: keys.optional<readonly string[]>('axes', parseListOf(parseId), []),
			indicators: keys.optional<readonly string[]>('indicators', parseListOf(parseId), []),
			labels: labels && 'values' in labels ? labels.values : [],
			publish: keys.optional('publish', parseBoolean, false)
		}
	};
}
