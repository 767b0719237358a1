import { formatDate, formatSpan } from './date-words.ts';
import type { SeriesBreak } from './indicator.ts';
import { localize, type Language, type Localized } from './language.ts';
import type { IsoDate } from './period.ts';
import { colon } from './series-words.ts';

/** Something that happened, told on a time chart and in its table. */
export type DatedEvent = {
	readonly on: IsoDate;
	/** Last day of what lasts. */
	readonly until: IsoDate | null;
	/** Name of its file in `queries/events/`, or one of Jalon's own kinds. */
	readonly kind: string;
	/** What one of its kind is called, where the label does not say it: « Campagne ». */
	readonly name: Localized | null;
	readonly label: Localized;
};

/** A kind of events, as the reader shows it or hides it. */
export type EventKind = { readonly id: string; readonly title: Localized };

/** The committee's meetings: from the programme and from what is recorded. */
export const meetingsKind = 'meetings';
/** Breaks in series: from the indicator. */
export const breaksKind = 'breaks';

const none = 'none';

/** « Séance du 28 juin » */
export function meetingEvent(on: IsoDate): DatedEvent {
	const day = (language: Language) => formatDate(on, language, 'day');
	return {
		on,
		until: null,
		kind: meetingsKind,
		name: null,
		label: { fr: `Séance du ${day('fr')}`, en: `Meeting of ${day('en')}` }
	};
}

/** A break in series, as an event of its indicator. */
export function breakEvent({ on, reason }: SeriesBreak): DatedEvent {
	return {
		on,
		until: null,
		kind: breaksKind,
		name: { fr: 'Rupture de série', en: 'Break in series' },
		label: reason
	};
}

/** « Campagne : Changer de vie », where its kind must be told. */
export function eventWords({ name, label }: DatedEvent, language: Language): string {
	const words = localize(label, language);
	return name === null ? words : localize(name, language) + colon(language) + words;
}

/** « Séance du 28 juin », « 17 juin au 1er septembre 2019 – Campagne : Changer de vie », for a table. */
export function eventLine(event: DatedEvent, language: Language): string {
	const { on, until } = event;
	const lasts = until !== null && until > on;
	const when = lasts ? formatSpan({ from: on, to: until }, language) : formatDate(on, language);
	const words = eventWords(event, language);
	if (event.kind === meetingsKind) return words;
	return `${words} (${when})`;
}

/** The kinds that a choice shows, of those there are; a choice of none but unknown ones shows none. */
export function shownKinds(choice: string | null, kinds: readonly string[]): readonly string[] {
	if (choice === null) return kinds;
	const asked = choice.split(',');
	return kinds.filter((kind) => asked.includes(kind));
}

/** The choice that shows a kind when it was hidden and hides it when it was shown; null is all. */
export function toggledKinds(
	choice: string | null,
	kinds: readonly string[],
	kind: string
): string | null {
	const shown = shownKinds(choice, kinds);
	const next = kinds.filter((one) => shown.includes(one) !== (one === kind));
	if (next.length === kinds.length) return null;
	return next.length === 0 ? none : next.join(',');
}
