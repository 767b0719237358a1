import { formatDate } from '#lib/indicators/date-words.ts';
import { localize, type Language } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import { publishedOn, type Edition } from '#lib/server/editions/edition.ts';
import { openEdition } from '#lib/server/editions/open-edition.ts';
import { freshnessOf, lateOnes, type Freshness } from '#lib/server/freshness/freshness.ts';
import {
	fileTitle,
	freshnessSentence,
	lateSentence,
	periodWords
} from '#lib/server/freshness/freshness-sentence.ts';
import { todayIn } from '#lib/server/freshness/today.ts';
import type { CliContext, Run } from './context.ts';
import { withWorkspace } from './open-workspace.ts';

/** `jalon status`: what is served, and which deliveries are awaited; exit code 1 when one is late. */
export const run: Run = (_, context) =>
	withWorkspace(context, async (workspace) => {
		const edition = await openEdition(workspace);
		try {
			const today = todayIn(edition.programme.settings.timeZone, context.clock);
			const files = freshnessOf(edition, today);
			if (context.json)
				context.output.json(statusDocument(edition, today, files, context.language));
			else showStatus(edition, files, context);
			return lateOnes(files).length > 0 ? 1 : 0;
		} finally {
			edition.database.close();
		}
	});

function showStatus(
	edition: Edition,
	files: readonly Freshness[],
	{ output, language }: CliContext
): void {
	const { id, publishedBy, asOf, provisional } = edition;
	const day = (date: IsoDate | null) =>
		date === null ? '—' : formatDate(date, language, 'numeric');
	const published = formatDate(publishedOn(edition), language);
	output.line(
		output.words({
			fr: `Version ${id}, publiée le ${published} par ${publishedBy}${provisional ? ' (PROVISOIRE)' : ''}`,
			en: `Edition ${id}, published on ${published} by ${publishedBy}${provisional ? ' (PROVISIONAL)' : ''}`
		})
	);
	output.line(
		output.words({
			fr: `Situation au ${formatDate(asOf, 'fr')}`,
			en: `As of ${formatDate(asOf, 'en')}`
		})
	);
	output.line();
	output.table(
		[
			{ title: output.words({ fr: 'Données', en: 'Data' }) },
			{ title: output.words({ fr: 'Partenaire', en: 'Partner' }) },
			{ title: output.words({ fr: 'Dernier dépôt', en: 'Last delivery' }) },
			{ title: output.words({ fr: 'Couvert jusqu’au', en: 'Covered until' }) },
			{ title: output.words({ fr: 'Prochain dépôt', en: 'Next delivery' }) }
		],
		files.map((file) => [
			fileTitle(file, language),
			file.partner?.name ?? '—',
			day(file.lastOn),
			day(file.coveredUntil),
			freshnessSentence(file, language)
		])
	);
	for (const file of files.filter(({ gaps }) => gaps.length > 0)) {
		const spans = file.gaps.map((period) => periodWords({ period }, language)).join(', ');
		output.note(
			output.words({
				fr: `${fileTitle(file, 'fr')}\u00a0: jamais reçu pour ${spans}.`,
				en: `${fileTitle(file, 'en')}: never received for ${spans}.`
			})
		);
	}
	const late = lateSentence(lateOnes(files), language);
	output.note(
		late === null ? output.words({ fr: 'Rien n’est en retard.', en: 'Nothing is late.' }) : late
	);
}

function statusDocument(
	{ id, publishedAt, publishedBy, provisional, asOf }: Edition,
	today: IsoDate,
	files: readonly Freshness[],
	language: Language
) {
	return {
		version: 1,
		edition: { id, publishedAt, publishedBy, provisional },
		asOf,
		today,
		late: lateOnes(files).length,
		files: files.map((file) => ({
			dataset: file.dataset,
			file: file.variant?.value ?? null,
			title: localize(file.title, language),
			partner: file.partner?.id ?? null,
			cadence: file.cadence,
			state: file.state,
			last: file.lastName === null ? null : { name: file.lastName, deliveredOn: file.lastOn },
			coveredUntil: file.coveredUntil,
			missing: file.gaps,
			next: file.period && { ...file.period, dueOn: file.dueOn },
			days: file.days
		}))
	};
}
