import { localize } from '#lib/indicators/language.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { notAboutPeople, registerOf } from '../privacy/register.ts';
import type { Edition } from '../editions/edition.ts';

export function contactOf({ programme }: Edition, reader: Reader) {
	const { contact, publisher } = programme.settings;
	return { contact, publisher: publisher ? localize(publisher, reader.language) : null };
}

/** What is kept about people, why, how long and how it goes, with the rules that hold for all of it. */
export function personalDataPage({ programme }: Edition, { language }: Reader) {
	const { retentionDays } = programme.settings;
	const register = registerOf(programme, language);
	return {
		retentionDays,
		register,
		others: notAboutPeople(programme, language),
		lacking: register.filter(({ lacking }) => lacking.length > 0).length
	};
}
