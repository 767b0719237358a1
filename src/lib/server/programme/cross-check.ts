import { levelTitles } from '#lib/indicators/territory.ts';
import type { FieldValue } from './contract.ts';
import { nearestName } from './nearest.ts';
import type { ParsedContract } from './parse-contract.ts';
import type { ParsedQueries } from './parse-queries.ts';
import type { ParsedSettings } from './parse-settings.ts';
import type { Place, Problems } from './spec.ts';
import type { Territories } from './territories.ts';

type Parts = {
	readonly settings: ParsedSettings | undefined;
	readonly contracts: readonly ParsedContract[];
	readonly queries: ParsedQueries;
	/** Null leaves codes of territories unchecked. */
	readonly territories: Territories | null;
};

type Labels = Readonly<Record<string, readonly FieldValue[]>>;

/**
 * Checks what files say of each other and of the country: axes, partners, formulas, headlines,
 * territories, names in SQL. Gives, by indicator, the labels of its dimensions' values.
 */
export function crossCheck(parts: Parts, problems: Problems): ReadonlyMap<string, Labels> {
	checkSettings(parts, problems);
	checkTerritories(parts, problems);
	checkFormulas(parts.queries, problems);
	checkHeadlines(parts.queries, problems);
	checkNames(parts, problems);
	return dimensionLabels(parts, problems);
}

function checkSettings({ settings, contracts, queries }: Parts, problems: Problems): void {
	if (!settings) return;
	const axes = settings.settings.axes.map(({ id }) => id);
	const partners = settings.settings.partners.map(({ id }) => id);
	for (const { indicator, keys } of queries.indicators)
		if (!axes.includes(indicator.axis))
			unknownName('axe', 'axis', indicator.axis, axes, keys.placeOf('axis'), problems);
	for (const { contract, keys } of contracts)
		if (contract.partner !== null && !partners.includes(contract.partner))
			unknownName(
				'partenaire',
				'partner',
				contract.partner,
				partners,
				keys.placeOf('partner'),
				problems
			);
}

function checkTerritories({ settings, queries, territories }: Parts, problems: Problems): void {
	if (!settings || !territories) return;
	const { territory } = settings.settings;
	const demand = (code: string, place: Place) =>
		demandTerritory(code, place, territories, problems);
	demand(territory, settings.keys.placeOf('territory'));
	for (const { indicator, keys } of queries.indicators)
		if (indicator.within !== null) demand(indicator.within, keys.placeOf('within'));
	const { places, groupings } = settings;
	if (places.length + groupings.length > 0 && territories.byCode(territory))
		checkIntercommunalities(
			territory,
			[
				...places.map(({ code, written }) => ({ code, written })),
				...groupings.flatMap(({ codes }) =>
					codes.map(({ code, place }) => ({ code, written: place }))
				)
			],
			territories,
			problems
		);
}

/** The map and groupings name intercommunalités that have a commune of the programme. */
function checkIntercommunalities(
	programme: string,
	named: readonly { readonly code: string; readonly written: Place }[],
	map: Territories,
	problems: Problems
): void {
	const known = map.list('intercommunality', programme);
	const codes = known.map(({ code }) => code);
	const listed = codes.length <= 12 ? codes.join(', ') : null;
	for (const { code, written } of named) {
		if (codes.includes(code)) continue;
		const near = nearestName(code, codes);
		const name = known.find((place) => place.code === near)?.name;
		problems.add(written, {
			fr: `« ${code} » n’est pas une intercommunalité du programme${near ? ` : vouliez-vous dire « ${near} » (${name}) ?` : listed ? `, attendu : ${listed}` : ''}`,
			en: `“${code}” is not an intercommunality of the programme${near ? `: did you mean “${near}” (${name})?` : listed ? `, expected: ${listed}` : ''}`
		});
	}
}

