import type { Kind, Over } from '#lib/indicators/indicator.ts';
import type { Keys } from './keys.ts';
import type { Problems } from './spec.ts';

export const overs: readonly Over[] = ['start', 'year', '12-months', 'month'];

/** Keys that a kind demands, and those that mean nothing for it. */
export function checkKind(kind: Kind, keys: Keys, problems: Problems): void {
	if ((kind === 'flow' || kind === 'ratio' || kind === 'median') && !keys.has('over'))
		problems.add(keys.placeOf('kind'), overMissing(kind));
	if ((kind === 'stock' || kind === 'level') && keys.has('over'))
		problems.add(keys.placeOf('over'), {
			fr: `« over » n’a pas de sens pour ${kind}, qui se lit à une date`,
			en: `“over” means nothing for ${kind}, which is read at a date`
		});
	if (kind === 'formula' && !keys.has('formula'))
		problems.add(keys.placeOf('kind'), {
			fr: 'il manque la clé « formula » : { numerator: id, denominator: id }',
			en: 'the key “formula” is missing: { numerator: id, denominator: id }'
		});
	if (kind !== 'formula' && keys.has('formula'))
		problems.add(keys.placeOf('formula'), {
			fr: `« formula » demande kind: formula, trouvé : ${kind}`,
			en: `“formula” demands kind: formula, found ${kind}`
		});
	if (kind !== 'level' && keys.has('across'))
		problems.add(keys.placeOf('across'), {
			fr: `« across » ne vaut que pour level, trouvé : ${kind}`,
			en: `“across” is for level only, found ${kind}`
		});
}

/** A declared figure is a level by territory: people do not declare events, nor splits. */
export function checkDeclared(
	kind: Kind,
	dimensions: number,
	keys: Keys,
	problems: Problems
): void {
	if (kind !== 'level')
		problems.add(keys.placeOf('declared'), {
			fr: `« declared » demande kind: level, trouvé : ${kind}`,
			en: `“declared” demands kind: level, found ${kind}`
		});
	if (dimensions > 0)
		problems.add(keys.placeOf('dimensions'), {
			fr: 'un chiffre déclaré n’a pas de ventilation : retirer « dimensions »',
			en: 'a declared figure has no split: remove “dimensions”'
		});
}

export function overMissing(kind: string): { fr: string; en: string } {
	return {
		fr: `il manque la clé « over » (${overs.join(', ')}), exigée pour ${kind}`,
		en: `the key “over” is missing (${overs.join(', ')}), required for ${kind}`
	};
}
