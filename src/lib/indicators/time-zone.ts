const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();
const QUARTER_HOUR = 900_000;

/** The calendar day, YYYY-MM-DD, that clocks of a time zone show at a moment. */
export function dayOf(moment: string | Date, timeZone: string): string {
	const instant = new Date(moment).getTime();
	return new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(0, 10);
}

/** Milliseconds that a time zone's clocks are ahead of Greenwich at an instant. */
export function offsetAt(instant: number, timeZone: string): number {
	// Clocks change on the quarter hour at the finest, so that is the finest that must be asked for.
	const quarter = Math.floor(instant / QUARTER_HOUR);
	let known = offsets.get(timeZone);
	if (known === undefined) offsets.set(timeZone, (known = new Map()));
	let offset = known.get(quarter);
	if (offset === undefined) {
		if (known.size > 100_000) known.clear();
		offset = askOffset(quarter * QUARTER_HOUR, timeZone);
		known.set(quarter, offset);
	}
	return offset;
}

function askOffset(instant: number, timeZone: string): number {
	let formatter = formatters.get(timeZone);
	if (formatter === undefined) {
		formatter = new Intl.DateTimeFormat('en-US', {
			timeZone,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric'
		});
		formatters.set(timeZone, formatter);
	}
	const parts: Record<string, number> = {};
	for (const { type, value } of formatter.formatToParts(instant)) parts[type] = Number(value);
	const local = Date.UTC(
		parts['year']!,
		parts['month']! - 1,
		parts['day']!,
		parts['hour']!,
		parts['minute']!,
		parts['second']!
	);
	return local - instant;
}
