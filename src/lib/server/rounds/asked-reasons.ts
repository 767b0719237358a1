import type { Localized } from '#lib/indicators/language.ts';
import { formatNumber } from '#lib/indicators/number-words.ts';
import { pluralize } from '#lib/indicators/plural.ts';
import type { Comparison } from './compare-editions.ts';

/** Why publishing asks a person for a reason. */
export type AskedReason = {
	readonly kind: 'keys-gone' | 'beyond-limit';
	/** Id of the dataset or indicator. */
	readonly about: string;
	readonly sentence: Localized & { readonly en: string };
};

const goneForms = {
	fr: ['ligne disparue', 'lignes disparues'],
	en: ['row gone', 'rows gone']
} as const;

/** A larger share of a dataset's keys may not go without a reason. */
export const goneWithoutReason = 0.1;

/** What a comparison asks a reason for; nothing when there was no edition before. */
export function askedReasons({ before, datasets, indicators }: Comparison): readonly AskedReason[] {
	if (before === null) return [];
	return [
		...datasets.flatMap(({ dataset, title, keys, rows }): AskedReason[] => {
			const held = keys ? keys.same + keys.changed + keys.gone : rows.before;
			const gone = keys ? keys.gone : rows.before - rows.after;
			if (held === 0 || gone <= held * goneWithoutReason) return [];
			const share = (language: 'fr' | 'en') =>
				formatNumber(Math.round((gone / held) * 100), language);
			return [
				{
					kind: 'keys-gone',
					about: dataset,
					sentence: {
						fr: `${title.fr} : ${formatNumber(gone, 'fr')} ${pluralize(gone, goneForms.fr, 'fr')} sur ${formatNumber(held, 'fr')} (${share('fr')}\u00a0%).`,
						en: `${title.en ?? title.fr}: ${formatNumber(gone, 'en')} ${pluralize(gone, goneForms.en, 'en')} of ${formatNumber(held, 'en')} (${share('en')}%).`
					}
				}
			];
		}),
		...indicators
			.filter(({ beyond }) => beyond)
			.map(({ id, title, after }): AskedReason => ({
				kind: 'beyond-limit',
				about: id,
				sentence:
					after.value === null
						? {
								fr: `${title.fr} : le chiffre disparaît.`,
								en: `${title.en ?? title.fr}: the figure disappears.`
							}
						: {
								fr: `${title.fr} : le chiffre bouge plus que sa limite déclarée.`,
								en: `${title.en ?? title.fr}: the figure moves more than its declared limit.`
							}
			}))
	];
}
