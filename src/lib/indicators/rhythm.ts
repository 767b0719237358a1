import type { Language } from './language.ts';

/** When something comes again, by the clocks of the programme's time zone. */
export type Rhythm = {
	/** `quarter`: in the month after each quarter of the calendar. */
	readonly every: 'week' | 'month' | 'quarter';
	/** Day of the month, 1 to 28, or its last; day of the week, 1 (Monday) to 7. */
	readonly day: number | 'last';
	/** Minutes after midnight. */
	readonly at: number;
};

/** « le 5 de chaque mois à 7 h », « le dernier jour de chaque mois à 18 h 30 », « chaque lundi à 7 h ». */
export function rhythmWords({ every, day, at }: Rhythm, language: Language): string {
	const [hour, minute] = [Math.floor(at / 60), at % 60];
	const two = String(minute).padStart(2, '0');
	if (language === 'en') {
		const time = `at ${String(hour).padStart(2, '0')}:${two}`;
		if (every === 'week') return `every ${weekdays.en[Number(day) - 1]} ${time}`;
		const which = day === 'last' ? 'the last day' : `the ${ordinal(day)}`;
		return every === 'month'
			? `on ${which} of each month ${time}`
			: `on ${which} of the month after each quarter ${time}`;
	}
	const time = `à ${hour}\u00a0h${minute === 0 ? '' : `\u00a0${two}`}`;
	if (every === 'week') return `chaque ${weekdays.fr[Number(day) - 1]} ${time}`;
	const which = day === 'last' ? 'dernier jour' : day === 1 ? '1er' : String(day);
	return every === 'month'
		? `le ${which} de chaque mois ${time}`
		: `le ${which} du mois qui suit chaque trimestre ${time}`;
}

export const weekdays: Readonly<Record<Language, readonly string[]>> = {
	fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
	en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
};

function ordinal(day: number): string {
	const teen = day > 10 && day < 20;
	return `${day}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')}`;
}
