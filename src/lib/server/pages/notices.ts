import { localize } from '#lib/indicators/language.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Edition } from '../editions/edition.ts';

export function contactOf({ programme }: Edition, reader: Reader) {
	const { contact, publisher } = programme.settings;
	return { contact, publisher: publisher ? localize(publisher, reader.language) : null };
}

/** What each kind of file says of persons, and what becomes of it; made from the contracts. */
export function personalRegister({ programme }: Edition, reader: Reader) {
	return {
		retentionDays: programme.settings.retentionDays,
		register: programme.contracts
			.map((contract) => {
				const titles = (becomes: 'dropped' | 'pseudonym') =>
					contract.fields.filter(({ personal }) => personal === becomes).map(({ title }) => title);
				return {
					dataset: contract.dataset,
					title: localize(contract.title, reader.language),
					dropped: titles('dropped'),
					replaced: titles('pseudonym')
				};
			})
			.filter(({ dropped, replaced }) => dropped.length + replaced.length > 0)
	};
}
