import type { Indicator } from '#lib/indicators/indicator.ts';
import { isIsoDate, type IsoDate } from '#lib/indicators/period.ts';
import { nearestName } from '../programme/nearest.ts';
import type { Programme } from '../programme/programme.ts';
import { loadTerritories } from '../programme/territories.ts';

type Words = { readonly fr: string; readonly en: string };

/** What of a declared figure is wrong, and why. */
export type DeclaredFault = {
	readonly field: 'indicator' | 'territory' | 'date' | 'value';
	readonly message: Words;
};

/** Why a figure cannot be declared, given on the day `today`; null when it can. */
export function faultOfDeclared(
	figure: {
		readonly indicator: string;
		readonly territory: string | null;
		readonly date: IsoDate;
		readonly value: number;
	},
	programme: Pick<Programme, 'indicators'>,
	today: IsoDate
): DeclaredFault | null {
	const refuse = (field: DeclaredFault['field'], message: Words) => ({ field, message });
	const shown = programme.indicators.map(({ indicator }) => indicator).filter(({ part }) => !part);
	const indicator = shown.find(({ id }) => id === figure.indicator);
	if (!indicator) return refuse('indicator', unknownIndicator(figure.indicator, shown));
	if (figure.territory !== null && !loadTerritories().byCode(figure.territory))
		return refuse('territory', {
			fr: `Territoire « ${figure.territory} » inconnu : un code ou un nom de commune, d’intercommunalité ou de département.`,
			en: `Unknown territory “${figure.territory}”: a code or name of a commune, intercommunality or department.`
		});
	if (!isIsoDate(figure.date))
		return refuse('date', {
			fr: `« ${figure.date} » n’est pas une date du calendrier.`,
			en: `“${figure.date}” is no date of the calendar.`
		});
	if (figure.date > today)
		return refuse('date', {
			fr: `Le ${frenchDay(figure.date)} est à venir : un chiffre se déclare une fois sa date passée.`,
			en: `${figure.date} is yet to come: a figure is declared once its date is past.`
		});
	if (!Number.isFinite(figure.value))
		return refuse('value', { fr: 'Ce n’est pas un nombre.', en: 'This is no number.' });
	if (figure.value < 0 && !mayBeNegative(indicator))
		return refuse('value', {
			fr: 'Ce chiffre compte des unités : il ne peut pas être négatif.',
			en: 'This figure counts units: it cannot be negative.'
		});
	return null;
}

/** Counts, shares of a whole and waiting times start at zero; a published level, such as net migration, may not. */
function mayBeNegative({ kind, format }: Indicator): boolean {
	return (kind === 'level' || kind === 'ratio' || kind === 'formula') && format.style !== 'days';
}

function unknownIndicator(typed: string, shown: readonly Indicator[]): Words {
	const names = shown.flatMap(({ id, title }) => [id, title.fr, ...(title.en ? [title.en] : [])]);
	const near = nearestName(typed, names);
	return {
		fr: `Indicateur « ${typed} » inconnu.${near ? ` Vouliez-vous dire « ${near} » ?` : ''}`,
		en: `Unknown indicator “${typed}”.${near ? ` Did you mean “${near}”?` : ''}`
	};
}

function frenchDay(date: IsoDate): string {
	return date.split('-').reverse().join('/');
}
