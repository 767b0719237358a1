import type { IsoDate } from '#lib/indicators/period.ts';
import type { Contract } from '../programme/contract.ts';
import { daysInMonth } from './parse-date.ts';
import { ExportRefused } from './refusal.ts';
import { french } from './french.ts';

/** The greatest value of each field that dates a delivery or ends what it covers. */
export type Greatest = {
	readonly look: (field: string, value: string) => void;
	/** As a day, null when there was no value. */
	readonly of: (field: string) => string | null;
};

export function watchGreatest(): Greatest {
	const greatest = new Map<string, string>();
	return {
		look(field, value) {
			const before = greatest.get(field);
			if (before === undefined || value > before) greatest.set(field, value);
		},
		of: (field) => greatest.get(field)?.slice(0, 10) ?? null
	};
}

/**
 * The date of a delivery, by its contract: from the file's name, the greatest value of a field, or
 * fixed; never from the file's modification time.
 *
 * @throws ExportRefused when the name or the field gives none
 */
export function findDeliveryDate(contract: Contract, name: string, greatest: Greatest): IsoDate {
	const { delivered } = contract;
	switch (delivered.from) {
		case 'fixed':
			return delivered.date;
		case 'field': {
			const date = greatest.of(delivered.field);
			if (date !== null) return date;
			const title =
				contract.fields.find((field) => field.name === delivered.field)?.title ?? delivered.field;
			throw new ExportRefused({
				fr: french`La date du dépôt se lit dans la colonne « ${title} », où aucune ligne retenue n’en donne.`,
				en: `The delivery’s date is read in the column “${title}”, where no accepted row gives one.`
			});
		}
		case 'filename': {
			const date = dateOfName(delivered.pattern, name);
			if (date !== null) return date;
			throw new ExportRefused({
				fr: french`La date du dépôt se lit dans le nom du fichier : « ${name} » ne suit pas la forme attendue (${delivered.pattern}).`,
				en: `The delivery’s date is read in the file’s name: “${name}” does not follow the expected form (${delivered.pattern}).`
			});
		}
	}
}

/** Named groups year, month and, if there is one, day; a missing day is the month's last. */
function dateOfName(pattern: string, name: string): IsoDate | null {
	const groups = new RegExp(pattern, 'iu').exec(name.normalize('NFC'))?.groups;
	if (!groups) return null;
	const year = Number(groups['year']);
	const month = groups['month'] === undefined ? 12 : Number(groups['month']);
	if (!(year >= 1_000 && year <= 9_999) || !(month >= 1 && month <= 12)) return null;
	const last = daysInMonth(year, month);
	const day = groups['day'] === undefined ? last : Number(groups['day']);
	return day >= 1 && day <= last ? isoDate(year, month, day) : null;
}

/** What a delivery covers, both days included; null when its end lies before its start. */
export function findCoverage(
	contract: Contract,
	deliveredOn: IsoDate,
	greatest: Greatest
): { from: IsoDate; until: IsoDate } | null {
	const { covers } = contract;
	const year = Number(deliveredOn.slice(0, 4));
	const month = Number(deliveredOn.slice(5, 7));
	const from =
		covers.from === 'delivery-month'
			? isoDate(year, month, 1)
			: covers.from === 'delivery-year'
				? isoDate(year, 1, 1)
				: covers.from;
	const until =
		covers.until === 'delivered'
			? deliveredOn
			: covers.until === 'month-end'
				? isoDate(year, month, daysInMonth(year, month))
				: covers.until === 'year-end'
					? isoDate(year, 12, 31)
					: greatest.of(covers.until.field);
	return until === null || until < from ? null : { from, until };
}

function isoDate(year: number, month: number, day: number): IsoDate {
	return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
