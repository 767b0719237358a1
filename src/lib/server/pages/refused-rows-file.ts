import type { Language } from '#lib/indicators/language.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { rejectsFile, type RejectsFile } from '../exports/rejects-file.ts';
import { JalonError } from '../programme/problem.ts';

export type RefusedRowsAsked = {
	readonly dataset: string;
	/** First digits of the delivery's SHA-256. */
	readonly delivery: string;
	readonly format: string;
	readonly withPersonal: boolean;
	readonly language: Language;
};

/**
 * The refused rows of a published delivery. Throws `not-found`, `no-rejects`, and `not-allowed`
 * when a server that others reach is asked for what identifies people: it can't tell who asks.
 */
export async function refusedRowsFile(
	application: { readonly workspace: Workspace; readonly open: boolean },
	edition: Edition,
	{ dataset, delivery, format, withPersonal, language }: RefusedRowsAsked
): Promise<RejectsFile> {
	if ((format !== 'csv' && format !== 'xlsx') || !/^[0-9a-f]{12,64}$/.test(delivery))
		throw new JalonError('not-found', {
			fr: 'Les lignes écartées d’un dépôt se téléchargent en .csv ou en .xlsx.',
			en: 'Rows set aside from a delivery are downloaded as .csv or .xlsx.'
		});
	if (withPersonal && application.open)
		throw new JalonError('not-allowed', {
			fr: 'Ce serveur est ouvert à d’autres machines et ne sait pas qui demande : les colonnes personnelles ne s’y téléchargent pas. Sur la machine qui l’héberge : jalon rejects --with-personal',
			en: 'This server is open to other machines and can’t tell who asks: personal columns are not downloaded here. On the machine that hosts it: jalon rejects --with-personal'
		});
	const asked = { dataset, sha256: delivery, format, withPersonal, language } as const;
	return rejectsFile(application.workspace, edition, asked);
}
