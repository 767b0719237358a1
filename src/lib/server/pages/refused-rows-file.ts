import type { Language } from '#lib/indicators/language.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { rejectsFile, type RejectsFile } from '../exports/rejects-file.ts';
import type { Person } from '../people/person.ts';
import { demand } from '../people/demand.ts';
import { JalonError } from '../programme/problem.ts';

export type RefusedRowsAsked = {
	readonly dataset: string;
	/** First digits of the delivery's SHA-256. */
	readonly delivery: string;
	readonly format: string;
	readonly withPersonal: boolean;
	readonly person: Person | null;
	readonly language: Language;
};

/**
 * The refused rows of a published delivery. Throws `not-found`, `no-rejects`, and `not-allowed`
 * when who may not is asking for what identifies people.
 */
export async function refusedRowsFile(
	workspace: Workspace,
	edition: Edition,
	{ dataset, delivery, format, withPersonal, person, language }: RefusedRowsAsked
): Promise<RejectsFile> {
	if ((format !== 'csv' && format !== 'xlsx') || !/^[0-9a-f]{12,64}$/.test(delivery))
		throw new JalonError('not-found', {
			fr: 'Les lignes écartées d’un dépôt se téléchargent en .csv ou en .xlsx.',
			en: 'Rows set aside from a delivery are downloaded as .csv or .xlsx.'
		});
	if (withPersonal) demand(person, 'read-personal');
	const asked = { dataset, sha256: delivery, format, withPersonal, language } as const;
	return rejectsFile(workspace, edition, asked);
}
