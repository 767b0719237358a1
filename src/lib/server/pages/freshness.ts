import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Edition } from '../editions/edition.ts';
import { expectedFiles, type PartnerFiles } from '../freshness/expected-files.ts';
import {
	fileTitle,
	freshnessSentence,
	lateSentence,
	missingSentence,
	periodWords
} from '../freshness/freshness-sentence.ts';
import {
	freshnessOf,
	lateOnes,
	type Freshness,
	type FreshnessState
} from '../freshness/freshness.ts';
import { makeReminder, type Reminder } from '../freshness/reminder.ts';
import { todayIn } from '../freshness/today.ts';

/** One file that is awaited or came, told. */
export type FileLine = {
	readonly dataset: string;
	readonly title: string;
	/** Which of the dataset's files, when several come for each period. */
	readonly variant: string | null;
	readonly state: FreshnessState;
	readonly sentence: string;
	/** The period that the file covers, in words. */
	readonly period: string;
};

/** What one partner was to send, and the letter to send when some of it is missing. */
export type PartnerLine = {
	readonly partner: string | null;
	readonly missing: readonly FileLine[];
	readonly reminder: Reminder;
};

export type FreshnessPage = {
	/** Every kind of file, by dataset. */
	readonly next: Readonly<Record<string, readonly FileLine[]>>;
	/** « Il manque 2 fichiers sur 9. »; null when no file is of this month. */
	readonly summary: string | null;
	/** Partners who have not sent all that was awaited. */
	readonly partners: readonly PartnerLine[];
	/** The last day of a programme that has ended. */
	readonly endedOn: IsoDate | null;
};

/** What is due and late today; null for an edition of the past, which says nothing of it. */
export function freshnessPage(
	edition: Edition,
	view: View,
	clock: () => Date,
	{ language }: Reader
): FreshnessPage | null {
	if (view.edition !== null) return null;
	const { settings } = edition.programme;
	const today = todayIn(settings.timeZone, clock);
	const expected = expectedFiles(edition, today);
	const tell = (file: Freshness): FileLine => ({
		dataset: file.dataset,
		title: fileTitle(file, language),
		variant: file.variant && (file.variant.label[language] ?? file.variant.label.fr),
		state: file.state,
		sentence: freshnessSentence(file, language),
		period: periodWords(file, language)
	});
	const partnerLine = ({ partner, missing }: PartnerFiles): PartnerLine => ({
		partner: partner?.name ?? null,
		missing: missing.map(tell),
		reminder: makeReminder(edition, missing, language)
	});
	const next: Record<string, FileLine[]> = Object.create(null) as Record<string, FileLine[]>;
	for (const file of freshnessOf(edition, today)) (next[file.dataset] ??= []).push(tell(file));
	return {
		next,
		summary:
			expected.received.length + expected.missing.length === 0
				? null
				: missingSentence(expected, language),
		partners: expected.byPartner.filter(({ missing }) => missing.length > 0).map(partnerLine),
		endedOn: settings.until !== null && settings.until < today ? settings.until : null
	};
}

/** « 2 fichiers en retard : … »; null when none is, or when the page speaks of a past date. */
export function lateNotice(
	edition: Edition,
	view: View,
	clock: () => Date,
	{ language }: Reader
): string | null {
	if (view.edition !== null || view.asOf !== null) return null;
	const today = todayIn(edition.programme.settings.timeZone, clock);
	return lateSentence(lateOnes(freshnessOf(edition, today)), language);
}
