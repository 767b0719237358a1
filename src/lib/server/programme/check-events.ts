import { breaksKind, meetingsKind } from '#lib/indicators/event.ts';
import { unknownName } from './cross-check.ts';
import type { ParsedContract } from './parse-contract.ts';
import type { ParsedQueries } from './parse-queries.ts';
import type { ParsedSettings } from './parse-settings.ts';
import type { EventQuery } from './programme.ts';
import type { Problems } from './spec.ts';

type Parts = {
	readonly settings: ParsedSettings | undefined;
	readonly contracts: readonly ParsedContract[];
	readonly queries: ParsedQueries;
};

/** Checks what kinds of events say of axes, indicators and fields; gives them with their labels. */
export function checkEvents(
	{ settings, contracts, queries }: Parts,
	problems: Problems
): readonly EventQuery[] {
	const axes = settings?.settings.axes.map(({ id }) => id) ?? [];
	const indicators = queries.indicators.map(({ indicator }) => indicator.id);
	const fields = contracts.flatMap(({ contract }) =>
		contract.fields.map((field) => ({ path: `${contract.dataset}.${field.name}`, field }))
	);
	return queries.events.map(({ query, keys, labels }) => {
		if (query.id === meetingsKind || query.id === breaksKind)
			problems.add(
				{ file: query.file, line: 1, column: 1 },
				{
					fr: `« ${query.id} » est une sorte d’événements de Jalon : donner un autre nom au fichier`,
					en: `“${query.id}” is one of Jalon’s own kinds of events: give the file another name`
				}
			);
		for (const id of settings ? query.axes : [])
			if (!axes.includes(id)) unknownName('axe', 'axis', id, axes, keys.placeOf('axes'), problems);
		for (const id of query.indicators)
			if (!indicators.includes(id))
				unknownName(
					'indicateur',
					'indicator',
					id,
					indicators,
					keys.placeOf('indicators'),
					problems
				);
		if (!labels || 'values' in labels) return query;
		const found = fields.find(({ path }) => path === labels.field);
		if (!found)
			unknownName(
				'champ',
				'field',
				labels.field,
				fields.map(({ path }) => path),
				labels.spec.place,
				problems
			);
		return { ...query, labels: found?.field.values ?? [] };
	});
}
