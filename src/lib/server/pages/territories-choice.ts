import type { MapMeasure } from '#lib/charts/map-layout.ts';
import { JalonError } from '../programme/problem.ts';

/** What the page of territories shows, as its own part of the URL says. */
export type TerritoriesChoice = {
	/** Null is the first that has figures by territory. */
	readonly indicator: string | null;
	readonly level: 'grouping' | 'intercommunality' | 'commune';
	readonly show: 'map' | 'evolution';
	/** Null is the indicator's usual one. */
	readonly measure: MapMeasure | null;
};

const values = {
	level: ['grouping', 'intercommunality', 'commune'],
	show: ['map', 'evolution'],
	measure: ['count', 'rate', 'value']
} as const;

/** Reads the choice; throws `bad-request` naming what is not understood. */
export function parseTerritoriesChoice(parameters: URLSearchParams): TerritoriesChoice {
	return {
		indicator: parameters.get('indicator')?.trim() || null,
		level: oneOf(parameters, 'level') ?? 'intercommunality',
		show: oneOf(parameters, 'show') ?? 'map',
		measure: oneOf(parameters, 'measure')
	};
}

/** Its query parameters, those that are the default left out. */
export function territoriesQuery({
	indicator,
	level,
	show,
	measure
}: TerritoriesChoice): Readonly<Record<string, string>> {
	return {
		...(indicator ? { indicator } : {}),
		...(level === 'intercommunality' ? {} : { level }),
		...(show === 'evolution' ? { show } : {}),
		...(measure ? { measure } : {})
	};
}

function oneOf<Name extends keyof typeof values>(
	parameters: URLSearchParams,
	name: Name
): (typeof values)[Name][number] | null {
	const text = parameters.get(name) || null;
	const found = values[name].find((value) => value === text) ?? null;
	if (text === null || found !== null) return found;
	throw new JalonError('bad-request', {
		fr: `Paramètre « ${name} » : « ${text} » n’est pas compris, attendu : ${values[name].join(', ')}.`,
		en: `Parameter “${name}”: “${text}” is not understood, expected ${values[name].join(', ')}.`
	});
}
