import type { Field } from '../programme/contract.ts';

type Idea = { readonly mended: string; readonly why: { readonly fr: string; readonly en: string } };
type Parts = {
	readonly year: number;
	readonly month: number;
	readonly day: number;
	readonly write: (year: number, month: number, day: number) => string;
};

const pad = (value: number, length = 2) => String(value).padStart(length, '0');

/**
 * Dates that a person may have meant: the month's last day for one that doesn't exist, day and
 * month swapped, two digits of the year swapped, letters typed for figures. All in the shape that
 * was typed, but for a date that can be read two ways, which is told both ways in ISO.
 */
export function plausibleDates(field: Field, value: string): readonly Idea[] {
	const figures = value
		.replace(/[oO]/g, '0')
		.replace(/[lI|]/g, '1')
		.replace(/^(\d{1,2})[,; ]+(\d{1,2})[,; ]+(\d{4})/, '$1/$2/$3');
	const parts = partsOf(figures);
	const ideas: Idea[] = [];
	if (figures !== value)
		ideas.push({
			mended: figures,
			why: { fr: 'lettres et signes lus comme chiffres', en: 'letters and signs read as figures' }
		});
	if (parts === null) return ideas;
	const { year, month, day, write } = parts;
	const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
	if (month <= 12 && day > last && day <= 31)
		ideas.push({
			mended: write(year, month, last),
			why: { fr: 'le dernier jour de ce mois', en: 'the last day of that month' }
		});
	if (month > 12 && day <= 12)
		ideas.push({
			mended: write(year, day, month),
			why: { fr: 'jour et mois inversés', en: 'day and month swapped' }
		});
	if (month <= 12 && day <= 12 && /^\d{1,2}\D\d{1,2}\D\d{4}$/.test(figures))
		ideas.push(
			{
				mended: `${pad(year, 4)}-${pad(month)}-${pad(day)}`,
				why: { fr: 'le jour en premier', en: 'day first' }
			},
			{
				mended: `${pad(year, 4)}-${pad(day)}-${pad(month)}`,
				why: { fr: 'le mois en premier', en: 'month first' }
			}
		);
	if (field.constraints.minimum !== null || field.constraints.maximum !== null)
		for (const other of yearsNear(year))
			ideas.push({
				mended: write(other, month, day),
				why: { fr: 'deux chiffres de l’année inversés', en: 'two digits of the year swapped' }
			});
	return ideas;
}

/** Day first as the French write it; ISO as it is. */
function partsOf(text: string): Parts | null {
	const french = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(.*)$/.exec(text);
	if (french) {
		const [, day, sign, month, year, rest] = french;
		return {
			year: Number(year),
			month: Number(month),
			day: Number(day),
			write: (y, m, d) => `${pad(d)}${sign}${pad(m)}${sign}${pad(y, 4)}${rest}`
		};
	}
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(.*)$/.exec(text);
	if (!iso) return null;
	const [, year, month, day, rest] = iso;
	return {
		year: Number(year),
		month: Number(month),
		day: Number(day),
		write: (y, m, d) => `${pad(y, 4)}-${pad(m)}-${pad(d)}${rest}`
	};
}

/** 2091 → 2019; 0219 → 2019. */
function yearsNear(year: number): readonly number[] {
	const digits = pad(year, 4);
	return [0, 1, 2].flatMap((at) => {
		if (digits[at] === digits[at + 1]) return [];
		const swapped = digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2);
		return [Number(swapped)];
	});
}
