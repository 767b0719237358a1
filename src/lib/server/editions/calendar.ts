import Holidays from 'date-holidays';
import { addDays, type IsoDate } from '#lib/indicators/period.ts';

export type CalendarDay = {
	readonly date: IsoDate;
	/** Monday to Friday, public holidays of all of France set apart. */
	readonly workingDay: boolean;
	/** The public holiday's French name. */
	readonly holiday: string | null;
};

const first = 2000;
const last = 2049;

/** Every day from 2000 to 2049, with the public holidays of article L3133-1 of the Code du travail. */
export function calendarDays(): CalendarDay[] {
	const calendar = new Holidays('FR', { languages: 'fr', types: ['public'] });
	const days: CalendarDay[] = [];
	for (let year = first; year <= last; year++) {
		const holidays = new Map(
			calendar.getHolidays(year).map(({ date, name }) => [date.slice(0, 10), name])
		);
		for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
			const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
			const holiday = holidays.get(date) ?? null;
			days.push({ date, holiday, workingDay: weekday % 6 !== 0 && holiday === null });
		}
	}
	return days;
}