function demandTerritory(
	code: string,
	place: Place,
	territories: Territories,
	problems: Problems
): void {
	if (territories.byCode(code)) return;
	const levels = [levelTitles.department, levelTitles.intercommunality, levelTitles.commune];
	problems.add(place, {
		fr: `territoire inconnu « ${code} », attendu : un code (${levels.map(({ fr }) => fr.toLowerCase()).join(', ')})`,
		en: `unknown territory “${code}”, expected a code (${levels.map(({ en, fr }) => (en ?? fr).toLowerCase()).join(', ')})`
	});
}

function checkFormulas({ indicators }: ParsedQueries, problems: Problems): void {
	const byId = new Map(indicators.map((parsed) => [parsed.indicator.id, parsed.indicator]));
	for (const { indicator, keys } of indicators)
		for (const part of ['numerator', 'denominator'] as const) {
			const id = indicator.formula?.[part];
			if (id === undefined) continue;
			const place = keys.placeOf('formula');
			const found = byId.get(id);
			if (!found) unknownName('indicateur', 'indicator', id, [...byId.keys()], place, problems);
			else if (found.kind === 'formula')
				problems.add(place, {
					fr: `« ${id} » est lui-même une formula : une formula divise deux indicateurs simples`,
					en: `“${id}” is a formula itself: a formula divides two plain indicators`
				});
		}
}

/** Two indicators cannot hold the same place at the top of the page. */
function checkHeadlines({ indicators }: ParsedQueries, problems: Problems): void {
	const ranks = new Map<number, string>();
	for (const { indicator, keys } of indicators) {
		if (indicator.headline === null) continue;
		const holder = ranks.get(indicator.headline);
		if (holder === undefined) ranks.set(indicator.headline, indicator.id);
		else
			problems.add(keys.placeOf('headline'), {
				fr: `le rang ${indicator.headline} est déjà celui de « ${holder} »`,
				en: `rank ${indicator.headline} is already that of “${holder}”`
			});
	}
}

/** Names given by Jalon to SQL, which a table cannot take. */
export const builtInNames: readonly string[] = ['territories', 'former_communes', 'calendar'];

function checkNames({ queries }: Parts, problems: Problems): void {
	for (const { id, file } of queries.tables)
		if (builtInNames.includes(id.replaceAll('-', '_')))
			problems.add(
				{ file, line: 1, column: 1 },
				{
					fr: `« ${id} » est une table de Jalon : donner un autre nom au fichier`,
					en: `“${id}” is one of Jalon’s own tables: give the file another name`
				}
			);
}

function dimensionLabels(
	{ contracts, queries }: Parts,
	problems: Problems
): ReadonlyMap<string, Labels> {
	const fields = contracts.flatMap(({ contract }) =>
		contract.fields.map((field) => ({ path: `${contract.dataset}.${field.name}`, field }))
	);
	const labelsOf = (name: string) =>
		fields.find(({ field }) => field.name === name && field.values.length > 0)?.field.values;
	return new Map(
		queries.indicators.map(({ indicator, labels: named }) => {
			const labels: Record<string, readonly FieldValue[]> = {};
			for (const name of Object.keys(indicator.dimensions)) {
				const asked = named[name];
				if (asked && 'values' in asked) {
					labels[name] = asked.values;
					continue;
				}
				const found = asked && fields.find(({ path }) => path === asked.field);
				if (asked && !found)
					unknownName(
						'champ',
						'field',
						asked.field,
						fields.map(({ path }) => path),
						asked.spec.place,
						problems
					);
				const values = asked ? found?.field.values : labelsOf(name);
				if (values) labels[name] = values;
			}
			return [indicator.id, labels] as const;
		})
	);
}

/** Tells a name that nothing has, with the nearest one. */
export function unknownName(
	fr: string,
	en: string,
	typed: string,
	names: readonly string[],
	place: Place,
	problems: Problems
): void {
	const near = nearestName(typed, names);
	const known = names.length > 0 && names.length <= 12 ? names.join(', ') : null;
	problems.add(place, {
		fr: `${fr} inconnu « ${typed} »${near ? ` : vouliez-vous dire « ${near} » ?` : known ? `, attendu : ${known}` : ''}`,
		en: `unknown ${en} “${typed}”${near ? `: did you mean “${near}”?` : known ? `, expected: ${known}` : ''}`
	});
}
