import type { Reader } from '#lib/indicators/reader.ts';
import { may, type Action, type Holder, type Matter } from '#lib/indicators/rights.ts';
import type { Programme } from '../programme/programme.ts';
import { placesAround } from '../programme/territories.ts';
import { isShownTo } from '../values/compute-values.ts';
import { notAllowedTo } from './demand.ts';

/** A figure that somebody writes about. */
export type Figure = {
	readonly indicator: string;
	/** Code; null is the whole programme. */
	readonly territory: string | null;
};

type Indicators = Pick<Programme, 'indicators'>;

/** What somebody acts on: a figure, or an axis as a whole. */
type About = Figure | { readonly axis: string };

/** What it is about, for the rights that are held to axes and territories. */
export function matterOf({ indicators }: Indicators, about: About): Matter {
	if ('axis' in about) return { axis: about.axis, territory: [] };
	const found = indicators.find(({ id }) => id === about.indicator)?.indicator;
	return { axis: found?.axis ?? null, territory: placesAround(about.territory) };
}

/** Whether a person may act on it; nobody may who is nobody. */
export function mayAbout(
	person: Holder | null,
	action: Action,
	programme: Indicators,
	about: About
): boolean {
	return person !== null && may(person, action, matterOf(programme, about));
}

/** Throws `not-allowed`, in words, when they may not. */
export function demandAbout(
	...[person, action, programme, about]: Parameters<typeof mayAbout>
): void {
	if (!mayAbout(person, action, programme, about)) throw notAllowedTo(action);
}

/** Whether a figure is among those that a reader sees: of an indicator and of a place open to them. */
export function readsFigure(
	reader: Reader,
	{ indicators }: Indicators,
	{ indicator, territory }: Figure
): boolean {
	const found = indicators.find(({ id }) => id === indicator)?.indicator;
	// One that the programme no longer has is told to who is held to nothing.
	const isOpen = found ? isShownTo(reader, found) : !reader.publishedOnly && reader.axes === null;
	if (!isOpen || reader.territories === null) return isOpen;
	const around = placesAround(territory);
	return reader.territories.some((code) => around.includes(code));
}
